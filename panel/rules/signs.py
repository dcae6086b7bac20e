"""A procedure's rules for what a case's own records tell: from when on each is a sign."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SignRules:
    """From when on something is a sign; None where that sign is off.

    The police are waited for and nothing has begun for `nothing_begun_days`; conditions without a review day were last
    spoken of `conditions_days` ago; consent without one is `consent_days` old. At the last `sittings_without_plan`
    something was noted under the part `events` of an item, and nothing under the part `plan`. So many `processes` run
    at once. The prosecutors have `prosecutors_days` from when the police had it.
    """

    nothing_begun_days: int | None
    conditions_days: int | None
    consent_days: int | None
    sittings_without_plan: int | None
    plan: str | None
    events: str | None
    processes: int | None
    prosecutors_days: int | None
