"""The window's own words, one file a language, read before anything slow is loaded."""

import tomllib
from typing import Any, Literal

from forms.resources import resources

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


class Words:
    """The words of one language by dotted key, such as ``cases.new``."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        text = (resources() / "screen" / f"{language}.toml").read_text("utf-8")
        self._words: dict[str, Any] = tomllib.loads(text)

    def __call__(self, key: str, **values: object) -> str:
        """Return the words, with *values* put in; a missing key is a defect."""
        group, _, name = key.partition(".")
        return str(self._words[group][name]).format(**values)
