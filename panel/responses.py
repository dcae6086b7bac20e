"""What follows a screening that calls no meeting: where the child's case goes, and what is not done of it yet."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from panel.cases import Case, CaseStatus
from panel.procedure import Procedure
from panel.questions import Question, check, day, line, not_later, one, text
from panel.rules.responses import Does, Response
from panel.said import wall_day
from panel.screening import INSTEAD, Outcome, Screening, Waiting
from panel.wording import STATUS
from panel.words import Made, Reason

OTHER = "other"
REASON = "Give the reason"
ON = {
    Does.SERVICE: "Sent on which date?",
    Does.MONITORED: "When is the step-down meeting, or when was it?",
    Does.OWN_MEETING: "When does it meet, or when did it?",
    Does.DISCUSSION: "When is the discussion, or when was it?",
}
RECEIVES = (Does.SERVICE, Does.MONITORED)


@dataclass(frozen=True)
class Route:
    """What follows the screening of this `id`: the response (its id, and what it `does`), and the service, agency,
    meeting or person it goes `to`. `on` is when it was sent, or meets; `received_by` and `received_on`, or `outcome`,
    are what became of it, as somebody said last (`said_by`, `said_at`). `again` is why it was screened once more."""

    id: str
    case: str
    response: str
    does: Does
    to: str
    by: str
    at: datetime
    on: date | None = None
    outcome: str = ""
    received_by: str = ""
    received_on: date | None = None
    said_by: str = ""
    said_at: datetime | None = None
    again: str = ""
    again_by: str = ""
    again_at: datetime | None = None
    rev: int = 0

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not done yet, in words that nobody typed."""
        undated = {
            Does.SERVICE: "the day on which it was sent",
            Does.MONITORED: "the date of the step-down meeting",
            Does.OWN_MEETING: "the date of the child’s own meeting",
            Does.DISCUSSION: "the date of the discussion with the police",
        }
        found = () if self.on else (undated[self.does],)
        if self.does in RECEIVES:
            return found if self.received_by else (*found, "word that it was received")
        return found if self.outcome else (*found, "what came of it")


def response_of(id: str, procedure: Procedure) -> Response | None:
    """A response by its id; None if the procedure has none of that id."""
    return next((each for each in procedure.screening.responses if each.id == id), None)


def fitting(case: Case, procedure: Procedure) -> list[Response]:
    """What may follow for a case of this kind at this level. Procedure: [[screening.responses]]."""
    return [each for each in procedure.screening.responses if each.is_for(case.kind, case.level)]


def suggested(status: str, procedure: Procedure) -> str:
    """The id of the child's own meeting that is suggested for what the referral says is in place; "" for none."""
    return next((each.id for each in procedure.screening.meetings if status in each.statuses), "")


def because(status: str, procedure: Procedure) -> str:
    """Why a meeting is suggested, in words; "" where none is."""
    if not suggested(status, procedure):
        return ""
    return f"Suggested, because the referral says: {STATUS.get(status, status)}. A person sets it."


def filled_in(response: Response, status: str, procedure: Procedure) -> dict[str, str]:
    """What stands in a form already."""
    given = {"destination": response.service, "meeting": suggested(status, procedure)}
    return {id: answer for id, answer in given.items() if answer}


def questions(response: Response, waiting: Waiting, procedure: Procedure) -> tuple[Question, ...]:
    """What is answered for a response that calls no meeting; for one that is not for this kind and level, why it is
    taken all the same."""
    reason = text("reason", response.asks or "Reason", required=REASON)
    on = day("on", f"{ON[response.does]} (optional)", "For example, 13 1 2027")
    instead = () if waiting.fits else (INSTEAD,)
    return (*_to(response, procedure), on, reason, *instead)


def _to(response: Response, procedure: Procedure) -> tuple[Question, ...]:
    match response.does:
        case Does.MONITORED:
            agencies = {**_may_lead(response, procedure), OTHER: "Another agency, named below"}
            asks = "Which agency leads the monitoring of the risk?"
            other = line("monitors_other", "Another agency (optional)")
            return one("monitors", asks, agencies, required="Say which agency leads the monitoring"), other
        case Does.OWN_MEETING:
            meetings = {each.id: each.title for each in procedure.screening.meetings}
            return (one("meeting", "In which of the child’s own meetings?", meetings, required="Choose the meeting"),)
        case Does.DISCUSSION:
            return (line("holder", "Who holds it with the police?", "Name and post", required="Say who holds it"),)
    return (line("destination", "To which service?", required="Say to which service"),)


def _may_lead(response: Response, procedure: Procedure) -> dict[str, str]:
    shut = _shut(response, procedure)
    return {each.id: each.agency for each in procedure.seats if _plain(each.agency) not in shut}


def _shut(response: Response, procedure: Procedure) -> set[str]:
    """What those are called who may not lead the monitoring: their agencies and their seats."""
    seats = [each for each in procedure.seats if each.id in response.not_led_by]
    names = [words for each in seats for words in (each.agency, each.title, each.name)]
    return {_plain(words) for words in (*names, *response.not_led_names)}


def _plain(words: str) -> str:
    """A name as it is compared: letters and figures alone, with a space after each word."""
    kept = (each for each in words.casefold() if each.isalnum() or each.isspace())
    return f"{' '.join(''.join(kept).split())} "


def decide(
    made: Made, waiting: Waiting, response: Response, fields: Mapping[str, str], procedure: Procedure
) -> tuple[Screening, Route]:
    """The decision on a waiting referral that calls no meeting, and what follows; `Refused` names what is missing."""
    asked, today = questions(response, waiting, procedure), wall_day(made.at)
    answers = check(asked, fields, today, lambda given: _unfit(given, response, procedure, today))
    to = _goes_to(answers, response, procedure)
    screening = Screening(
        made.id,
        waiting.reference,
        Outcome.SIGNPOST,
        answers["reason"],
        made.by,
        made.at,
        destination=to,
        response=response.id,
        responded=response.title,
        instead=answers.get("instead", ""),
    )
    on = date.fromisoformat(answers["on"]) if "on" in answers else None
    return screening, Route(made.id, waiting.reference, response.id, response.does, to, made.by, made.at, on)


def _unfit(given: Mapping[str, str], response: Response, procedure: Procedure, today: date) -> list[Reason]:
    sent = not_later(given, "on", "The date on which it was sent", today) if response.does is Does.SERVICE else []
    if given.get("monitors") != OTHER:
        return sent
    named = given.get("monitors_other", "")
    if not named:
        return [Reason("Name the agency", field="monitors_other"), *sent]
    if _plain(named).startswith(tuple(_shut(response, procedure))):
        return [Reason(f"{named} may not lead the monitoring here: pick another agency", field="monitors_other"), *sent]
    return sent


def _goes_to(answers: Mapping[str, str], response: Response, procedure: Procedure) -> str:
    match response.does:
        case Does.MONITORED:
            agencies = _may_lead(response, procedure)
            return agencies.get(answers["monitors"]) or answers["monitors_other"]
        case Does.OWN_MEETING:
            return next(each.title for each in procedure.screening.meetings if each.id == answers["meeting"])
        case Does.DISCUSSION:
            return answers["holder"]
    return answers["destination"]


def follows(case: Case, route: Route, now: datetime) -> Case:
    """The case, which goes to no meeting here; what is not done of its route is waited for."""
    waits = replace(case, status=CaseStatus.SIGNPOSTED, decided_at=now, received_by="", received_on=None)
    return replace(waits, route=route.id, route_on=route.on, route_steps=0)
