"""`make bench`: what a turn and what a kept record cost, beside what they could cost; all of it from one run."""

import asyncio
import tempfile
from pathlib import Path
from statistics import median, quantiles

from tools import bench_graph, bench_month, bench_reports, bench_storage
from tools.bench_turns import AGENTS, MY, POST, PRESS, SCREEN, Subject, measure

FLOOR = "a bare handler that posts its reply"
HEAD = f"{'one conversation, no token check':36}{'CPU ms a turn':>15}{'to the floor':>14}{'median ms':>11}{'p99 ms':>9}"


def main() -> None:
    """Prints the figures, and for each that is wanted whether it is met."""
    with tempfile.TemporaryDirectory() as folder:
        measured = {one.name: one for one in asyncio.run(measure(Path(folder)))}
    print(HEAD)
    for one in measured.values():
        print(_line(one, measured))
    print()
    kept = bench_storage.measure()
    for name, figure in kept.items():
        print(f"{figure:10.3f}  {name}")
    print()
    month, graph, counted = bench_month.measure(), bench_graph.measure(), bench_reports.measure()
    for name, figure in (month | graph | counted).items():
        print(f"{figure:10.3f}  {name}")
    print()
    for wanted, met in [
        *verdicts(measured, kept),
        *bench_month.wanted(month),
        *bench_graph.wanted(graph),
        *bench_reports.wanted(counted),
    ]:
        print(f"{'met    ' if met else 'NOT MET'}  {wanted}")
    print(harder(median(measured[SCREEN].cpu), median(measured[PRESS].cpu)))


def _line(one: Subject, measured: dict[str, Subject]) -> str:
    cost = median(one.cpu)
    ratio = cost / median(measured[one.floor].cpu) if one.floor else 1.0
    slow = quantiles(one.took, n=100)[98]
    return f"{one.name:36}{cost:15.2f}{ratio:14.1f}{median(one.took):11.2f}{slow:9.2f}"


def verdicts(measured: dict[str, Subject], kept: dict[str, float]) -> list[tuple[str, bool]]:
    """Each wanted figure with what was found, and whether it is met."""
    cost = {name: median(one.cpu) for name, one in measured.items()}
    few, many = (kept[f"commit at {rows} rows, times the append"] for rows in ("100", "10,000"))
    flat = many / few  # each beside its own append, for the disk is not equally busy at both
    return [
        *((f"{ours} costs less than the Agents SDK's bare echo", cost[ours] < cost[AGENTS]) for ours in (SCREEN, MY)),
        *((_within(ours, cost[ours] / cost[POST])) for ours in (SCREEN, MY)),
        (f"a durable commit at most 1.5 times an append-and-fsync: {few:.2f} and {many:.2f}", max(few, many) <= 1.5),
        (f"a durable commit is flat from 100 to 10,000 rows: {flat:.2f} times, beside its append", flat <= 1.2),
    ]


def _within(ours: str, ratio: float) -> tuple[str, bool]:
    return f"{ours} costs at most 5 times {FLOOR}: {ratio:.1f}", ratio <= 5


def harder(cost: float, floor: float) -> str:
    """A press posts nothing, so the floor above flatters it; this one neither posts nor keeps anything."""
    return f"        {SCREEN} costs {cost / floor:.1f} times {PRESS}, which keeps nothing"


if __name__ == "__main__":
    main()
