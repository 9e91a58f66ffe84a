"""Countries and regions by code, named in each language."""

from typing import Literal

from babel import Locale

_LOCALES = {"en": Locale("en", "GB"), "zh": Locale("zh", script="Hans")}
_UNIONS = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}

COUNTRIES = frozenset(
    code
    for code in map(str, _LOCALES["en"].territories)
    if len(code) == 2 and code.isalpha() and code not in _UNIONS
)


def country(code: str, language: Literal["en", "zh"]) -> str:
    """Return the short name of a country or region."""
    return str(_LOCALES[language].territories.get(code, code))
