"""What each gate rested on, out of the records as they were at a moment. Procedure key: closing.gates."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from panel.actions import Action, State
from panel.closing import Stated
from panel.decisions import Ending
from panel.outcome_names import outcome_of
from panel.police import PoliceWord, position_now
from panel.referrals import Matrix
from panel.rules.entry import Position
from panel.said import said_date, said_when
from panel.tracing.before import of_matrix
from panel.tracing.sitting import agreed, written
from panel.tracing.story import NOT_RECORDED, Entry, Row, Rows, Story, given, on, ruled


@dataclass(frozen=True)
class Then:
    """A case as it stood at a moment, and the panel (its id, "" for none) at which it was decided on."""

    story: Story
    panel: str
    at: datetime

    @property
    def matrices(self) -> list[Matrix]:
        """The matrices that there were, oldest first."""
        return [each for each in self.story.file.matrices if each.set_at <= self.at]

    @property
    def police(self) -> list[PoliceWord]:
        """What the police had said."""
        return [each for each in self.story.police if each.at <= self.at]


def gates(then: Then) -> tuple[Entry, ...]:
    """Every gate of the procedure with what it rests on, and the text behind it."""
    return tuple(_gate(then, each.id, each.title) for each in then.story.procedure.closing.gates)


def _gate(then: Then, id: str, heading: str) -> Entry:
    found = EVIDENCE[id](then) or (("Evidence", NOT_RECORDED),)
    return Entry(heading, (*found, *ruled(then.story.procedure, f"closing.gates.{id}")))


def _asked(then: Then) -> Rows:
    story, item = then.story, then.story.discussion(then.panel)
    asks = (each for each in story.proposals if each.panel == then.panel)
    asked = tuple(("Asked by", f"{story.name(each.by)}, {said_when(each.at)}") for each in asks)
    heard = said_when(item.heard_at) if item and item.heard_at else NOT_RECORDED
    return (*(asked or (("Asked by", NOT_RECORDED),)), ("Its item open in a checked room", heard))


def _agreement(then: Then) -> Rows:
    made = then.story.decided(then.panel)
    if made is None:
        return ()
    return (("To be decided", outcome_of(then.story.procedure, made)), *agreed(then.story, made))


def _matrix(then: Then) -> Rows:
    if not then.matrices:
        return ()
    *earlier, last = then.matrices
    levels = "; ".join(f"{said_date(each.dated)}: {then.story.level(each.level)}" for each in earlier)
    discussed = [each for each in then.story.discussions if each.panel != then.panel and each.discussed]
    before = max((each.began_at for each in discussed if each.began_at <= then.at), default=None)
    looked = [each for each in then.story.seen if (each.panel, each.matrix) == (then.panel, last.id)]
    return given(
        ("Level", then.story.level(last.level)),
        *of_matrix(last),
        ("The discussion before", on(before) if before else ""),
        ("Looked at by the sitting", said_when(looked[0].at) if looked else NOT_RECORDED),
        ("Matrices before it", levels),
    )


def _below(then: Then) -> Rows:
    if not then.matrices:
        return ()
    rules, latest = then.story.procedure.matrix, then.matrices[-1]
    high = rules.is_high(latest.level, len(latest.because), latest.second)
    where = "at or above the threshold" if high else "below the threshold"
    return (("Level", f"{then.story.level(latest.level)}, {where}"), *threshold(then.story))


def threshold(story: Story) -> Rows:
    """What the threshold is, and the text behind it. Procedure: matrix.threshold."""
    levels = story.procedure.matrix.threshold.levels
    titles = "; ".join(story.level(each) for each in levels or ())
    return (("Threshold", titles or "None by level"), *ruled(story.procedure, "matrix.threshold.levels"))


def _reason(then: Then) -> Rows:
    found = [each for each in then.story.no_longer if each.panel == then.panel and each.at <= then.at]
    return tuple(row for each in found for row in written(then.story, each.by, each.words, each.changed))


def _statements(then: Then) -> Rows:
    story = then.story
    said = {each.statement: each for each in story.stated if each.panel == then.panel and each.at <= then.at}
    return tuple(
        (each.title, _stated(story, said[each.id]) if each.id in said else NOT_RECORDED)
        for each in story.procedure.closing.statements or ()
    )


def _stated(story: Story, said: Stated) -> str:
    return f"{said.words} ({story.name(said.by)}, {said_when(said.at)})"


def _safety_actions(then: Then) -> Rows:
    known = [each for each in then.story.actions if each.safety and each.made_at <= then.at]
    return tuple(_safety(then, each) for each in known) or (("Safety actions", "None was made"),)


def _safety(then: Then, each: Action) -> Row:
    over = each.ended_at is not None and each.ended_at <= then.at and each.state is not State.OPEN
    far = f"{each.state}, {on(each.ended_at)}" if over and each.ended_at else "open then"
    return each.id, f"Due {said_date(each.due)}; {far}"


def _police_outcome(then: Then) -> Rows:
    file, procedure = then.story.file, then.story.procedure
    levels = [(each.level, len(each.because), each.second) for each in then.matrices] or [(file.case.level, 0, "")]
    if not any(procedure.matrix.is_high(*each) for each in levels):
        return (("Not needed", "The risk was never at or above the threshold"),)
    where = position_now(file.referral, then.police, procedure)
    last = max(then.police, key=lambda each: (each.at, each.id), default=None)
    if where is None:
        return ()
    since = last.at if last else file.referral.police_at
    return given(
        ("The police", where.title),
        ("Outcome", "Awaited" if where.pending else _outcome(last, where)),
        ("Said on", on(since) if since else NOT_RECORDED),
    )


def _outcome(last: PoliceWord | None, where: Position) -> str:
    """What the police's outcome is; where they are somewhere that has none, nothing is missing."""
    return (last.outcome if last else "") or (NOT_RECORDED if where.outcome else "")


EVIDENCE: Mapping[str, Callable[[Then], Rows]] = {
    "asked": _asked,
    "agreement": _agreement,
    "matrix": _matrix,
    "below_threshold": _below,
    "reason": _reason,
    "statements": _statements,
    "safety_actions": _safety_actions,
    "police_outcome": _police_outcome,
}


def decided_at(story: Story, until: datetime, ending: Ending | None = None) -> str:
    """The panel that decided last, up to a moment, on whatever or on one `ending`; "" for none."""
    known = [each for each in story.decisions if each.at <= until and ending in (None, each.ending)]
    return max(known, key=lambda each: each.at).panel if known else ""
