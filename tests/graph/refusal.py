"""How Graph says no."""

from typing import Any


class Refusal(Exception):
    """An answer that is an error: its status, Graph's code for it, its words."""

    def __init__(self, status: int, code: str, words: str = "", headers: dict[str, str] | None = None) -> None:
        super().__init__(words or code)
        self.status = status
        self.code = code
        self.headers = headers or {}

    @property
    def body(self) -> dict[str, Any]:
        """The error as it stands on the wire."""
        inner = {"date": "2026-11-23T10:00:00", "request-id": "00000000-0000-4000-8000-0000000000ff"}
        return {"error": {"code": self.code, "message": str(self), "innerError": inner}}


def not_found(code: str = "ErrorItemNotFound") -> Refusal:
    """There is no such thing."""
    return Refusal(404, code, "The specified object was not found in the store.")
