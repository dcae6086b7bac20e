"""How the door says no."""


class Refusal(Exception):
    """A request that is not let in. `why` is one of our own sentences, never anything that was sent."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why
