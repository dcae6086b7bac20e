"""Who sends apologies for a panel, and who is told when they take them back."""

from collections.abc import Sequence

from bot.notices import tell
from bot.template import Template
from panel.apologies import Apology, Table, about, given, stands, taken_back
from panel.duty import key
from panel.panels import Panel
from panel.people import Person
from panel.procedure import Procedure
from panel.roster import said_place
from storage.records import Notice, Told
from storage.store import Reader, Turn


def table(turn: Reader, panel: Panel) -> Table:
    """Who is to fill which place at a panel."""
    people, said = turn.find(Person), turn.find(Apology, panel=panel.id)
    return Table(panel, tuple(people), tuple(said), turn.procedure(panel.procedure))


def apologies(turn: Turn, panel: Panel, procedure: Procedure) -> tuple[tuple[str, str], ...]:
    """What they speak for, and their name, for each who was to come and cannot."""
    standing = table(turn, panel).standing()
    return tuple((said_place(each.seat, procedure), turn.get(Person, each.person).name) for each in standing)


def send(turn: Turn, at: Table, person: Person) -> None:
    """Somebody's apologies are kept; once they stand, nothing is kept, and so nobody told, again."""
    for apology in given(at, person, turn.now):
        before = turn.maybe(Apology, apology.id)
        if before is None or not stands(before, at.panel):
            turn.save(apology)


def take_back(turn: Turn, at: Table, person: Person) -> list[Apology]:
    """They come after all, and whoever was told is told; gives what they take back."""
    mine = [each for each in at.apologies if each.person == person.id and stands(each, at.panel)]
    ended = [turn.save(taken_back(apology, turn.now)) for apology in mine]
    before, after = at.unfilled(), table(turn, at.panel)
    for apology in ended:
        _filled_again(turn, apology, before.get(apology.seat, []), after)
    return mine


def _filled_again(turn: Turn, ended: Apology, sorry: Sequence[Apology], after: Table) -> None:
    """Whoever heard that a place was empty hears that it is not. When somebody comes whose it is, those who were to
    deputise do too, and what still stands for it is told anew if the place is ever empty again."""
    if ended.seat not in after.unfilled():
        _attends(turn, ended, _heard(turn, sorry, after, Template.APOLOGY, Template.NOBODY_COMES))
        for each in sorry:
            if each.id != ended.id:
                turn.save(each)
    elif after.stand_ins(ended.seat):
        _attends(turn, ended, _heard(turn, sorry, after, Template.NOBODY_COMES))


def _heard(turn: Turn, sorry: Sequence[Apology], at: Table, *templates: Template) -> list[Notice]:
    """The notices of some apologies, one a person; none for what came too late to be told."""
    keys = (key(each, about(one), person.id) for one in sorry for each in templates for person in at.people)
    found = (notice for notice in (turn.maybe(Notice, each) for each in keys) if notice)
    return list({each.to: each for each in found if each.told is not Told.EXPIRED}.values())


def _attends(turn: Turn, ended: Apology, heard: Sequence[Notice]) -> None:
    panel, apology, rev = ended.panel, ended.id, str(ended.rev)
    for notice in heard:
        tell(turn, [notice.to], Template.ATTENDS, panel=panel, apology=apology, rev=rev, notice=notice.id)
