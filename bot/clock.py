"""The one place that reads the clock: everywhere else, time is an argument."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


class MovableClock:
    """A demo's clock: as far `ahead` of another (seconds) as it was moved. It never goes back."""

    def __init__(self, base: Callable[[], datetime], ahead: float = 0.0) -> None:
        self._base = base
        self.ahead = ahead

    def __call__(self) -> datetime:
        return self._base() + timedelta(seconds=self.ahead)

    def move_to(self, moment: datetime) -> None:
        """From now on it is at least this moment."""
        self.ahead = max(self.ahead, (moment - self._base()).total_seconds())
