"""The people of the demo: one persona a role and one a seat, with the same ids every time."""

from collections.abc import Mapping
from functools import lru_cache
from uuid import NAMESPACE_URL, uuid5

from panel.people import Person, Post, Role, Training
from panel.procedure import Procedure

NUMBERED = ("practitioner", "chair", "deputy", "coordinator", "police")
"""These came first, with numbers; a name that came later has an id made from it, whatever seats a procedure has."""
ROLES = (
    Role.PRACTITIONER, Role.CHAIR, Role.DEPUTY, Role.COORDINATOR, Role.INVITEE, Role.LEAD, Role.AUDITOR,
    Role.DUTY_MANAGER, Role.SENIOR_MANAGER,
)  # fmt: skip


DOMAIN = "demo.example"
"""Where a persona's invitations go: nowhere."""


@lru_cache
def persona_id(name: str) -> str:
    """The Entra object id of a persona: stable, and plainly nobody's."""
    if name in NUMBERED:
        return f"00000000-0000-4000-8000-{NUMBERED.index(name) + 1:012d}"
    return f"00000000-0000-4000-8000-{uuid5(NAMESPACE_URL, name).hex[:12]}"


def personas(running: Mapping[str, Procedure]) -> dict[str, Person]:
    """Every persona by name: the roles, then the seats of the procedures that run. The child's own workers are
    practitioners."""
    posts: dict[str, list[Post]] = {role.replace(" ", "_"): [Post(name, role) for name in running] for role in ROLES}
    for name, procedure in running.items():
        first, *others = procedure.chairs.seats or ("",)
        posts["chair"] = [Post(name, Role.CHAIR, first) if each.procedure == name else each for each in posts["chair"]]
        for other in others:
            posts.setdefault(other, []).append(Post(name, Role.CHAIR, other))
        for seat in procedure.seats:
            post = Post(name, Role.PRACTITIONER) if seat.by_case else Post(name, Role.MEMBER, seat.id)
            posts.setdefault(seat.id, []).append(post)
    trained = _trained(running)
    return {
        name: Person(
            persona_id(name),
            f"Demo {name.replace('_', ' ')}",
            tuple(held),
            email=f"{name}@{DOMAIN}",
            trainings=trained if name in (Role.PRACTITIONER, *_assess(running)) else (),
        )
        for name, held in posts.items()
    }


def _trained(running: Mapping[str, Procedure]) -> tuple[Training, ...]:
    """Every training that a procedure asks for, so that there is somebody who may lead an assessment."""
    named = (each.assessments.trained for each in running.values())
    return tuple(Training(what) for what in dict.fromkeys(named) if what)


def _assess(running: Mapping[str, Procedure]) -> set[str]:
    """The seats that assess together."""
    return {seat for each in running.values() for seat in each.assessments.between or ()}


def name_of(id: str, running: Mapping[str, Procedure]) -> str:
    """The name of the persona with an id; "" for anybody else."""
    return next((name for name, person in personas(running).items() if person.id == id), "")


def title_of(name: str, running: Mapping[str, Procedure]) -> str:
    """What a persona is called in the middle of a sentence: its seat's own name, or its role."""
    seats = (seat for procedure in running.values() for seat in procedure.seats if seat.id == name)
    return next((seat.name for seat in seats), name.replace("_", " "))
