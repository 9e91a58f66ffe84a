"""A table that says everything twice: what it is about, in Chinese, in English."""

import datetime as dt
from collections.abc import Iterable

from forms.bilingual import both, worded
from forms.corpus import Corpus
from forms.dossier.content import Bilingual, Table
from forms.interview.printing import day
from forms.law.instruments import Wording

Text = Bilingual | Wording | str
Line = tuple[Text, Text]

PART = Bilingual(zh="项目", en="Part")
LANGUAGES = Bilingual(zh="中文", en="英文 / English")


def twin(name: Text, title: Text, lines: Iterable[Line]) -> Table:
    """Return the lines under a head of name and title, drawn again on each page.

    What serves both languages stands in the last column alone.
    """
    heads = (_label(name), *_halves(title))
    return Table(
        head=tuple(Bilingual(zh=head, en=head) for head in heads),
        rows=tuple((_label(label), *_halves(text)) for label, text in lines),
        weights=(27, 51, 48),
        small=True,
    )


def _label(label: Text) -> str:
    return label if isinstance(label, str) else f"{label.zh}\n{label.en}"


def _halves(text: Text) -> tuple[str, str]:
    if isinstance(text, str):
        return "", text
    return (text.zh, text.en) if text.zh != text.en else ("", text.en)


def listed(texts: Iterable[Bilingual | Wording]) -> Bilingual:
    """Return texts one below the other, in each language."""
    told = tuple(texts)
    return Bilingual(
        zh="\n".join(text.zh for text in told), en="\n".join(text.en for text in told)
    )


def flowing(texts: Iterable[Text]) -> Bilingual:
    """Return texts one after the other, as each language separates them."""
    told = [t if not isinstance(t, str) else Bilingual(zh=t, en=t) for t in texts]
    return Bilingual(
        zh="；".join(text.zh for text in told), en="; ".join(text.en for text in told)
    )


def dated(corpus: Corpus, key: str, **parts: object) -> Bilingual:
    """Return a sentence with dates, each written as its language writes it."""
    said = {name: _day(part) for name, part in parts.items()}
    return worded(corpus, key, "pack", **said)


def _day(part: object) -> object:
    return on_day(part) if isinstance(part, dt.date) else part


def on_day(date: dt.date) -> Bilingual:
    """Return a date as each language writes it."""
    return both(lambda language: day(date, language))
