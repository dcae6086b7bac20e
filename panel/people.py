"""Who is who: a person, the roles they hold in a procedure, and the seat they speak for."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    PRACTITIONER = "practitioner"
    MEMBER = "member"
    CHAIR = "chair"
    DEPUTY = "deputy"
    COORDINATOR = "coordinator"


@dataclass(frozen=True)
class Post:
    """One role in one procedure; `seat` is the id of the seat a member speaks for."""

    procedure: str
    role: Role
    seat: str = ""


@dataclass(frozen=True)
class Person:
    """Somebody who may talk to the bot. `id` is the Entra object id, in lower case."""

    id: str
    name: str
    posts: tuple[Post, ...] = ()
    rev: int = 0

    def roles(self, procedure: str) -> frozenset[Role]:
        return frozenset(post.role for post in self.posts if post.procedure == procedure)

    def seats(self, procedure: str) -> frozenset[str]:
        return frozenset(post.seat for post in self.posts if post.procedure == procedure and post.seat)
