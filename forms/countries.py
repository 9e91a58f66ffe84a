"""Countries and regions by code, named in each language, found by name in many."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal

from babel import Locale
from babel.core import get_global

_LOCALES = {"en": Locale("en", "GB"), "zh": Locale("zh", script="Hans")}
_UNIONS = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}

COUNTRIES = frozenset(
    code
    for code in map(str, _LOCALES["en"].territories)
    if len(code) == 2 and code.isalpha() and code not in _UNIONS
)

READ_IN = (
    "en",
    "en_GB",
    "de",
    "fr",
    "it",
    "es",
    "et",
    "zh_Hans",
    "zh_Hant",
    "ja",
    "ko",
)
"""The languages in which a supplier's file may name a country."""

# Codes of states that are no more, or that are also the code of a currency.
_FORMER = {"ANT", "BUR", "DDR", "FXX", "NTZ", "SCG", "SUN", "TMP", "YMD", "YUG", "ZAR"}
# What trade papers write besides the names in the tables of the Unicode consortium.
_ALSO = {
    "CN": "prc|pr china|mainland china|china mainland|"
    "china (mainland)|china pr|chinese mainland|people's republic of china|"
    "the people's republic of china|china, people's republic of|volksrepublik china|"
    "vr china|rp chine|république populaire de chine|chine populaire|rpc|"
    "repubblica popolare cinese|república popular china|república popular de china|"
    "hiina rahvavabariik|中国大陆|中國大陸|中国内地|中國內地|大陆|大陸|中华人民共和国|"
    "中華人民共和國|中華人民共和国|중화인민공화국|중국 본토",
    "HK": "hong kong|hong kong sar|hksar|hong kong, china|china, hong kong|"
    "hong kong special administrative region|香港|中国香港|中國香港|홍콩",
    "MO": "macao|macau|macao sar|macau sar|macao, china|macau, china|"
    "澳门|澳門|中国澳门|中國澳門|マカオ|마카오",
    "TW": "taiwan, china|china (taiwan)|chinese taipei|"
    "taiwan, province of china|china, taiwan|taiwan province, china|"
    "separate customs territory of taiwan, penghu, kinmen and matsu|"
    "中国台湾|中國台灣|中國臺灣|臺灣|中国台湾省|中华台北|中華台北|台湾省",
    "US": "united states of america|the united states|vereinigte staaten "
    "von amerika|états-unis d'amérique|estados unidos de américa|"
    "stati uniti d'america|米国|アメリカ|미합중국|美利坚合众国",
    "GB": "uk|great britain|england|scotland|wales|northern ireland|united kingdom "
    "of great britain and northern ireland|großbritannien|grande-bretagne|"
    "gran bretagna|gran bretaña|英國|英国|大不列颠",
    "KR": "republic of korea|korea, republic of|korea (south)|korea, south|"
    "korea (rep.)|s. korea|rok|republik korea|république de corée|corée, république de|"
    "大韩民国|大韓民国|大韓民國|韩国|韓国|韓國|한국",
    "KP": "dprk|democratic people's republic of korea|korea, democratic people's "
    "republic of|korea (north)|korea, north|朝鲜|조선민주주의인민공화국",
    "RU": "russian federation|russische föderation|fédération de russie|"
    "俄联邦|俄罗斯联邦",
    "VN": "viet nam|socialist republic of vietnam",
    "DE": "federal republic of germany|bundesrepublik deutschland|brd|frg",
    "CZ": "czech republic|tschechische republik|the czech republic",
    "NL": "holland|the netherlands|kingdom of the netherlands",
    "TR": "turkey|türkei|turquie|turquía|turchia",
    "MM": "burma",
    "LA": "lao pdr|lao people's democratic republic",
    "IR": "iran, islamic republic of|islamic republic of iran",
    "AE": "uae|vae",
    "EE": "republic of estonia|eesti vabariik",
    "GR": "el",
    "CD": "dr congo|drc|d.r. congo|congo, dr|democratic republic of the congo|"
    "congo, democratic republic of the",
    "CG": "republic of the congo|congo, republic of the",
    "TZ": "tanzania, united republic of|united republic of tanzania",
    "BO": "bolivia, plurinational state of",
    "VE": "venezuela, bolivarian republic of",
    "MD": "moldova, republic of|republic of moldova",
    "SY": "syrian arab republic",
    "CH": "swiss|schweizerische eidgenossenschaft|confoederatio helvetica",
    "MY": "马来西亚|馬來西亞",
}
# Which of two states is meant, the name alone does not say.
_TWO_MEANINGS = "korea|corea|corée|kongo|congo|コンゴ|刚果|剛果|republic of china|roc"
# Not available, and no: words in far more cells than Namibia's and Norway's codes.
# Who writes a question mark does not know.
_NO_ANSWER = re.compile(r"\W*[Nn]\W*[Aa]\W*|\W*[Nn]o\W*|.*[?？].*", re.DOTALL)
_CODE_FIRST = re.compile(r"([A-Za-z]{2,3})\W+(.+)")
_CODE_LAST = re.compile(r"(.+)\W+([A-Za-z]{2,3})\W?")
_LONGEST = 100
_MARKS = re.compile(r"[\u0300-\u036f]")


def country(code: str, language: Literal["en", "zh"]) -> str:
    """Return the short name of a country or region."""
    return str(_LOCALES[language].territories.get(code, code))


@lru_cache(maxsize=4096)
def named(text: str) -> str | None:
    """Return the code of the country or region that *text* names, else None.

    Codes of two and three letters and names in ten languages are known, and both
    together if they agree (``CN - China``).  A name of two meanings, ``NA`` and ``No``,
    a town, a union of states and what is not known name nothing here.
    """
    if _NO_ANSWER.fullmatch(text):
        return None
    if len(text) > _LONGEST:
        return None
    if found := _names().get(_folded(text)):
        return found
    for shape in (_CODE_FIRST, _CODE_LAST):
        if parts := shape.fullmatch(text.strip()):
            one, other = (_names().get(_folded(part)) for part in parts.groups())
            if one == other:
                return one
    return None


@cache
def _names() -> dict[str, str]:
    """Return each folded name with its code; names of two meanings are left out."""
    found: dict[str, set[str]] = {code.casefold(): {code} for code in COUNTRIES}
    for alias, codes in get_global("territory_aliases").items():
        if len(alias) == 3 and alias.isalpha() and alias not in _FORMER:
            found.setdefault(alias.casefold(), set()).update(codes)
    for language in READ_IN:
        for code, name in Locale.parse(language).territories.items():
            if code in COUNTRIES:
                found.setdefault(_folded(name), set()).add(code)
    for code, names in _ALSO.items():
        for name in names.split("|"):
            found.setdefault(_folded(name), set()).add(code)
    for name in _TWO_MEANINGS.split("|"):
        found.pop(_folded(name), None)
    single = ((name, *codes) for name, codes in found.items() if len(codes) == 1)
    return {name: code for name, code in single if code in COUNTRIES}


def _folded(text: str) -> str:
    """Return the letters and figures of a name, without case and accents."""
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    plain = unicodedata.normalize("NFC", _MARKS.sub("", apart))
    return "".join(sign for sign in plain if sign.isalnum())
