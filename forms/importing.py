"""What an import says, as one sentence: file, sheet, row, what is wrong, the way."""

import re

from forms.composition.declaration import CODES
from forms.composition.imports.messages import Notice, Refused
from forms.composition.imports.troubles import Caution, Refusal
from forms.composition.lettering import shown
from forms.interview.questions import Language
from forms.interview.wording import Wordings

_LONGEST = 80
_CODE = re.compile(r"\b[DPM]-\d\d\b")
_OF_ANSWERS = {
    *(Caution.UNANSWERED, Caution.SAID_UNKNOWN, Caution.ANSWERS_DISAGREE),
    Refusal.TEMPLATE_CHANGED,
}


def trouble_words(
    said: Notice | Refused, file: str, wordings: Wordings, language: Language
) -> str:
    """Return the sentence for what a reader said of *file*.

    What the file itself brings is cut short and its hidden characters are named: it is
    plain text, never markup.
    """
    if isinstance(said, Notice):
        sentence = wordings.word("caution", said.caution, language)
    else:
        sentence = wordings.word("refusal", said.refusal, language)
    given = _quoted(said.given)
    if _what(said) in _OF_ANSWERS:
        given = _asked(given, wordings, language)
    sentence = sentence.format(given=given, expected=_quoted(said.expected))
    if isinstance(said, Notice) and said.more:
        form = wordings.word("place", "more", language)
        sentence = form.format(sentence=sentence, more=f"{said.more:,}")
    form = wordings.word("place", "whole", language)
    return form.format(place=_place(said, file, wordings, language), sentence=sentence)


def _what(said: Notice | Refused) -> Caution | Refusal:
    return said.caution if isinstance(said, Notice) else said.refusal


def _asked(text: str, wordings: Wordings, language: Language) -> str:
    """Put beside each code of a declaration the question that it stands for."""
    form = wordings.word("place", "question", language)

    def named(code: re.Match[str]) -> str:
        if code[0] not in CODES:
            return code[0]
        asks = wordings.word("blank", CODES[code[0]].key, language)
        return form.format(code=code[0], asks=asks.rstrip("?？"))

    return _CODE.sub(named, text)


def format_words(format_id: str, wordings: Wordings, language: Language) -> str:
    """Return the name of a format, as people know it."""
    return wordings.word("format", format_id, language)


def _place(
    said: Notice | Refused, file: str, wordings: Wordings, language: Language
) -> str:
    """Return where: ``parts.xlsx, sheet “BOM”, row 7, column Mass``."""
    named = {
        "sheet": _quoted(said.sheet),
        "row": f"{said.row or ''}",
        "column": _quoted(said.column),
        "path": _short_path(said.path),
    }
    parts = [
        wordings.word("place", key, language).format(**{key: value})
        for key, value in named.items()
        if value
    ]
    return wordings.word("place", "joint", language).join([_quoted(file), *parts])


def _short_path(text: str) -> str:
    """Return a path; the end says most, so a long one is cut in its middle."""
    plain = shown(" ".join(text.split()))
    if len(plain) <= _LONGEST:
        return plain
    begin = _LONGEST // 3
    return f"{plain[:begin]}…{plain[begin + 1 - _LONGEST :]}"


def _quoted(text: str) -> str:
    plain = shown(" ".join(text.split()))
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"
