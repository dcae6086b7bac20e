"""What is counted of children on their way to the panel: records and a span of days in, a value out."""

from collections.abc import Iterable
from datetime import date

from panel.assessments import AgreedAssessment, State
from panel.consents import GIVEN, Consent
from panel.considered import Considered
from panel.reporting.figures import Count, Parts, Spread
from panel.reporting.journeys import Journey, Records, Tally
from panel.said import wall_day
from panel.spans import Span


def enquiries(records: Records, span: Span) -> Count:
    """The children who were referred, and those who were considered and not referred."""
    referred = sum(each.referred in span for each in records.journeys)
    others = sum(not each.referred for each in considered_in(records, span))
    return Count(referred + others, tells=(Count(others),))


def considered(records: Records, span: Span) -> Parts:
    """The children on the pathway who were considered: to be referred, and not."""
    found = considered_in(records, span)
    return Parts(_parts(each.referred for each in found).counts, told_by_considered(found))


def told_by_considered(found: Iterable[Considered]) -> tuple[Count | Parts, ...]:
    """What any count of those who were considered gives back beside the enquiries, and beside the others of them."""
    divided = _parts(each.referred for each in found)
    return divided, Count(divided.counts[1])


def considered_in(records: Records, span: Span) -> list[Considered]:
    """The children who were considered in a span."""
    return [each for each in records.considered if not each.waits and wall_day(each.at) in span]


def came(records: Records, span: Span) -> Parts:
    """Of the children who were assessed in a span, those whom a panel has discussed since, and those it has not."""
    found = [each for each in records.journeys if each.assessed and each.assessed in span]
    return _parts(each.heard is not None for each in found)


def until_assessed(records: Records, span: Span) -> Spread:
    """The part of the wait until the assessment was done, of the children first discussed in a span."""
    return Spread(tuple((done - needed).days for needed, done, _ in _three(records, span)))


def after_assessed(records: Records, span: Span) -> Spread:
    """The rest of the wait: the assessment is done, and the family stays open until the panel."""
    return Spread(tuple((heard - done).days for _, done, heard in _three(records, span)))


def _three(records: Records, span: Span) -> list[tuple[date, date, date]]:
    """When a panel was found to be needed, when the assessment was done, somewhere in between, and when it sat."""
    found = ((each.needed, each.assessed, each.heard) for each in first_heard(records, span))
    known = [(needed, done, heard) for needed, done, heard in found if needed and done and heard and needed <= heard]
    return [(needed, min(max(done, needed), heard), heard) for needed, done, heard in known]


def transfers(records: Records, span: Span) -> Count:
    """How often a child was handed on to another worker."""
    return Count(sum(wall_day(each.at) in span for one in records.journeys for each in one.transfers))


def handed_on(records: Records, span: Span) -> Parts:
    """Of the children first discussed in a span, those who were handed on before, and those who were not."""
    return _parts(
        any(each.heard and wall_day(moved.at) <= each.heard for moved in each.transfers)
        for each in first_heard(records, span)
    )


def consent_ended(records: Records, span: Span) -> Parts:
    """Of the children first discussed in a span, those for whom consent was refused, withdrawn or not asked about again
    in time while they waited, and the others."""
    return _parts(
        any(_ended(word, each.consents, each.heard) for word in each.consents if each.heard)
        for each in first_heard(records, span)
    )


def _ended(word: Consent, every: Iterable[Consent], heard: date) -> bool:
    """Whether consent to something was not there any more, once, before the panel."""
    if word.dated > heard:
        return False
    if word.said != GIVEN:
        return True
    again = any(each.what == word.what and word.dated < each.dated <= heard for each in every)
    return word.review_on is not None and word.review_on < heard and not again


def as_said(records: Records, span: Span) -> Parts:
    """Of the children first discussed in a span, those whose panel came within the days that were said when they were
    accepted, and those whose did not."""
    known = [(each.said, each.heard) for each in first_heard(records, span)]
    return _parts(said.first <= heard <= said.last for said, heard in known if said and heard)


def in_timescale(records: Records, span: Span) -> Parts:
    """The assessments that were completed in a span and had a day: those completed by it, and those completed after."""
    return _parts(each.completed <= each.due for each in _completed(records, span) if each.completed and each.due)


def late_because(reasons: tuple[str, ...]) -> Tally:
    """The assessments that were completed after their day in a span, by the last of these reasons that was given; one
    for which none of them was given stands under the last."""

    def tally(records: Records, span: Span) -> Parts:
        said = [each.delays[-1].reason if each.delays else "" for each in _completed(records, span) if _late(each)]
        counts = [said.count(reason) for reason in reasons[:-1]]
        return Parts((*counts, len(said) - sum(counts)), (in_timescale(records, span),))

    return tally


def overdue(records: Records, span: Span) -> Count:
    """The assessments whose day was past when a span ended, and which were not completed by then."""
    last = min(span.last or records.today, records.today)
    every = (each for one in records.journeys for each in one.assessments if each.state is not State.CANCELLED)
    return Count(
        sum(each.due is not None and each.due < last < (each.completed or date.max) for each in every), adds=False
    )


def _completed(records: Records, span: Span) -> list[AgreedAssessment]:
    every = (each for one in records.journeys for each in one.assessments)
    return [each for each in every if each.completed and each.completed in span]


def _late(found: AgreedAssessment) -> bool:
    return found.due is not None and found.completed is not None and found.completed > found.due


def first_heard(records: Records, span: Span) -> list[Journey]:
    """The children whom a panel discussed first in a span."""
    return [each for each in records.journeys if each.heard and each.heard in span]


def _parts(found: Iterable[bool]) -> Parts:
    every = list(found)
    return Parts((sum(every), len(every) - sum(every)))
