"""What the panel recommends, and what became of what specialist reports recommend. Procedure key: [recommendations]."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from panel.procedure import Procedure
from panel.questions import Question, check, day, line, not_later, one, text
from panel.rules.after import Provider
from panel.said import wall_day
from panel.words import Made, Reason, Refused


@dataclass(frozen=True)
class Assessment:
    """A specialist report: with which tool, by whom, of when, and where it is kept. It stays where it is."""

    id: str
    case: str
    tool: str
    author: str
    dated: date
    kept: str
    by: str
    at: datetime
    rev: int = 0


@dataclass(frozen=True)
class Recommendation:
    """`id` is its own (`SHCG-R003`). `kind` is one of the procedure's; `provider` is who is to do it, chosen or typed.
    One out of a specialist report names it (`assessment`). `agreed` is None until a sitting has said; not agreed, it
    says `why_not`. It is followed until `implemented_on`, or until it is said why it was not (`fell_through`);
    `waits_for` is the seat it waits for until then, "" where there is nothing to wait for."""

    id: str
    case: str
    kind: str
    words: str
    by: str
    at: datetime
    panel: str = ""
    seat: str = ""
    provider: str = ""
    assessment: str = ""
    agreed: bool | None = None
    why_not: str = ""
    agreed_at: datetime | None = None
    agreed_by: str = ""
    implemented_on: date | None = None
    fell_through: str = ""
    followed_by: str = ""
    waits_for: str = ""
    rev: int = 0

    @property
    def finished(self) -> bool:
        """Whether nothing more is to come of it."""
        return self.agreed is False or self.implemented_on is not None or bool(self.fell_through)


AGREE: tuple[Question, ...] = (
    one("agreed", "Is it agreed at this sitting?", {"yes": "Agreed", "no": "Not agreed"}, required="Say if it is"),
    text("why_not", "If not, why not?"),
)
FOLLOW: tuple[Question, ...] = (
    one(
        "became",
        "What became of it?",
        {"done": "It was implemented", "not": "It fell through"},
        required="Say what became of it",
    ),
    day("implemented_on", "If it was implemented, on what date?", "For example, 28 1 2027"),
    text("fell_through", "If it fell through, why?"),
)


def questions(procedure: Procedure, sitting: bool) -> tuple[Question, ...]:
    """What is asked of a recommendation; whether it is agreed only where a panel sits on the case. Procedure:
    recommendations.kinds, .providers."""
    named = procedure.recommendations.providers
    typed = "Another provider, if it is none of these (optional)" if named else "Who is to do it? (optional)"
    return (
        one(
            "kind",
            "What kind?",
            {each.id: each.title for each in procedure.recommendations.kinds},
            required="Choose the kind",
        ),
        text("words", "What is recommended?", "Say “Child B”, not a name", required="Say what is recommended"),
        *([_providers(named)] if named else []),
        line("other_provider", typed, "A service, not a person"),
        one(
            "seat",
            "Who sees it through?",
            {each.id: each.name for each in procedure.seats},
            required="Choose who sees it through",
        ),
        *(AGREE if sitting else ()),
    )


def _providers(named: Iterable[Provider]) -> Question:
    titles = {each.id: each.title if each.open else f"{each.title}: takes no referrals now" for each in named}
    return one("provider", "Who is to do it? (optional)", titles)


def recommend(
    made: Made, case: str, sitting: str, fields: Mapping[str, str], procedure: Procedure, assessment: str = ""
) -> Recommendation:
    """A recommendation, agreed or not where a panel (`sitting`) sits on the case; `Refused` names what is missing, and
    a provider that takes no referrals, with those that do."""
    asked = questions(procedure, bool(sitting))
    answers = check(asked, fields, wall_day(made.at), lambda answers: _fits(answers, procedure))
    found = Recommendation(
        made.id,
        case,
        answers["kind"],
        answers["words"],
        made.by,
        made.at,
        seat=answers["seat"],
        provider=_provider(answers, procedure),
        assessment=assessment,
        waits_for=answers["seat"],
    )
    return _agreed(found, sitting, answers, made.by, made.at) if sitting else found


def agree(found: Recommendation, sitting: str, fields: Mapping[str, str], by: str, now: datetime) -> Recommendation:
    """The recommendation as a sitting agrees to it or not; `Refused` for one that was settled before."""
    to_agree(found)
    return _agreed(found, sitting, check(AGREE, fields, wall_day(now), _why_not), by, now)


def to_agree(found: Recommendation) -> None:
    """`Refused` for a recommendation that a sitting has spoken on."""
    if found.agreed is not None:
        words = "was agreed" if found.agreed else "was not agreed"
        raise Refused(f"{found.id} {words} already. Nothing was changed by this press.")


def follow(found: Recommendation, fields: Mapping[str, str], by: str, now: datetime) -> Recommendation:
    """The recommendation, implemented or fallen through; `Refused` for one that was not agreed, or is finished."""
    to_follow(found)
    today = wall_day(now)
    answers = check(FOLLOW, fields, today, lambda answers: _became(answers, today))
    done = answers["became"] == "done"
    return replace(
        found,
        implemented_on=date.fromisoformat(answers["implemented_on"]) if done else None,
        fell_through="" if done else answers["fell_through"],
        followed_by=by,
        waits_for="",
    )


def to_follow(found: Recommendation) -> None:
    """`Refused` for a recommendation of which nothing is to be said any more, or not yet."""
    if found.finished:
        raise Refused(f"What became of {found.id} is written down already. Nothing was changed by this press.")
    if found.agreed is None:
        raise Refused(f"{found.id} is not agreed yet: a sitting says so first. Nothing was changed by this press.")


def still_open(found: Iterable[Recommendation]) -> list[Recommendation]:
    """Those of which something is still to come: what specialist reports ask for first, then the oldest."""
    return sorted((each for each in found if not each.finished), key=lambda each: (not each.assessment, each.at))


def _agreed(found: Recommendation, sitting: str, answers: Mapping[str, str], by: str, now: datetime) -> Recommendation:
    agreed = answers["agreed"] == "yes"
    return replace(
        found,
        panel=sitting,
        agreed=agreed,
        why_not="" if agreed else answers["why_not"],
        agreed_at=now,
        agreed_by=by,
        waits_for=found.seat if agreed else "",
    )


def _fits(answers: Mapping[str, str], procedure: Procedure) -> list[Reason]:
    named = procedure.recommendations.providers or ()
    found = next((each for each in named if each.id == answers.get("provider")), None)
    twice = [Reason("Choose a provider or type one, not both", field="other_provider")]
    both = twice if found and "other_provider" in answers else []
    return [*_closed(found, named), *both, *_why_not(answers)]


def _closed(found: Provider | None, named: Iterable[Provider]) -> list[Reason]:
    """That a provider takes no referrals now, why, and which others do."""
    if found is None or found.open:
        return []
    others = ", ".join(each.title for each in named if each.open) or "none that is named here"
    why = f": {found.why}" if found.why else ""
    return [Reason(f"{found.title} takes no referrals now{why}. Open: {others}", field="provider")]


def _provider(answers: Mapping[str, str], procedure: Procedure) -> str:
    named = {each.id: each.title for each in procedure.recommendations.providers or ()}
    return answers.get("other_provider") or named.get(answers.get("provider", ""), "")


def _why_not(answers: Mapping[str, str]) -> list[Reason]:
    lacks = answers.get("agreed") == "no" and "why_not" not in answers
    return [Reason("Say why it is not agreed", field="why_not")] if lacks else []


def _became(answers: Mapping[str, str], today: date) -> list[Reason]:
    if answers["became"] == "not":
        return [] if "fell_through" in answers else [Reason("Say why it fell through", field="fell_through")]
    if "implemented_on" not in answers:
        return [Reason("Enter the date on which it was implemented", field="implemented_on")]
    return not_later(answers, "implemented_on", "The date on which it was implemented", today)
