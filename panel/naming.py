"""Whose name stands in what somebody typed: other people's, found, asked about and taken out; another child's
reference too."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from panel.children import Child, Linked, normal
from panel.considered import Considered
from panel.wordlike import PEOPLE, WORDS

WORD = re.compile(r"[^\W\d_]{2,}")
REFERENCE = re.compile(r"\b[A-Z][A-Z0-9]*-\d{4}-\d{3,}\b", re.IGNORECASE)
BETWEEN = re.compile(r"[\s\-‐-―'’.,]{1,3}(?:[^\W\d_][\s\-‐-―'’.,]{1,3}){0,3}")
"""What may stand between two words of one name: single letters, too, as in O’Brien, or an initial."""
INITIAL = re.compile(r"\b[^\W\d_]['’]$")
"""A single letter that a word is joined to."""
WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DAY = re.compile(rf"(\b(?:{WEEKDAY} )?\d{{1,2}} {MONTH} \d{{4}}\b)")
"""A date, in which a word is no name."""
LONGEST = 5
"""So many words has a name at the most."""
SOMEBODY, ANOTHER = "[another person]", "[another case]"
NO_NAME = frozenset(PEOPLE.split())
"""What people write in the box for a name besides one."""
WORDLIKE = frozenset(WORDS.split())
"""Names that are words, too: one of these alone may be either, and a person says which."""


@dataclass(frozen=True)
class Names:
    """Other people's names: whole ones, word by word, the words they begin with, and their single words. `own` is the
    reference of the case that the words are about: any other one is taken out; "" where they are about no one case."""

    whole: frozenset[tuple[str, ...]]
    first: frozenset[str]
    single: frozenset[str]
    own: str = ""

    def cut(self, words: str) -> str:
        """A text without them: a whole name, a single one that is written as a name and is no word, a reference."""
        return self._cut(words, _is_name)

    def cut_doubtful(self, words: str) -> str:
        """A text without them and without any word that may be one, but for a date: for a paper that names nobody,
        and that nobody is asked about."""
        return "".join(part if DAY.fullmatch(part) else self._cut(part, _may_be_name) for part in DAY.split(words))

    def _cut(self, words: str, single: Callable[[str], bool]) -> str:
        text = unicodedata.normalize("NFC", words)
        if self.own:
            text = REFERENCE.sub(lambda found: found[0] if found[0].upper() == self.own else ANOTHER, text)
        out, at = [], 0
        for start, end in self._found(text, single):
            out += [text[at:start], SOMEBODY]
            at = end
        return "".join([*out, text[at:]])

    def doubtful(self, words: str) -> bool:
        """Whether a word stays in a cut text that may be one of the names."""
        return next(self._found(self.cut(words), _may_be_name), None) is not None

    def stand_in(self, words: str) -> bool:
        """Whether one of them, or another case's reference, stands in a text, or may."""
        return self.cut(words) != unicodedata.normalize("NFC", words) or self.doubtful(words)

    def _found(self, text: str, single: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
        tokens, n = list(WORD.finditer(text)), 0
        said = tuple(normal(each[0]) for each in tokens)
        while n < len(tokens):
            many = self._whole(text, tokens[n : n + LONGEST], said[n : n + LONGEST]) if said[n] in self.first else 0
            if many or (said[n] in self.single and single(tokens[n][0])):
                yield _start(text, tokens[n]), tokens[n + max(many, 1) - 1].end()
            n += max(many, 1)

    def _whole(self, text: str, tokens: list[re.Match[str]], said: tuple[str, ...]) -> int:
        """How many words from here on are a whole name; none, where they are not."""
        for many in range(len(tokens), 1, -1):
            if said[:many] in self.whole and _together(text, tokens[:many]) and _not_words(tokens[:many]):
                return many
        return 0


def names(others: Iterable[str], mine: str = "", own: str = "") -> Names:
    """The names of some people in a text about one child, whose own (`mine`) stay."""
    kept = {normal(each) for each in WORD.findall(mine)}
    known = [tuple(normal(each) for each in WORD.findall(other)) for other in others]
    known = [tuple(each for each in name if each not in NO_NAME) for name in known]
    whole = {form for name in known if set(name) - kept for form in (name, (name[0], name[-1])) if len(form) > 1}
    single = frozenset(each for name in known for each in name) - kept
    return Names(frozenset(whole), frozenset(form[0] for form in whole), single, own)


def called(child: Child) -> tuple[str, ...]:
    """Everything a child is called."""
    known_as = (child.known_as, f"{child.known_as} {child.family}") if child.known_as else ()
    return (f"{child.first} {child.family}", *known_as)


def others_of(child: Child, children: Iterable[Child], linked: Iterable[Linked]) -> Names:
    """Everybody's names but one child's own, in words about that child."""
    people = [name for each in children if each.id != child.id for name in called(each)]
    return names([*people, *(each.name for each in linked)], " ".join(called(child)), child.id)


def everybody(children: Iterable[Child], linked: Iterable[Linked | Considered]) -> Names:
    """Everybody's names, in words that are about no one child."""
    return names([*(name for each in children for name in called(each)), *(each.name for each in linked)])


def mentions(words: str, references: Collection[str], known: Names) -> bool:
    """Whether a text speaks of some cases: by their reference, or by a name."""
    return any(found[0].upper() in references for found in REFERENCE.finditer(words)) or known.stand_in(words)


def _start(text: str, token: re.Match[str]) -> int:
    """Where a name begins: the letter that its word is joined to belongs to it."""
    joined = INITIAL.search(text, max(token.start() - 2, 0), token.start())
    return joined.start() if joined else token.start()


def _together(text: str, tokens: list[re.Match[str]]) -> bool:
    return all(BETWEEN.fullmatch(text[one.end() : other.start()]) for one, other in pairwise(tokens))


def _not_words(tokens: list[re.Match[str]]) -> bool:
    """Whether they are a name and not only words: “Will Power” is one, “will power” is none."""
    return any(normal(each[0]) not in WORDLIKE for each in tokens) or all(each[0][0].isupper() for each in tokens)


def _is_name(word: str) -> bool:
    return word[0].isupper() and normal(word) not in WORDLIKE


def _may_be_name(word: str) -> bool:
    return word[0].isupper() or normal(word) not in WORDLIKE
