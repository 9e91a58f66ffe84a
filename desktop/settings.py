"""What the program remembers between starts that says nothing about any case."""

from pathlib import Path

from PySide6.QtCore import QLocale, QSettings

from desktop.words import LANGUAGES, Language

SCHEMES = ("system", "light", "dark")


class Settings:
    """Language and looks in a small file beside the store; no answer is ever in it."""

    def __init__(self, folder: Path) -> None:
        self._kept = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    @property
    def language(self) -> Language:
        """Return the chosen language, else the system's if we speak it."""
        chosen = str(self._kept.value("language", ""))
        for language in LANGUAGES:
            if chosen == language:
                return language
        chinese = QLocale.system().language() is QLocale.Language.Chinese
        return "zh" if chinese else "en"

    @language.setter
    def language(self, language: Language) -> None:
        self._kept.setValue("language", language)

    @property
    def scheme(self) -> str:
        """Return ``light``, ``dark`` or ``system``."""
        chosen = str(self._kept.value("scheme", "system"))
        return chosen if chosen in SCHEMES else "system"

    @scheme.setter
    def scheme(self, scheme: str) -> None:
        self._kept.setValue("scheme", scheme)
