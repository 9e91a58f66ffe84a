"""CAS registry numbers as files give them: checked, never repaired.

A CAS number is two to seven digits, two digits, and one that the others determine:
the sum of each digit times its place from the right, modulo 10.  An EC number, two
groups of three and one digit, is another register's.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from forms.composition.lettering import cleaned

_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2043\u207b\u2212\u30fc\ufe58\ufe63]\s*")
_LABEL = re.compile(
    r"cas(?:[ .-]*(?:rn|no|nr|number|号|番号|번호)\.?)?[ :：#]*", re.IGNORECASE
)
_CAS = re.compile(r"0*([1-9]\d{1,6})-(\d\d)-(\d)", re.ASCII)
_EC = re.compile(r"\d{3}-\d{3}-\d", re.ASCII)
_DATE = re.compile(
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ t]\d.*)?"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?: .*)?"
    r"|\d{1,2}[-. ][a-zäé]{3,9}\.?[-. ]\d{2,4}",
    re.ASCII | re.IGNORECASE,
)


class Verdict(StrEnum):
    """What a text in the place of a CAS number is."""

    VALID = "valid"
    NONE = "none"
    WRONG_DIGIT = "wrong-digit"
    EC_NUMBER = "ec-number"
    DATE = "date"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found; ``number`` is empty unless it is valid."""

    verdict: Verdict
    number: str = ""


_EMPTY = {
    "",
    "-",
    "--",
    "/",
    "n/a",
    "na",
    "none",
    "n.a.",
    "keine",
    "无",
    "なし",
    "없음",
}


@lru_cache(maxsize=1 << 14)
def read(text: str) -> Reading:
    """Tell what *text* is; invisible signs, spaces and kinds of dashes do not matter.

    A number whose check digit is wrong, and one that a spreadsheet made a date of,
    stay what they are: which number was meant, nobody here can know.
    """
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", cleaned(text)))
    plain = _LABEL.sub("", plain, count=1) if plain[:3].lower() == "cas" else plain
    if plain.lower() in _EMPTY:
        return Reading(Verdict.NONE)
    if found := _CAS.fullmatch(plain):
        if is_right(found[1] + found[2], found[3]):
            return Reading(Verdict.VALID, f"{found[1]}-{found[2]}-{found[3]}")
        return Reading(Verdict.WRONG_DIGIT)
    if _EC.fullmatch(plain):
        return Reading(Verdict.EC_NUMBER)
    return Reading(Verdict.DATE if _DATE.fullmatch(plain) else Verdict.OTHER)


def is_right(digits: str, check: str) -> bool:
    """Tell whether *check* is the digit that *digits* determine."""
    total = sum(place * int(d) for place, d in enumerate(reversed(digits), start=1))
    return total % 10 == int(check)
