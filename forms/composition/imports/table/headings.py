"""What the heading of a column says: its meaning, its unit, its currency, its element.

The names stand in resources/imports/columns.toml, so that a translator can add some.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import get_args

from babel import Locale

from forms.composition.imports.mapping import Use
from forms.composition.lettering import cleaned, folded
from forms.composition.units import rate, unit
from forms.packfile import read_toml
from forms.resources import resources

IGNORED, POSITION, ELEMENT = "ignore", "position", "element"
STUFF, HOLDER = "stuff", "holder"
TOTAL, MATERIAL = "total", "material"
KINDS = (*get_args(Use), IGNORED, POSITION, STUFF, HOLDER)

_LONGEST = 120
_BRACKETED = re.compile(r"[\[(（【{]([^\[\](){}（）【】]*)[\])）】}]")
_SIGNS = re.compile(r"[\s_\-–—./:：;,*\"'’&|\\]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BEHIND = re.compile(r"(.*?)(?:[\s_,]+in)?[\s_,:/-]+([^\s_,:]+)")
# "per 100 pcs", but not a unit such as EUR/100 in brackets, which is read as one.
_MANY = re.compile(
    r"(?:(?<=\s)(?:per|je|pro|por|par|each)\s+|(?<=\w)\s*/\s*|[每毎])(\d+\s*[^\W\d_]*)"
    r"\.?(?=\s*(?:$|[\[(（【{]))",
    re.IGNORECASE,
)
_PRICES = {"price", "content-price"}
_MASSES = {"mass", "mass-total"}
_COUNTED = {"quantity", "mass", "mass-total", "content-mass"}
_FORMULA = re.compile(r"(?:[A-Z][a-z]?\d*)+", re.ASCII)
_PARTS = re.compile(r"[A-Z][a-z]?")
_CONTENT = re.compile(
    r"\s*(?:content|gehalt|含量|含有量|含有率|함량)\s*", re.IGNORECASE
)
_MONEY = {
    **dict.fromkeys(("€", "euro", "欧元", "歐元", "ユーロ", "유로"), "EUR"),
    **dict.fromkeys(("us$", "美元", "米ドル", "미국달러", "usd$"), "USD"),
    **dict.fromkeys(("rmb", "人民币", "人民幣", "人民元", "위안"), "CNY"),
    **dict.fromkeys(("円", "日元", "日圓", "엔"), "JPY"),
    **dict.fromkeys(("₩", "원", "韩元", "ウォン"), "KRW"),
    **dict.fromkeys(("nt$", "新台币", "新臺幣"), "TWD"),
    **dict.fromkeys(("hk$", "港币", "港元"), "HKD"),
    **dict.fromkeys(("gbp£", "sfr", "sfr."), "GBP"),
}
_MONEY["sfr"] = _MONEY["sfr."] = "CHF"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading, understood as far as its names and signs go.

    ``kind`` is a use, ``ignore``, ``position`` or "" (not known); ``rank`` is lower
    the surer the name is.
    """

    kind: str = ""
    rank: int = 0
    unit: str = ""
    currency: str = ""
    per: str = ""
    element: str = ""


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return dict(read_toml(resources() / "imports" / "columns.toml"))


@cache
def _elements() -> tuple[frozenset[str], frozenset[str]]:
    """Return the symbols of the elements, and the names of those that matter here."""
    written = _tables()[ELEMENT]
    names = (
        name for key, names in written.items() if key != "symbols" for name in names
    )
    return frozenset(written["symbols"]), frozenset(map(folded, names))


def _meanings() -> list[tuple[str, dict[str, list[str]]]]:
    return [(kind, names) for kind, names in _tables().items() if kind in KINDS]


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words by which a cell says that its row is a total, or a material."""
    return frozenset(folded(word) for each in _tables()[kind].values() for word in each)


@cache
def _names() -> dict[str, tuple[str, int]]:
    """Return each name, packed, with what it means and how sure that is."""
    return {
        _packed(name): (kind, rank)
        for kind, languages in _meanings()
        for names in languages.values()
        for rank, name in enumerate(names)
    }


@cache
def _spaced_names() -> tuple[tuple[str, str, int], ...]:
    """Return the names that may stand within a longer heading, longest first."""
    found = [
        (_spaced(name), kind, rank)
        for kind, languages in _meanings()
        for names in languages.values()
        for rank, name in enumerate(names)
    ]
    long = [
        each for each in found if len(each[0]) >= (2 if _HAN.search(each[0]) else 4)
    ]
    return tuple(sorted(long, key=lambda each: -len(each[0])))


@lru_cache(maxsize=4096)
def heading(text: str) -> Heading:
    """Return what a heading says; units and currencies are taken out of it first."""
    plain = cleaned(text.replace("\n", " "))
    if not plain or len(plain) > _LONGEST:
        return Heading()
    one, of_many = _of_many(plain)
    if of_many:
        of_one = heading(one)
        if of_one.kind in _PRICES:
            return replace(of_one, per=of_one.per or of_many)
        if of_one.kind in _COUNTED:
            return replace(of_one, unit=f"{of_one.unit}/{of_many}")
    tokens = _BRACKETED.findall(plain)
    bare = cleaned(_BRACKETED.sub(" ", plain)) or plain
    if _packed(bare) not in _names():
        found = _BEHIND.fullmatch(bare)
        if found and _says_measure(found[2]) and found[1].strip():
            bare, tokens = found[1], [*tokens, found[2]]
        elif _packed(plain) in _names():
            bare = plain
    element = _element(bare)
    kind, rank = _meaning(bare)
    measure, currency, per = measures(*tokens)
    if not element and _is_share(plain, kind, measure):
        kind, measure = "share", measure or plain
    return Heading("" if element else kind, rank, measure, currency, per, element)


def _is_share(plain: str, kind: str, measure: str) -> bool:
    """Tell whether a heading is but a unit of share, or a mass told in shares."""
    if kind and kind not in _MASSES:
        return False
    said = unit(plain) or (unit(measure) if kind else None)
    return said is not None and said.of == "share"


def _of_many(plain: str) -> tuple[str, str]:
    """Return a heading without what makes it one of many pieces, and how many."""
    found = _MANY.search(plain)
    if not found:
        return plain, ""
    one = f"{plain[: found.start()]} {plain[found.end() :]}"
    return cleaned(one), found[1].strip()


def measures(*tokens: str) -> tuple[str, str, str]:
    """Return unit, currency and what a price is per, of what stood in brackets."""
    return _measures(tokens)


@lru_cache(maxsize=4096)
def _measures(tokens: tuple[str, ...]) -> tuple[str, str, str]:
    measure = code = per = ""
    for token in tokens:
        for each in re.split(r"[,;，]", token):
            text = cleaned(each).removeprefix("in ").removeprefix("per ").strip()
            head, slash, tail = text.partition("/")
            if (money := currency(head)) or (
                slash and not unit(text) and not rate(text)
            ):
                code, per = money or code, tail.strip() or per
            elif unit(text) or rate(text):
                measure = measure or text
    return measure, code, per


@lru_cache(maxsize=4096)
def currency(text: str) -> str:
    """Return the ISO 4217 code that *text* names; ``$``, ``¥`` and 元 name several."""
    plain = cleaned(text)
    code = plain.upper()
    if len(code) == 3 and code.isascii() and code in Locale("en").currencies:
        return code
    return _MONEY.get(folded(plain).replace(" ", ""), "")


def is_measure(text: str) -> bool:
    """Tell whether *text* is nothing but a unit or a currency, bracketed or not."""
    inner = [*_BRACKETED.findall(text), text]
    return any(any(measures(each)[:2]) for each in inner)


def symbols(formula: str) -> tuple[str, ...]:
    """Return the elements of a formula such as ``Dy2O3``; () if it is none."""
    if not _FORMULA.fullmatch(formula):
        return ()
    parts = tuple(_PARTS.findall(formula))
    return parts if _elements()[0].issuperset(parts) else ()


def _says_measure(text: str) -> bool:
    found = unit(text)
    if found is not None:
        return found.of in {"mass", "share"} or text in {"m2", "m²"}
    return rate(text) is not None or bool(any(measures(text)[1:]))


def _element(bare: str) -> str:
    name = _CONTENT.sub("", bare).strip(" :%")
    is_known = symbols(name) or folded(name) in _elements()[1]
    return name if is_known else ""


def _meaning(bare: str) -> tuple[str, int]:
    if found := _names().get(_packed(bare)):
        return found
    words = f" {_spaced(bare)} "
    for name, kind, rank in _spaced_names():
        if (name if _HAN.search(name) else f" {name} ") in words:
            return kind, 100 + rank
    return "", 0


def _spaced(text: str) -> str:
    apart = _CAMEL.sub(" ", unicodedata.normalize("NFKC", text)).replace("#", " no ")
    return _SIGNS.sub(" ", folded(apart)).strip()


def _packed(text: str) -> str:
    return _spaced(text).replace(" ", "")
