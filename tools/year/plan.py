"""What the two replayed years are to come to: the review's figures, and what had to be made up around them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

SEED = 2257
TIMESCALE = 42
"""Days within which an assessment is to be done. The review names no number."""
CARRIED = 8
"""Children who are assessed in March after its panel, and so come to panel in the year after: as many each year."""


@dataclass(frozen=True)
class Plan:
    """One year: how many children are assessed, come to panel, and are assessed in time; for how many of those at panel
    an intervention of each provider is agreed; how many are considered and not referred, in each half of the year.
    `took` and `late` are the shortest and longest assessments in days, in time and not; `extra` are the panels beside
    the rhythm, each with the day on which it was added."""

    starts: date
    last_panel: date
    assessed: int
    to_panel: int
    in_time: int
    providers: Mapping[str, int]
    considered: tuple[int, int]
    took: tuple[int, int]
    late: tuple[int, int]
    extra: Mapping[date, date]


PLANS = (
    Plan(
        starts=date(2021, 4, 1),
        last_panel=date(2022, 3, 8),
        assessed=149,
        to_panel=123,
        in_time=69,
        providers={"youth_justice": 12, "head2head": 10, "slf": 9, "family_service": 28},
        considered=(31, 34),
        took=(24, 42),
        late=(44, 92),
        extra={date(2021, 9, 7): date(2021, 9, 28), date(2022, 1, 24): date(2022, 2, 22)},
    ),
    Plan(
        starts=date(2022, 4, 1),
        last_panel=date(2023, 3, 14),
        assessed=132,
        to_panel=102,
        in_time=78,
        providers={"youth_justice": 11, "head2head": 8, "slf": 6, "family_service": 25},
        considered=(33, 19),
        took=(20, 42),
        late=(44, 76),
        extra={
            date(2022, 5, 3): date(2022, 5, 24),
            date(2022, 7, 5): date(2022, 7, 26),
            date(2022, 10, 4): date(2022, 10, 25),
        },
    ),
)
ENDS = date(2023, 6, 19)
"""The day of the review, on which the report is read."""
