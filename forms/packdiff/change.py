"""One difference between two packs: how much it weighs, and its sentence."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum

from forms.corpus import Corpus
from forms.interview.questions import Language
from forms.interview.wording import Wordings

_OWN = ("questions", "pages")


class Weight(IntEnum):
    """What a change touches, the heaviest first; up to ``LISTS`` it decides."""

    RULES = 1
    DATES = 2
    READINGS = 3
    QUESTIONS = 4
    LISTS = 5
    PAPERS = 6
    CITATIONS = 7
    MARKS = 8
    WORDS = 9

    @property
    def decides(self) -> bool:
        """Tell whether a change of this weight can change a result."""
        return self <= Weight.LISTS


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence about one entry; ``whole`` is what the entry is a clause of."""

    weight: Weight
    subject: str
    says: str
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Both:
    """Two packs and the language in which their differences are told.

    Both speak with the sentences of this program, for an old pack may lack some;
    ``words`` are what each of them holds itself.
    """

    old: Corpus
    new: Corpus
    words: tuple[Wordings, Wordings]
    language: Language

    @classmethod
    def of(
        cls, old: Corpus, new: Corpus, speech: Wordings, language: Language
    ) -> "Both":
        """Take two packs as loaded, and the sentences of this program."""
        return cls(
            _speaking(old, speech),
            _speaking(new, speech),
            (old.wordings, new.wordings),
            language,
        )

    def word(self, key: str, **parts: object) -> str:
        """Return a sentence of the comparison."""
        return self.new.wordings.word("packdiff", key, self.language).format(**parts)

    def line(self, change: Change) -> str:
        """Return a change as one line: its subject, then what it says."""
        return self.word("change", subject=change.subject, says=change.says)


def _speaking(pack: Corpus, speech: Wordings) -> Corpus:
    """Return a pack with its own questions and the sentences of this program."""
    own = pack.wordings.by_language
    tables = {
        language: {**sentences, **{k: own.get(language, {}).get(k, {}) for k in _OWN}}
        for language, sentences in speech.by_language.items()
    }
    return replace(pack, wordings=Wordings.read(tables))


def told_together(changes: Iterable[Change], packs: Both) -> tuple[Change, ...]:
    """Tell like sentences once, of all their subjects; the weightiest first."""
    found: dict[tuple[Weight, str, str], Change] = {}
    for change in changes:
        key = (change.weight, change.says, change.whole)
        before = found.get(key)
        found[key] = change if before is None else _joined(before, change, packs)
    return tuple(sorted(found.values(), key=lambda change: change.weight))


def _joined(before: Change, change: Change, packs: Both) -> Change:
    """Name an instrument once before all of its clauses."""
    clause = change.subject.removeprefix(change.whole).strip()
    subject = f"{before.subject}{packs.word('and')}{clause or change.subject}"
    return replace(before, subject=subject)
