"""The rules that are in force: what files give, with what the members agreed laid over it, each version kept."""

from dataclasses import replace

from bot.notices import holders, tell
from bot.template import Template
from panel import procedure as procedures
from panel.amendments import Amendment, check_all, laid_over, overtaken
from panel.people import Role
from panel.procedure import Procedure, ProcedureError
from storage.records import ProcedureText
from storage.store import Turn

Texts = tuple[str, ...]


def begin(turn: Turn, name: str, files: Texts) -> Procedure:
    """Keeps what files give as the current rules, with what the members agreed laid over it; what a file gives anew
    stands, and is told. `ProcedureError` says what does not fit."""
    procedures.read(name, files)
    for each in overtaken(turn.find(Amendment, procedure=name), files):
        turn.save(each)
        people = holders(turn, name, Role.CHAIR, Role.DEPUTY, Role.COORDINATOR)
        tell(turn, people, Template.PROPOSAL_OVERTAKEN, procedure=name, proposal=each.id)
    check_all(name, files, turn.find(Amendment, procedure=name))
    return keep(turn, name, files)


def keep(turn: Turn, name: str, files: Texts) -> Procedure:
    """Keeps the current rules under their version. Rules that have been in force never change under the same one."""
    texts = laid_over(name, files, turn.find(Amendment, procedure=name))
    procedure = procedures.read(name, texts)
    id = f"{name}@{procedure.version}"
    before = turn.maybe(ProcedureText, id)
    if before and procedures.read(name, before.texts) != procedure:
        words = f"version {procedure.version} was in force with other values: give it a new version."
        raise ProcedureError(name, "", words)
    for other in turn.find(ProcedureText, name=name):
        if other.current and other.id != id:
            turn.save(replace(other, current=False))
    if before is None or not before.current:
        turn.save(ProcedureText(id, name, procedure.version, texts, current=True, agreed=texts != files))
    return procedure


def files_of(turn: Turn, name: str) -> Texts:
    """What files give the rules that are current."""
    return next(text.files for text in turn.find(ProcedureText, name=name) if text.current)
