"""One sentence in both languages, as paper prints it."""

from collections.abc import Callable
from typing import get_args

from forms.corpus import Corpus
from forms.dossier.content import Bilingual
from forms.interview.questions import Language
from forms.law.instruments import Wording

LANGUAGES: tuple[Language, ...] = get_args(Language)


def both(say: Callable[[Language], str]) -> Bilingual:
    """Return what a function says in each language."""
    return Bilingual(**{language: say(language) for language in LANGUAGES})


def worded(corpus: Corpus, key: str, group: str, **parts: object) -> Bilingual:
    """Return a sentence in both languages; a bilingual part falls into place."""

    def say(language: Language) -> str:
        halves = {name: half(part, language) for name, part in parts.items()}
        return corpus.wordings.word(group, key, language).format(**halves)

    return both(say)


def half(part: object, language: Language) -> object:
    """Return a part in one language; what has no halves serves both."""
    return getattr(part, language) if isinstance(part, Bilingual | Wording) else part
