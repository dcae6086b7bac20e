"""What goes wrong with Microsoft Graph, in our own words. Nothing of an answer's text or of an address is in them."""

from email.utils import parsedate_to_datetime

import httpx
from azure.core.exceptions import AzureError, ClientAuthenticationError
from kiota_abstractions.api_error import APIError
from msgraph.generated.models.o_data_errors.o_data_error import ODataError

from bot.ports import Busy, Hindered, NotSent
from panel.words import Hindrance

LONGEST = 3600.0
"""Seconds until what no waiting mends by itself is asked once more."""
DAY = 86400.0
"""Seconds that Microsoft is obeyed for at the most when it says to come back later."""
POLICY = "CsApplicationAccessPolicy"


class Missing(NotSent):
    """What was asked about is not there; `code` is Microsoft's own word for why."""

    def __init__(self, code: str) -> None:
        super().__init__("it is not there", LONGEST)
        self.code = code


class Answered(NotSent):
    """It was answered, and neither done nor there: `status` says how."""

    def __init__(self, status: int, after: float = 0.0) -> None:
        super().__init__(f"Microsoft 365 answers {status}", after)
        self.status = status


def meaning(error: Exception, permission: str, credential: str) -> NotSent | None:
    """What an error means for a request that needs a permission, made with a credential (the name of its setting);
    None for one that is not the world's but our own."""
    match error:
        case NotSent():
            return error
        case APIError():
            return _answered(error, permission, credential)
        case ClientAuthenticationError() if not _passing(error.status_code):
            return Hindered(Hindrance.CREDENTIALS, credential)
        case AzureError() | httpx.HTTPError() | TimeoutError() | OSError():
            return NotSent("Microsoft 365 cannot be reached")
        case ValueError():
            return NotSent("an answer cannot be read")
    # kiota says with a bare Exception that an answer is of a kind which it cannot read.
    return NotSent("an answer cannot be read") if type(error) is Exception else None


def undecided(error: Exception) -> bool:
    """Whether a request may have been carried out, though no answer says so."""
    match error:
        case httpx.ConnectError() | httpx.ConnectTimeout() | httpx.PoolTimeout():
            return False
        case APIError():
            return (error.response_status_code or 500) >= 500
    return isinstance(error, (httpx.HTTPError, TimeoutError, ValueError)) or type(error) is Exception


def _answered(error: APIError, permission: str, credential: str) -> NotSent:
    status, (code, words) = error.response_status_code or 0, _said(error)
    if status == 401:
        return Hindered(Hindrance.CREDENTIALS, credential)
    if status == 403 and "application access policy" in words.lower():
        return Hindered(Hindrance.POLICY, POLICY)
    if status == 403:
        return Hindered(Hindrance.PERMISSION, permission)
    if status in (404, 410):
        return Missing(code)
    if status == 429:
        return Busy("Microsoft 365 is asked too often", _after(error))
    return Answered(status, _after(error))


def _said(error: APIError) -> tuple[str, str]:
    """Microsoft's code and words for it."""
    main = error.error if isinstance(error, ODataError) else None
    return (main.code or "", main.message or "") if main else ("", "")


def _after(error: APIError) -> float:
    """Seconds until it may be asked again, said as a number or a moment; 0 where it is not said, and the queue's own
    back-off is enough."""
    headers = error.response_headers or {}
    value = headers.get("Retry-After") or ""
    return min(float(value), DAY) if value.isdecimal() else _until(value, headers.get("Date") or "")


def _until(moment: str, now: str) -> float:
    """Seconds from what the answer itself says is now; `LONGEST` where it does not say that."""
    try:
        left = parsedate_to_datetime(moment) - parsedate_to_datetime(now or moment)
    except (TypeError, ValueError):
        return 0.0
    return min(max(left.total_seconds(), 0.0), DAY) if now else LONGEST


def _passing(status: int | None) -> bool:
    return status is not None and (status == 429 or status >= 500)
