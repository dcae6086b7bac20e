"""One request -> one reply: which command it is, whether this person may, and what a refusal sounds like."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import partial

from bot.asked import Asked
from bot.boards import REFRESH
from bot.commands import BUTTONS, COMMANDS, DEMO, DEMO_BUTTONS, Command
from bot.first import first_of, sitting_of
from bot.handlers import referrals, updates
from bot.request import ChatKind, Kind, Late, Reply, Request
from bot.steps.investigating import warned
from bot.steps.room import opens
from cards import forms, home
from cards.home import Help
from cards.parts import CHOSEN, Posted, not_live
from cards.verbs import Verb
from panel.access import Act, may
from panel.live import is_live
from panel.procedure import Procedure
from panel.questions import written
from panel.referrals import Draft
from panel.roster import ENTRA_ID
from panel.words import REFERENCE, Mend, Reason, Refused
from storage.store import Missing, Turn

HELLO = {"hello", "hi", "hey", "good morning", "good afternoon", "thanks", "thank you"}
NEAR = 3
ABOUT = ("case", "concern", "panel")


def answer(asked: Asked, turn: Turn) -> Reply:
    """The reply to one press, one typed text or one installation. A refusal drops what was staged, is written to the
    trail, and is said in words: here, and nowhere else."""
    asked = _read(asked)
    press = asked.request.kind is Kind.PRESS and asked.request.verb != Verb.SAY
    command = _button(asked) if press else _typed(asked)
    try:
        reply = _press(asked, turn, command) if press else _text(asked, turn, command)
    except (Refused, Missing) as error:
        reply = _refused(asked, turn, error, command)
    return _marked(warned(asked, turn, reply), asked.procedure)


def welcome(asked: Asked) -> Reply:
    """Once a conversation: what the bot is, and what this person can do."""
    return _marked(Reply(_welcome(asked)), asked.procedure)


def stranger(request: Request, procedure: Procedure, turn: Turn) -> Reply:
    """Somebody who is on no roster here; alone with the bot, they see the id by which they can be added. A button that
    they press is refused, and written to the trail as that."""
    if request.kind is Kind.PRESS and request.verb in BUTTONS:
        about = next((id for name, id in request.ids.items() if name in ABOUT and REFERENCE.fullmatch(id)), "")
        turn.audit(request.person, request.verb, about, outcome="refused")
    alone = request.chat.kind is ChatKind.PERSONAL and ENTRA_ID.fullmatch(request.person)
    return _marked(Reply(home.stranger(request.person if alone else "")), procedure)


def help(asked: Asked, turn: Turn) -> Reply:
    """help: what you can do here."""
    if asked.command == "hello" and asked.first:
        return Reply(_welcome(asked))
    most, others = helps(asked)
    if asked.words.lower() == "more":
        return Reply(home.more_help(others))
    return Reply(home.help(most, sitting_of(asked.person, asked.procedure.name), asked.command == "hello"))


def _welcome(asked: Asked) -> Posted:
    return home.welcome(asked.procedure.title, helps(asked)[0], sitting_of(asked.person, asked.procedure.name))


TYPED = {"help": Command(help, Act.HELP), **COMMANDS}
NOT_THERE = "That is not there any more, or is not yours to open. Nothing was changed."
NOT_YOUR_ROLE = "That is not for the roles you hold here. Nothing was changed."


def helps(asked: Asked) -> tuple[list[Help], list[Help]]:
    """What this person does most, and the other commands that they may use; a demo's own is among the first."""
    mine = {name: each for name, each in _known(asked).items() if may(asked.person, each.act, asked.procedure.name)}
    first = [name for name in (*first_of(asked.person, asked.procedure.name), *DEMO) if name in mine]
    others = [name for name in mine if name not in first and name != "help"]
    return [_help(mine[name]) for name in first], [_help(mine[name]) for name in others]


def _help(command: Command) -> Help:
    """A command in the words of its handler's docstring."""
    name, _, words = (command.handle.__doc__ or "").splitlines()[0].partition(": ")
    return Help(name, words, command.title)


def _known(asked: Asked) -> Mapping[str, Command]:
    return TYPED if asked.live else TYPED | DEMO


def _read(asked: Asked) -> Asked:
    """The command, its reference and the rest of its words, out of what was typed or what the button carries."""
    said = (asked.id("text") or asked.request.text).strip().lstrip("/").strip()
    command, _, words = said.partition(" ")
    reference = REFERENCE.search(said.upper())
    return replace(
        asked,
        said=said,
        command="hello" if said.lower().strip(" .!?") in HELLO else command.lower(),
        words=words.strip(),
        reference=asked.id("case") or (reference.group() if reference else ""),
    )


def _button(asked: Asked) -> Command | None:
    known: Mapping[str, Command] = BUTTONS if asked.live else BUTTONS | DEMO_BUTTONS
    return known.get(asked.request.verb)


def _typed(asked: Asked) -> Command | None:
    if asked.command == "hello":
        return TYPED["help"]
    command = _known(asked).get(asked.command)
    if command and command.spoken and asked.words and not command.takes.search(asked.words.upper()):
        return None
    return command


def _press(asked: Asked, turn: Turn, command: Command | None) -> Reply:
    if command is None:
        raise Refused("That button is not known any more.", [Reason("This card is an old one", mend=Mend.HELP)])
    _allowed(asked, command)
    if command.waits:
        opens(asked, turn)
    subject = _subject(asked, turn)
    reply = command.handle(asked, turn)
    view = "refreshed" if asked.request.verb in REFRESH.values() else "pressed"
    turn.audit(asked.person.id, asked.request.verb, subject, view=view)
    return reply


def _text(asked: Asked, turn: Turn, command: Command | None) -> Reply:
    """Order of reading: an exact command; an answer to the open form; else the nearest commands."""
    if command is None:
        reply = _unknown(asked, turn)
    else:
        _allowed(asked, command)
        reply = command.handle(asked, turn)
    if turn.changed:
        turn.audit(asked.person.id, _act(asked, command), _subject(asked, turn))
    if command is None:
        return reply
    alone = asked.personal or asked.request.kind is Kind.PRESS or not command.private
    return reply if alone else Reply(home.elsewhere(), private=_posted(reply))


def _unknown(asked: Asked, turn: Turn) -> Reply:
    """Words that are no command: a draft about a case they begin with, else the answer to an open form, else what comes
    nearest."""
    if _starts(asked) and (kept := updates.typed(asked, turn)):
        return kept
    near = _nearest(asked)
    if not asked.personal or _starts(asked) or (near and " " not in asked.said):
        return Reply(home.nearest(near or ["help", "my"]))
    return referrals.typed(asked, turn, asked.said) or Reply(home.nearest(near or ["help", "my"]))


def _posted(reply: Reply) -> Posted | None:
    return reply.card if isinstance(reply.card, Posted) else None


def _allowed(asked: Asked, command: Command) -> None:
    if not may(asked.person, command.act, asked.procedure.name):
        raise Refused(NOT_YOUR_ROLE, [Reason("“help” lists what you can do here", mend=Mend.HELP)])


def _nearest(asked: Asked) -> list[str]:
    """Up to three commands of this person's that look like what was typed, or that are about the case it names."""
    names = [name for name, command in _known(asked).items() if may(asked.person, command.act, asked.procedure.name)]
    if _starts(asked):
        return [f"case {asked.reference}", f"add {asked.reference}"]
    return get_close_matches(asked.command, names, n=NEAR, cutoff=0.6)


def _starts(asked: Asked) -> bool:
    """Whether a text begins with a reference of the procedure it is read under."""
    ours = asked.reference.startswith(f"{asked.procedure.prefix}-")
    return ours and asked.said.upper().startswith(asked.reference)


def _refused(asked: Asked, turn: Turn, error: Refused | Missing, command: Command | None) -> Reply:
    refused = error if isinstance(error, Refused) else Refused(NOT_THERE)
    turn.undo()
    turn.audit(asked.person.id, _act(asked, command), _subject(asked, turn), outcome="refused")
    if asked.request.kind is not Kind.PRESS:
        return Reply(forms.refusal_posted(refused), refused=True)
    if command and command.again and any(reason.field for reason in refused.reasons):
        try:
            return replace(command.again(asked, turn, refused), refused=True)
        except (Refused, Missing) as meanwhile:
            return _refused(asked, turn, meanwhile, replace(command, again=None))
    return Reply(forms.refusal(refused, written(asked.fields, asked.id(CHOSEN).split())), refused=True)


def _act(asked: Asked, command: Command | None) -> str:
    """What was asked for, by the product's own name: words that are no command are never written to the trail."""
    return (asked.request.verb or asked.command) if command else "unknown"


def _subject(asked: Asked, turn: Turn) -> str:
    """What it was about, by id: anything that is not an id of ours is never written to the trail."""
    about = asked.reference or asked.id("concern") or asked.id("panel") or asked.id("proposal")
    if REFERENCE.fullmatch(about):
        return about
    return asked.id("draft") if turn.maybe(Draft, asked.id("draft")) else ""


def _marked(reply: Reply, procedure: Procedure) -> Reply:
    """Every card says so until everything that must be set before going live is set."""
    if is_live(procedure):
        return reply
    card = not_live(reply.card) if reply.card else None
    private = not_live(reply.private) if reply.private else None
    return replace(reply, card=card, private=private, later=partial(_not_live, reply.later) if reply.later else None)


def _not_live(later: Callable[[], Late]) -> Late:
    made = later()
    return replace(made, card=not_live(made.card))
