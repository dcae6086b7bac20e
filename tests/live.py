"""What a partnership sets before it goes live, for tests that run in production mode. Everything in it is fictional."""

from pathlib import Path

from tests.panel.durham import DURHAM

POSTS = {
    "practitioner": 'role = "practitioner"',
    "chair": 'role = "chair"',
    "deputy": 'role = "deputy"',
    "coordinator": 'role = "coordinator"',
    "member": 'role = "member"\nseat = "police"',
    "health": 'role = "member"\nseat = "health"',
    "education": 'role = "member"\nseat = "education"',
    "health deputy": 'role = "member"\nseat = "health"\ndeputises = true',
    "duty manager": 'role = "duty manager"',
    "senior manager": 'role = "senior manager"',
    "invitee": 'role = "invitee"',
    "lead": 'role = "lead"',
}
ROLES = tuple(POSTS)


def overlay() -> str:
    """An overlay that sets everything which must be set before going live."""
    sections: dict[str, list[str]] = {}
    for key in DURHAM.missing_before_live:
        section, name = key.split(".")
        sections.setdefault(section, []).append(f'{name} = {{ value = "Set for a test", local = "the test, 2026" }}')
    rest = "\n".join(f"[{section}]\n" + "\n".join(lines) for section, lines in sections.items())
    return f'overlay_of = "durham-shcg"\nversion = "test-1"\n{rest}\n'


def roster() -> str:
    """One person a role and a few seats, with ids that say which: see `person_id`."""
    return "\n".join(
        f'[[person]]\nid = "{person_id(role)}"\nname = "Test {role}"\n'
        f'[[person.post]]\nprocedure = "durham-shcg"\n{post}\n'
        for role, post in POSTS.items()
    )


def person_id(role: str) -> str:
    """The Entra object id of somebody on that roster."""
    return f"abcdef00-0000-4000-8000-{ROLES.index(role) + 1:012d}"


def furnish(folder: Path, live: bool = True) -> dict[str, str]:
    """Writes the roster, and the overlay if it is to be live; gives the settings that name them."""
    procedures = folder / "procedures"
    procedures.mkdir(parents=True, exist_ok=True)
    (folder / "roster.toml").write_text(roster(), "utf-8")
    if live:
        (procedures / "local.toml").write_text(overlay(), "utf-8")
    return {"CONVENOR_DATA": str(folder), "CONVENOR_PROCEDURES_DIR": str(procedures)}
