"""What stands around a case: who comes for its item, and what this person may do beside it."""

from collections.abc import Sequence

from microsoft_teams.cards import CardElement

from cards.invitations import Row, coming
from cards.parts import button, rows, title, typed
from cards.verbs import Verb
from panel.access import Act

Around = list[CardElement]

DOES = {
    Act.CHALLENGE: ("Ask about a statement", Verb.CHALLENGE_OPEN),
    Act.INTEREST: ("Declare an interest", Verb.INTEREST_OPEN),
    Act.INVITE: ("Who comes", Verb.INVITE_OPEN),
    Act.ALLOCATE: ("Another worker", Verb.ALLOCATE_OPEN),
    Act.FOLLOW: ("Recommendations", Verb.RECOMMEND_OPEN),
    Act.POLICE_WORD: ("Where the police are", Verb.POLICE_OPEN),
    Act.NOMINATE: ("Nomination", Verb.NOMINATE_OPEN),
    Act.DISAGREE: ("Disagreements", Verb.DISAGREE_LIST),
    Act.MATRIX: ("Add a matrix", Verb.MATRIX_FORM),
    Act.BACKGROUND: ("About the child", Verb.BACKGROUND_OPEN),
    Act.CLOSE: ("Can it leave the agenda?", Verb.CLOSE_OPEN),
}


def around(reference: str, comes: Sequence[Row], acts: Sequence[Act], live: str = "") -> Around:
    """Who comes, in a line each, and a button for each thing that may be done; `live` is said while the police
    investigate."""
    buttons = [button(words, verb, case=reference) for act in acts for words, verb in [DOES[act]]]
    who = [title("Who comes for this item"), *coming(comes)] if comes else []
    return [*([typed(live, bold=True)] if live else []), *who, *rows(buttons)]
