"""The people of the demo: one persona a role, the same ids every time."""

from panel.people import Person, Post, Role

PERSONAS = {
    "practitioner": (Role.PRACTITIONER, ""),
    "chair": (Role.CHAIR, ""),
    "deputy": (Role.DEPUTY, ""),
    "coordinator": (Role.COORDINATOR, ""),
    "police": (Role.MEMBER, "police"),
}


def persona_id(name: str) -> str:
    """The Entra object id of a persona: stable, and plainly nobody's."""
    return f"00000000-0000-4000-8000-{list(PERSONAS).index(name) + 1:012d}"


def roster(procedures: list[str]) -> list[Person]:
    """The personas, with their role in every procedure that runs here."""
    return [
        Person(persona_id(name), f"Demo {name}", tuple(Post(procedure, role, seat) for procedure in procedures))
        for name, (role, seat) in PERSONAS.items()
    ]
