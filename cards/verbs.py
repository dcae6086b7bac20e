"""Button names: the one contract between a card and the router. A name, once given, is never changed."""

from enum import StrEnum


class Verb(StrEnum):
    SAY = "say"

    REFER_START = "refer.start"
    REFER_NEXT = "refer.next"
    REFER_BACK = "refer.back"
    REFER_LATER = "refer.later"
    REFER_MORE = "refer.more"
    REFER_RANG = "refer.rang"
    REFER_GO_ON = "refer.go_on"
    REFER_CHANGE = "refer.change"
    REFER_READ = "refer.read"
    REFER_RESUME = "refer.resume"
    REFER_SEND = "refer.send"
    REFER_DROP = "refer.drop"
    REFER_DROP_YES = "refer.drop_yes"
    REFER_SIBLING = "refer.sibling"

    CASE_OPEN = "case.open"
    CASE_READ = "case.read"
    CASE_ADD = "case.add"
    CASE_ADD_SAVE = "case.add_save"
    CASE_EDIT = "case.edit"
    CASE_WITHDRAW = "case.withdraw"
    CASE_WITHDRAW_YES = "case.withdraw_yes"

    SCREEN_OPEN = "screen.open"
    SCREEN_CHOOSE = "screen.choose"
    SCREEN_DECIDE = "screen.decide"

    AGENDA_VIEW = "agenda.view"
    CALENDAR_FILE = "calendar.file"

    UPDATES_LIST = "updates.list"
    UPDATES_BOARD = "updates.board"
    UPDATE_FORM = "update.form"
    CHALLENGE_OPEN = "challenge.open"
    INTEREST_OPEN = "interest.open"
    INVITE_OPEN = "invite.open"

    CONSIDER_OPEN = "consider.open"
    CONSIDER_SAVE = "consider.save"

    SAFETY_OPEN = "safety.open"
    SAFETY_RAISE = "safety.raise"
    CONCERN_OPEN = "concern.open"
    CONCERN_TAKE = "concern.take"
    CONCERN_CALL = "concern.call"
    CONCERN_READ = "concern.read"

    UNDELIVERED_OPEN = "undelivered.open"
    MY_VIEW = "my.view"
    PROCEDURE_PART = "procedure.part"
    DEMO_AS = "demo.as"
    DEMO_RESET_YES = "demo.reset_yes"
