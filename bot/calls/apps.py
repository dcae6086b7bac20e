"""The app in people's own chats: who has it, and giving it to those for whom a coordinator wants it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.booking import go
from bot.calls.call import Call, Outside
from panel.apps import App, Held, seen
from panel.people import Person
from storage.records import Conversation, Errand, Reach
from storage.store import Turn

WEEK = timedelta(days=7)
FIRST = timedelta(minutes=10)
"""After a start the panels are booked first."""


def used(turn: Turn, tenant: bool) -> None:
    """At a start with a tenant everybody is looked up soon; without one nothing is known of the app any more."""
    if tenant:
        _look_up(turn, turn.now + FIRST)
    else:
        for app in turn.find(App):
            turn.delete(app)


def newcomers(turn: Turn) -> None:
    """Where there is a tenant, whoever has come onto a roster is looked up at once."""
    if turn.find(App) or any(each.id.startswith("app ") for each in turn.find(Errand)):
        _look_up(turn, turn.now)


def look_again(turn: Turn, person: str) -> None:
    """Somebody has taken it out of their chat, or nothing reaches them there: where there is a tenant, whether they
    have it is seen at once."""
    if turn.maybe(App, person) or turn.maybe(Errand, f"app {person}"):
        go(turn, "app", person)


def ask(turn: Turn, apps: Iterable[App]) -> None:
    """The app is to be installed for these."""
    for app in apps:
        turn.save(replace(app, held=Held.INSTALLING, at=turn.now, asked_at=turn.now))
        go(turn, "install", app.id)


def prepare(turn: Turn, person: str) -> Call | None:
    """How somebody is looked up; those who can be written to need it not, and may do so next week."""
    if not _here(turn, person):
        _forget(turn, person)
        return None
    if _written_to(turn, person):
        finish(turn, person, Held.HAS)
        return None

    async def look(outside: Outside) -> Held:
        return await outside.microsoft.has_app(person)

    return look


def finish(turn: Turn, person: str, held: Held) -> None:
    """Keeps whether they have it; they are looked up once a week."""
    before = turn.maybe(App, person)
    now = seen(before, person, held, turn.now)
    if _failed(turn, person):
        now = replace(now, at=turn.now)
    if now != before:
        turn.save(now)
    go(turn, "app", person, turn.now + WEEK)


def prepare_install(turn: Turn, person: str) -> Call | None:
    """How somebody is given it; None for one who has it by now, or is not to have it any more."""
    app = turn.maybe(App, person)
    if app is None or app.held is not Held.INSTALLING:
        return None
    if not _here(turn, person):
        _forget(turn, person)
        return None
    if _written_to(turn, person):
        finish_install(turn, person, Held.HAS)
        return None

    async def install(outside: Outside) -> Held:
        return await outside.microsoft.install(person)

    return install


def finish_install(turn: Turn, person: str, held: Held) -> None:
    """Keeps what became of it."""
    if app := turn.maybe(App, person):
        turn.save(replace(app, held=held, at=turn.now))


def _look_up(turn: Turn, at: datetime) -> None:
    for person in turn.find(Person):
        if _here(turn, person.id) and turn.maybe(Errand, f"app {person.id}") is None:
            go(turn, "app", person.id, at)


def _written_to(turn: Turn, person: str) -> bool:
    """Whether they have a chat of their own, and what went there last arrived."""
    return bool(turn.find(Conversation, person=person)) and not _failed(turn, person)


def _failed(turn: Turn, person: str) -> bool:
    reach = turn.maybe(Reach, person)
    return bool(reach and reach.failed_at)


def _here(turn: Turn, id: str) -> bool:
    """Whether somebody is on a roster that is kept here, and in the organisation."""
    person = turn.maybe(Person, id)
    return bool(person and not person.outside and any(person.roles(name) for name in turn.procedures()))


def _forget(turn: Turn, person: str) -> None:
    if app := turn.maybe(App, person):
        turn.delete(app)
