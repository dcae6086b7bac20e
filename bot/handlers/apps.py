"""The app in people's own chats: who on the roster has it, and installing it for those who have not."""

from collections import Counter

from bot.asked import Asked
from bot.calls.apps import ask
from bot.reaching import app_state
from bot.request import Reply
from bot.showing.reach import contact
from bot.steps.people import same_roster
from cards import apps as cards
from cards.parts import Opened
from cards.reach import Counts
from panel.apps import App, progress
from panel.people import Person
from panel.reach import CANNOT, Needed, State
from panel.roster import on_roster, said_post
from storage.store import Turn

Stands = tuple[Person, State]


def open_apps(asked: Asked, turn: Turn) -> Reply:
    """Everybody on the roster, by whether they have the app, those who cannot be written to first."""
    return Reply(_listing(asked, turn, asked.number("page")))


def install(asked: Asked, turn: Turn) -> Reply:
    """It is installed for those who have it not, or tried again for those to whom it was refused; who is on the way to
    it already is left alone. As many as the button said, or nobody: then it is drawn anew."""
    same_roster(asked)
    wanted = _apps(turn, _people(asked, turn), State.NOT_ALLOWED if asked.id("again") else State.NO_APP)
    if asked.number("count") == len(wanted):
        for app in wanted:
            turn.audit(asked.person.id, asked.request.verb, app.id)
        ask(turn, wanted)
    return Reply(_listing(asked, turn, 0))


def _listing(asked: Asked, turn: Turn, page: int) -> Opened:
    people = _people(asked, turn)
    people.sort(key=lambda each: (each[1] not in CANNOT, each[1], each[0].name.casefold()))
    contacts = [contact(turn, _as(asked, person), state) for person, state in people]
    counts = Counts(asked.procedure.name, Counter(state for _, state in people), 0)
    return cards.listing(counts, contacts, _installing(turn, people), page)


def _installing(turn: Turn, people: list[Stands]) -> cards.Installing:
    done, of = progress(_apps(turn, people))
    lacking, refused = (len(_apps(turn, people, state)) for state in (State.NO_APP, State.NOT_ALLOWED))
    return cards.Installing(lacking, refused, done, of)


def _apps(turn: Turn, people: list[Stands], only: State | None = None) -> list[App]:
    """What the organisation's Teams says of these people; `only` of those who stand so."""
    known = (turn.maybe(App, person.id) for person, state in people if only in (None, state))
    return [app for app in known if app]


def _people(asked: Asked, turn: Turn) -> list[Stands]:
    """Everybody on the roster, with what is known of their own chat."""
    people = on_roster(turn.find(Person), asked.procedure.name)
    return [(person, app_state(turn, person.id)) for person in people]


def _as(asked: Asked, person: Person) -> Needed:
    """Somebody, with what they hold here."""
    posts = (post for post in person.posts if post.procedure == asked.procedure.name)
    return Needed(person, tuple(said_post(post, asked.procedure) for post in posts))
