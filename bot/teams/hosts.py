"""Where the bot may send a reply and its token: exact hosts, never a suffix that anybody could register under."""

from dataclasses import dataclass

from yarl import URL

MICROSOFT = (
    "https://smba.trafficmanager.net",
    "https://smba.infra.gcc.teams.microsoft.com",
    "https://smba.infra.gov.teams.microsoft.us",
    "https://smba.infra.dod.teams.microsoft.us",
)
"""Teams in the public cloud, GCC, GCC High and DoD, as Microsoft's own SDKs list them."""

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def origin(url: str) -> URL | None:
    """Scheme, host and port of a plain http or https address; None for anything else, a user name in it included."""
    try:
        parsed = URL(url)
        plain = parsed.scheme in {"http", "https"} and not (parsed.user or parsed.password or parsed.query_string)
        return parsed.origin() if plain and not parsed.fragment else None
    except ValueError:
        return None


def secure(url: str) -> bool:
    """Whether nobody on the way can read it: https, or http that does not leave this machine."""
    here = origin(url)
    return here is not None and (here.scheme == "https" or here.host in LOOPBACK)


@dataclass(frozen=True)
class Hosts:
    """The origins allowed by name; `loopback` allows http on this machine at any port as well (demo)."""

    exact: frozenset[str]
    loopback: bool = False

    def allow(self, service_url: str) -> bool:
        """Whether a reply may go to this service address."""
        here = origin(service_url)
        if here is None:
            return False
        return str(here) in self.exact or (self.loopback and here.scheme == "http" and here.host in LOOPBACK)
