"""Demo mode: personas, and what the bot sends to one that nobody holds."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from microsoft_teams.cards import ExecuteAction

from cards import templates
from cards.parts import NO_IDS, Ids, Opened, Posted, button, opened, posted, says
from cards.verbs import Verb


def personas(titles: Mapping[str, str]) -> Posted:
    """Who can be acted as: each persona with its title."""
    children = button("Add fictional children", Verb.SAY, text="demo children")
    acts = [act_as(name, title) for name, title in titles.items()]
    return posted(templates.demo.PERSONAS, templates.demo.COMMANDS, further=acts, buttons=[children])


def act_as(name: str, title: str, at: Ids = NO_IDS) -> ExecuteAction:
    """The button that holds a persona."""
    return button(f"Act as {title}", Verb.DEMO_AS, at=at, persona=name)


def now_acting(title: str) -> Posted:
    """The persona is held from here on."""
    buttons = [button("Help", Verb.SAY, main=True, text="help"), button("My list", Verb.SAY, text="my")]
    return posted(templates.demo.acting(title), buttons=buttons)


def children(references: Sequence[str]) -> Posted:
    """Fictional children were brought in."""
    return posted(
        templates.demo.CHILDREN,
        *(templates.cases.case(reference) for reference in references),
        buttons=[
            button("Act as chair", Verb.DEMO_AS, main=True, persona="chair"),
            button("Agenda", Verb.SAY, text="agenda"),
        ],
    )


def moving(to: datetime) -> Posted:
    """The clock is on its way."""
    return posted(templates.demo.moving(to), buttons=[button("My list", Verb.SAY, text="my")])


def arrived(now: datetime, sent: int) -> Posted:
    """The clock is where it was to go, and so much was sent on the way."""
    buttons = [button("A day later", Verb.SAY, text="demo +1d"), button("A week later", Verb.SAY, text="demo +7d")]
    return posted(templates.demo.arrived(now, sent), buttons=buttons)


def ask_reset() -> Posted:
    return posted(templates.demo.ASK_RESET, buttons=[button("Start the demo again", Verb.DEMO_RESET_YES, main=True)])


def was_reset() -> Opened:
    return opened(
        templates.demo.RESET, says("Personas stay as they are."), buttons=[button("Help", Verb.SAY, text="help")]
    )


def forwarded(card: Posted, name: str, title: str) -> Posted:
    """What was meant for a persona nobody holds, under its title, with a button to act as it, which leaves it there."""
    under = posted(templates.demo.to(title), buttons=[act_as(name, title, {"stays": "yes"})]).card
    body = [*under["body"], *card.card["body"]]
    return replace(
        card, card={**card.card, "body": body, "actions": [*card.card.get("actions", []), *under["actions"]]}
    )
