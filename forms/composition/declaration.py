"""The fill-in declaration of a supplier: its version, its places, its answers.

Who writes it and who reads it back hold to this.  Each place has a code that stands
beside it, in a workbook as in a document, so that it is found wherever it was moved.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

VERSION = "ytterby-declaration/1"
FAMILY = "ytterby-declaration/"

SLOTS = 3
"""How many materials one part has room for."""

Topic = Literal["material", "amount", "origin", "technology", "value", "lots"]
TOPICS: tuple[Topic, ...] = (
    "material",
    "amount",
    "origin",
    "technology",
    "value",
    "lots",
)

UNKNOWN, NONE, NOT_ASKED = "unknown", "none", "not-asked"
"""Answers of their own; a blank is none of them."""


@dataclass(frozen=True, slots=True)
class Blank:
    """One place to fill in: its code, its key among the words, what belongs in it.

    ``options`` are ids; ``may`` names which of unknown and none may be said instead.
    """

    code: str
    key: str
    kind: Literal["fixed", "text", "number", "date", "country", "choice"]
    topic: Topic | None = None
    options: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


YES_NO = ("yes", "no")
PER = ("unit", "g", "kg", "t", "mg", "lb", "oz")
BASES = ("purchase", "market", "arms-length")
_EITHER = (UNKNOWN, NONE)

GENERAL = (
    Blank("D-00", "template", "fixed"),
    Blank("D-01", "request", "fixed"),
    Blank("D-02", "check", "fixed"),
    Blank("D-03", "customer", "fixed"),
    Blank("D-04", "supplier", "text"),
    Blank("D-05", "document", "text"),
    Blank("D-06", "issued", "date"),
    Blank("D-07", "since", "date"),
    Blank("D-08", "until", "date"),
    Blank("D-09", "notify", "choice", options=YES_NO),
    Blank("D-10", "attachments", "text", may=(NONE,)),
    Blank("D-11", "signatory", "text"),
    Blank("D-12", "position", "text"),
)

PART = (
    Blank("P-01", "number", "fixed"),
    Blank("P-02", "revision", "fixed"),
    Blank("P-03", "name", "fixed"),
    Blank("P-04", "complete", "choice", "material", YES_NO, (UNKNOWN,)),
)

MATERIAL = (
    Blank("M-00", "named", "fixed"),
    Blank("M-01", "material", "choice", "material", may=_EITHER),
    Blank("M-02", "share", "number", "amount", may=_EITHER),
    Blank("M-03", "mass", "number", "amount", may=_EITHER),
    Blank("M-04", "mined", "country", "origin", may=_EITHER),
    Blank("M-05", "separated", "country", "origin", may=_EITHER),
    Blank("M-06", "reduced", "country", "origin", may=_EITHER),
    Blank("M-07", "alloyed", "country", "origin", may=_EITHER),
    Blank("M-08", "changed", "country", "origin", may=(UNKNOWN,)),
    Blank("M-09", "chinese", "number", "origin", may=_EITHER),
    Blank("M-10", "technology", "choice", "technology", YES_NO, (UNKNOWN,)),
    Blank("M-11", "value", "number", "value", may=(UNKNOWN,)),
    Blank("M-12", "currency", "text", "value"),
    Blank("M-13", "per", "choice", "value", PER),
    Blank("M-14", "basis", "choice", "value", BASES),
    Blank("M-15", "lots", "text", "lots", may=(UNKNOWN,)),
)

CODES: Mapping[str, Blank] = {b.code: b for b in (*GENERAL, *PART, *MATERIAL)}

# How an answer may be written: the words of the template, and what people write for
# them.  A test holds the wording to it.
SAID: Mapping[str, tuple[str, ...]] = {
    UNKNOWN: ("unknown", "not known", "未知", "不详", "不明"),
    NONE: ("none", "无"),
    NOT_ASKED: ("not asked", "无需填写"),
    "yes": ("yes", "是"),
    "no": ("no", "否"),
    "unit": ("piece", "pcs", "pc", "件", "个"),
    "g": ("g", "克"),
    "kg": ("kg", "千克", "公斤"),
    "t": ("t", "吨"),
    "mg": ("mg", "毫克"),
    "lb": ("lb", "磅"),
    "oz": ("oz", "盎司"),
    "purchase": ("a", "purchase price", "采购价"),
    "market": ("b", "market price", "市场价"),
    "arms-length": ("c", "arm's-length price", "公平交易价"),
}
_BY_CAS = " · CAS "
_CAS = re.compile(r"\d{2,7}-\d\d-\d", re.ASCII)
_MEANING = {word: option for option, words in SAID.items() for word in words}


def meaning(text: str) -> str:
    """Return what ``未知 / unknown`` says, or ``""`` if it is no such answer.

    Words that mean different things side by side mean nothing.
    """
    parts = [part.strip().casefold() for part in text.replace("／", "/").split("/")]
    meant = {_MEANING.get(part, "") for part in parts}
    return meant.pop() if len(meant) == 1 else ""


def printed_name(name: str, cas: str) -> str:
    """Return how the bill's own name is printed: ``Dysprosium · CAS 7429-91-6``."""
    return _BY_CAS.join((name, cas)) if cas else name


def name_and_cas(printed: str) -> tuple[str, str]:
    """Return the bill's own name and CAS number, as ``printed_name`` wrote them."""
    name, _, cas = printed.rpartition(_BY_CAS)
    return (name, cas) if _CAS.fullmatch(cas) else (printed, "")


def bracketed(text: str) -> str:
    """Return what stands in ``[brackets]``: what was printed, and is no answer."""
    return text[1:-1] if text[:1] == "[" and text[-1:] == "]" else ""


def check(parts: Iterable[tuple[str, str, str]]) -> str:
    """Return ``3-1F0A9C52``: how many parts were asked about, and a digest of them.

    It tells whether numbers, revisions or names were changed since the letter left.
    """
    named = [tuple(" ".join(cell.split()) for cell in part) for part in parts]
    digest = hashlib.sha256(repr(named).encode()).hexdigest()
    return f"{len(named)}-{digest[:8].upper()}"


def year_after(day: dt.date) -> dt.date:
    """Return the last of the 12 months that begin on *day*."""
    try:
        return day.replace(year=day.year + 1) - dt.timedelta(days=1)
    except ValueError:  # 29 February
        return dt.date(day.year + 1, 2, 28)
