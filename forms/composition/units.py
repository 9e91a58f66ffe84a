"""Units that files name, with exact factors; a unit that is not known measures nothing.

Sources: the SI brochure (9th edition) for metric units; the international yard and
pound agreement of 1959 (1 lb = 0.453 592 37 kg) for pounds, ounces and grains of
troy; UNECE Recommendation 20 for codes such as KGM.  What reads in two ways is left
out on purpose: ton (short, long, metric), gr (gram, grain), 斤 (500 g, 600 g), Mg
(megagram, magnesium), at% and vol% (no shares by mass).
"""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from forms.composition.lettering import cleaned

Of = Literal["mass", "length", "area", "volume", "piece", "share"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its short name; ``size`` is in g, m, m², m³, pieces or per cent."""

    name: str
    of: Of
    size: Fraction


_POUND = Fraction(45359237, 100000)
_UNITS: dict[tuple[str, Of, Fraction], str] = {
    ("ug", "mass", Fraction(1, 10**6)): (
        "µg ug mcg microgram micrograms mikrogramm 微克 マイクログラム 마이크로그램"
    ),
    ("mg", "mass", Fraction(1, 1000)): (
        "mg MG mgm milligram milligrams milligramme milligramm 毫克 ミリグラム 밀리그램"
    ),
    ("g", "mass", Fraction(1)): (
        "g G grm gm gms gram grams gramme grammes gramm 克 公克 グラム 그램"
    ),
    ("kg", "mass", Fraction(1000)): (
        "kg kgs kgm kilo kilogram kilograms kilogramme kilogramm 千克 公斤 キログラム "
        "キロ 킬로그램"
    ),
    ("t", "mass", Fraction(10**6)): (
        "t to MT tne tonne tonnes tonnen metric_ton metric_tons metric_tonne 吨 公吨 "
        "噸 公噸 トン 톤"
    ),
    ("lb", "mass", _POUND): "lb lbs lbr pound pounds 磅 ポンド 파운드",
    ("oz", "mass", _POUND / 16): "oz onz ounce ounces 盎司 オンス 온스",
    ("ozt", "mass", Fraction(311034768, 10**7)): (
        "ozt oz_t oz_tr troy_oz apz troy_ounce troy_ounces 金衡盎司 トロイオンス"
    ),
    ("mm", "length", Fraction(1, 1000)): "mm MMT millimetre millimeter 毫米 ミリ",
    ("cm", "length", Fraction(1, 100)): "cm CMT centimetre centimeter 厘米 センチ",
    ("m", "length", Fraction(1)): (
        "m M MTR metre metres meter meters lfm 米 公尺 メートル 미터"
    ),
    ("in", "length", Fraction(254, 10**4)): "in inch inches inh zoll 英寸 インチ 인치",
    ("ft", "length", Fraction(3048, 10**4)): "ft fot foot feet 英尺 フィート 피트",
    ("mm2", "area", Fraction(1, 10**6)): "mm2 mm^2 sqmm mmk 平方毫米",
    ("cm2", "area", Fraction(1, 10**4)): "cm2 cm^2 sqcm cmk 平方厘米",
    ("m2", "area", Fraction(1)): (
        "m2 m^2 sqm qm mtk square_metre square_meter quadratmeter 平方米 平方メートル "
        "제곱미터"
    ),
    ("cm3", "volume", Fraction(1, 10**6)): "cm3 cm^3 ccm cmq ml mlt 立方厘米 毫升",
    ("l", "volume", Fraction(1, 1000)): (
        "l L ltr litre litres liter liters 升 リットル 리터"
    ),
    ("m3", "volume", Fraction(1)): "m3 m^3 cbm mtq 立方米 立方メートル 세제곱미터",
    ("piece", "piece", Fraction(1)): (
        "piece pieces pc pcs pce ea each unit units item items part parts c62 h87 nos "
        "st stk stck stück stücke pièce pièces pezzo pezzi pieza piezas tk 个 個 件 只 "
        "片 块 颗 粒 根 隻 支 枚 本 台 ヶ コ ピース 개 ea."
    ),
    ("%", "share", Fraction(1)): (
        "% wt% wt.% wt-% wt.-% w% m% m-% mass% mass-% gew% gew.% gew-% gew.-% ma% "
        "ma.-% w/w %w/w %(w/w) %wt %mass masspercent mass_percent mass_percentage "
        "weight% weight_percent weight_percentage percent per_cent pct prozent "
        "massenprozent gewichtsprozent p1 质量% 重量% 質量% 百分比 重量百分比 "
        "质量百分比 パーセント 퍼센트 중량%"
    ),
    ("permille", "share", Fraction(1, 10)): "‰ permille per_mille promille 千分比",
    ("ppm", "share", Fraction(1, 10**4)): (
        "ppm ppmw wtppm ppm_wt mg/kg ug/g µg/g g/t 59 massppm"
    ),
    ("ppb", "share", Fraction(1, 10**7)): "ppb ppbw wtppb ug/kg µg/kg mg/t 61",
    ("fraction", "share", Fraction(100)): (
        "fraction mass_fraction massfraction kg/kg g/g 质量分数(1)"
    ),
}
# Told apart from mg and t by their case alone; a name in capitals fits as written.
_NO_MASS = {"Mg", "T"}
_LONGEST = 60
_SPACES = re.compile(r"\s+")
_TWO = re.compile(r"(.+?)(?: ?/ ?| per | pro | je )(.+)")
_BARE = re.compile(r"[\[({（【]?\s*(.*?)\s*[\])}）】]?\.?")


def _folded(text: str) -> str:
    """Return a unit as its names are kept: µ alike, powers and spaces in one way."""
    raised = cleaned(text).replace("²", "^2").replace("³", "^3")
    return _SPACES.sub("_", unicodedata.normalize("NFKC", raised).strip())


_NAMES: dict[str, Unit] = {}
for (_name, _of, _size), _written in _UNITS.items():
    for _each in _written.split():
        _NAMES[_folded(_each)] = Unit(_name, _of, _size)


@lru_cache(maxsize=1 << 12)
def unit(text: str) -> Unit | None:
    """Return the unit that *text* names, or None: never a guess.

    Case counts only where it tells two units apart (mg is no Mg).
    """
    if len(text) > _LONGEST:
        return None
    packed = _folded(text)
    if found := _named(packed):
        return found
    bare = _BARE.fullmatch(packed)
    return _named(bare[1]) if bare else None


def _named(packed: str) -> Unit | None:
    if packed in _NO_MASS:
        return None
    loose = packed.casefold()
    return (
        _NAMES.get(packed)
        or _NAMES.get(loose)
        or _NAMES.get(loose.replace("_", ""))
        or _NAMES.get(loose.removesuffix("."))
    )


@lru_cache(maxsize=1 << 12)
def rate(text: str) -> tuple[Unit, Unit] | None:
    """Return a mass and what it is the mass of: ``kg/m²``, ``g per piece``.

    A share such as mg/kg is no rate, and neither is a unit that stands alone.
    """
    if len(text) > _LONGEST or unit(text):
        return None
    bare = _BARE.fullmatch(_folded(text).replace("_", " "))
    found = _TWO.fullmatch(bare[1]) if bare else None
    if not found:
        return None
    mass, of = unit(found[1]), unit(found[2])
    return (mass, of) if mass and of and mass.of == "mass" else None


def grams(number: Fraction, name: str) -> Fraction | None:
    """Return a mass in grams; None if *name* is not known or no mass."""
    found = unit(name)
    return number * found.size if found and found.of == "mass" else None


def per_cent(number: Fraction, name: str) -> Fraction | None:
    """Return a share by mass in per cent; None if *name* is not known or no share."""
    found = unit(name)
    return number * found.size if found and found.of == "share" else None
