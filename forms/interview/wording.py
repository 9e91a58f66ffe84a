"""Translations laid over the questions; English stands in the questions themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forms.interview.questions import Column, Language, Option, Question, QuestionPage

Texts = Mapping[str, Any]


@dataclass(frozen=True)
class Wordings:
    """One overlay a language: texts by the id of what they word.

    ``questions`` hold ask, hint, why and options; ``words`` hold the sentences of
    findings, problems and outcomes by group and key.
    """

    by_language: Mapping[str, Texts]

    @classmethod
    def read(cls, tables: Mapping[str, Texts]) -> "Wordings":
        """Take the overlays as read from resources/wording, a file a language."""
        return cls(dict(tables))

    def word(self, group: str, key: str, language: Language) -> str:
        """Return the sentence for a key; a missing one shows the key, never nothing."""
        found = self.by_language.get(language, {}).get(group, {}).get(key)
        if found is None:
            found = self.by_language.get("en", {}).get(group, {}).get(key, key)
        return str(found)

    def question(self, question: Question, language: Language) -> Question:
        """Return the question in a language; what is missing stays English."""
        over = self._over("questions", question.id, language)
        return question.model_copy(
            update={
                **{k: over[k] for k in ("ask", "hint", "why") if k in over},
                "options": _options(question.options, over),
                "columns": tuple(_column(c, over) for c in question.columns),
            }
        )

    def page(self, page: QuestionPage, language: Language) -> QuestionPage:
        """Return the page's title and lead in a language."""
        over = self._over("pages", page.id, language)
        return page.model_copy(
            update={k: over[k] for k in ("title", "lead") if k in over}
        )

    def _over(self, group: str, key: str, language: Language) -> Texts:
        found: Texts = self.by_language.get(language, {}).get(group, {}).get(key, {})
        return found


def _options(options: tuple[Option, ...], over: Texts) -> tuple[Option, ...]:
    says, hints = over.get("options", {}), over.get("option_hints", {})
    return tuple(
        option.model_copy(
            update={
                "says": says.get(option.id, option.says),
                "hint": hints.get(option.id, option.hint),
            }
        )
        for option in options
    )


def _column(column: Column, over: Texts) -> Column:
    own = over.get("columns", {}).get(column.id, {})
    return column.model_copy(
        update={
            "ask": own.get("ask", column.ask),
            "hint": own.get("hint", column.hint),
            "options": _options(column.options, own),
        }
    )
