"""How a workbook shows its numbers: what the format of a cell says about them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from forms.composition.imports.guards.markup import Element

Kind = Literal["number", "percent", "date", "duration"]

_LITERAL = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|\[\$(?P<money>[^\]-]*)[^\]]*\]'
    r"|(?P<elapsed>\[(?:h+|m+|s+)\])|\[[^\]]*\]|[_*].|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_POWER = re.compile(r"E[+-]", re.IGNORECASE)
_SPLIT_SECONDS = re.compile(r"s[.,]0+", re.IGNORECASE)
_PLACES = re.compile(r"[0#?@]")
_TIME = re.compile(r"[ymdhs]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shown:
    """How the numbers of a style are shown; ``beside`` is a unit or currency."""

    kind: Kind = "number"
    beside: str = ""


NUMBER = Shown()
_PERCENT, _DATE = Shown("percent"), Shown("date")
# Formats that have a number and no text of their own; those from 27 on are dates in
# the workbooks of East Asia and of Thailand.
_BUILT_IN: dict[int, Shown] = {
    **dict.fromkeys((9, 10, 67, 68), _PERCENT),
    **dict.fromkeys((*range(14, 23), *range(27, 37), 45, 47), _DATE),
    **dict.fromkeys((*range(50, 59), *range(71, 82)), _DATE),
    46: Shown("duration"),
}


def styles(root: Element | None) -> tuple[Shown, ...]:
    """Return what each style of ``cellXfs`` says about numbers, in its order."""
    if root is None:
        return (NUMBER,)
    own = {
        found.get("numFmtId"): shown(found.get("formatCode"))
        for part in root.all("numFmts")
        for found in part.all("numFmt")
    }
    return tuple(
        own.get(number) or _built_in(number)
        for part in root.all("cellXfs")
        for each in part.all("xf")
        for number in [each.get("numFmtId")]
    ) or (NUMBER,)


def _built_in(number: str) -> Shown:
    is_number = number.isascii() and number.isdecimal() and len(number) < 9
    return _BUILT_IN.get(int(number), NUMBER) if is_number else NUMBER


def shown(code: str) -> Shown:
    """Read a number format such as ``0.00 %``, ``yyyy-mm-dd`` or ``#,##0.00 [$€]``."""
    plain, beside, is_elapsed = "", [], False
    for found in _first_section(code):
        plain += found["plain"] or ""
        beside.append(found["quoted"] or found["escaped"] or found["money"] or "")
        is_elapsed = is_elapsed or bool(found["elapsed"])
    plain = _POWER.sub("", plain)
    if "%" in plain:
        return _PERCENT
    if is_elapsed:
        return Shown("duration")
    if "general" in plain.casefold() or _PLACES.search(_SPLIT_SECONDS.sub("", plain)):
        unit = _unit(beside, plain)
        return Shown("number", unit) if unit else NUMBER
    return _DATE if _TIME.search(plain) else NUMBER


def _first_section(code: str) -> Iterator[re.Match[str]]:
    """Yield the pieces that show numbers above zero."""
    for found in _LITERAL.finditer(code):
        if found["plain"] == ";":
            return
        yield found


def _unit(beside: list[str], plain: str) -> str:
    """Return the words and signs of money that stand beside the number."""
    money = "".join(sign for sign in plain if unicodedata.category(sign) == "Sc")
    words = " ".join("".join([*beside, money]).split())
    means = any(unicodedata.category(sign)[0] == "L" or sign in "%‰" for sign in words)
    return words if means or any(_is_money(sign) for sign in words) else ""


def _is_money(sign: str) -> bool:
    return unicodedata.category(sign) == "Sc"
