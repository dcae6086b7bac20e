"""Everything a person can say, and everything a button can do: a new one is one line here."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.asked import Asked
from bot.handlers import agenda, cases, concerns, considered, demo, home, procedures, referrals, screening, undelivered
from bot.request import Reply
from cards.verbs import Verb
from panel.access import Act
from panel.words import Refused
from storage.store import Turn

Handler = Callable[[Asked, Turn], Reply]
Again = Callable[[Asked, Turn, Refused], Reply]


@dataclass(frozen=True)
class Command:
    """A handler and what its person must be allowed to do. `again` draws the form again when the handler refused.

    `title` is its button, for a command that needs no reference. `private` answers go to the person's own chat when
    they are typed for in a shared one.
    """

    handle: Handler
    act: Act
    title: str = ""
    again: Again | None = None
    private: bool = False


COMMANDS: dict[str, Command] = {
    "refer": Command(referrals.refer, Act.REFER, "Refer a child", private=True),
    "my": Command(home.my, Act.HELP, "My list", private=True),
    "case": Command(cases.case, Act.HELP),
    "add": Command(cases.add, Act.REFER),
    "edit": Command(cases.edit, Act.REFER),
    "withdraw": Command(cases.withdraw, Act.REFER),
    "consider": Command(considered.consider, Act.CONSIDER, "Child considered", private=True),
    "safety": Command(concerns.safety, Act.SAFETY, "Safety concern"),
    "screen": Command(screening.screen, Act.SCREEN, "Referrals to screen", private=True),
    "agenda": Command(agenda.agenda, Act.AGENDA, "Next agenda"),
    "procedure": Command(procedures.procedure, Act.HELP, "The rules"),
    "use": Command(procedures.use, Act.HELP),
}

DEMO: dict[str, Command] = {"demo": Command(demo.demo, Act.HELP, "Act as somebody else")}

BUTTONS: dict[str, Command] = {
    Verb.REFER_START: Command(referrals.start, Act.REFER),
    Verb.REFER_SIBLING: Command(referrals.sibling, Act.REFER),
    Verb.REFER_NEXT: Command(referrals.next_screen, Act.REFER, again=referrals.put_right),
    Verb.REFER_BACK: Command(referrals.back, Act.REFER, again=referrals.put_right),
    Verb.REFER_LATER: Command(referrals.later, Act.REFER, again=referrals.put_right),
    Verb.REFER_MORE: Command(referrals.more, Act.REFER, again=referrals.put_right),
    Verb.REFER_RANG: Command(referrals.rang_them, Act.REFER, again=referrals.put_call_right),
    Verb.REFER_GO_ON: Command(referrals.resume, Act.REFER),
    Verb.REFER_RESUME: Command(referrals.resume, Act.REFER),
    Verb.REFER_CHANGE: Command(referrals.change, Act.REFER),
    Verb.REFER_READ: Command(referrals.read, Act.REFER),
    Verb.REFER_SEND: Command(referrals.send, Act.REFER, again=referrals.not_sent),
    Verb.REFER_DROP: Command(referrals.drop, Act.REFER),
    Verb.REFER_DROP_YES: Command(referrals.drop_yes, Act.REFER),
    Verb.CASE_OPEN: Command(cases.open_case, Act.OPEN),
    Verb.CASE_READ: Command(cases.read, Act.OPEN),
    Verb.CASE_ADD: Command(cases.add_form, Act.CHANGE),
    Verb.CASE_ADD_SAVE: Command(cases.add_save, Act.CHANGE, again=cases.add_form),
    Verb.CASE_EDIT: Command(cases.edit_open, Act.CHANGE),
    Verb.CASE_WITHDRAW: Command(cases.withdraw_form, Act.CHANGE),
    Verb.CASE_WITHDRAW_YES: Command(cases.withdraw_yes, Act.CHANGE, again=cases.withdraw_form),
    Verb.SCREEN_OPEN: Command(screening.open_referral, Act.SCREEN),
    Verb.SCREEN_CHOOSE: Command(screening.choose, Act.SCREEN),
    Verb.SCREEN_DECIDE: Command(screening.decide, Act.SCREEN, again=screening.choose),
    Verb.AGENDA_VIEW: Command(agenda.my_view, Act.AGENDA),
    Verb.CONSIDER_OPEN: Command(considered.open_form, Act.CONSIDER),
    Verb.CONSIDER_SAVE: Command(considered.save, Act.CONSIDER, again=considered.open_form),
    Verb.SAFETY_OPEN: Command(concerns.open_form, Act.SAFETY),
    Verb.SAFETY_RAISE: Command(concerns.raise_it, Act.SAFETY, again=concerns.open_form),
    Verb.CONCERN_OPEN: Command(concerns.open_concern, Act.SAFETY),
    Verb.CONCERN_TAKE: Command(concerns.take, Act.ANSWER_CONCERN),
    Verb.CONCERN_CALL: Command(concerns.call, Act.SAFETY, again=concerns.put_call_right),
    Verb.CONCERN_READ: Command(concerns.read, Act.SAFETY),
    Verb.UNDELIVERED_OPEN: Command(undelivered.open_undelivered, Act.LEADS),
    Verb.MY_VIEW: Command(home.my_list, Act.HELP),
    Verb.PROCEDURE_PART: Command(procedures.part, Act.HELP),
}

DEMO_BUTTONS: dict[str, Command] = {
    Verb.DEMO_AS: Command(demo.act_as, Act.HELP),
    Verb.DEMO_RESET_YES: Command(demo.reset, Act.HELP),
}
