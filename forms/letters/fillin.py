"""The places of one request's declaration: printed, open, or not asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms.bilingual import worded
from forms.composition.declaration import (
    GENERAL,
    MATERIAL,
    NOT_ASKED,
    PART,
    VERSION,
    Blank,
    check,
    printed_name,
)
from forms.corpus import Corpus
from forms.countries import COUNTRIES, country
from forms.dossier.brief import side_by_side
from forms.dossier.content import Bilingual
from forms.letters.asked import (
    AskedMaterial,
    AskedPart,
    Correspondent,
    SupplierRequest,
)
from forms.letters.plain import seen


@dataclass(frozen=True, slots=True)
class Filled:
    """One place: ``text`` is what is printed in it; an open one waits for an answer."""

    blank: Blank
    text: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class FilledPart:
    """The places of one part, then those of each material it has room for."""

    about: tuple[Filled, ...]
    materials: tuple[tuple[Filled, ...], ...]


def general(request: SupplierRequest) -> tuple[Filled, ...]:
    """Return the places about the declaration as a whole."""
    printed = {
        "template": VERSION,
        "request": request.number,
        "check": check(identities(request.parts)),
        "customer": side_by_side(called(request.sender)),
        "supplier": side_by_side(called(request.supplier)),
    }
    return tuple(
        Filled(b, printed.get(b.key, ""), is_open=b.kind != "fixed") for b in GENERAL
    )


def called(who: Correspondent) -> Bilingual:
    """Return what a correspondent is called; one name serves both languages."""
    zh, en = seen(who.name_zh), seen(who.name_en)
    return Bilingual(zh=zh or en, en=en or zh)


def identities(parts: Sequence[AskedPart]) -> list[tuple[str, str, str]]:
    """Return how the parts are told apart, as the declaration prints it."""
    return [(seen(p.number), seen(p.revision), seen(p.name)) for p in parts]


def part(asked: AskedPart, corpus: Corpus) -> FilledPart:
    """Return the places of one part; a complete list of materials is not asked for."""
    printed = dict(zip(("P-01", "P-02", "P-03"), identities([asked])[0], strict=True))
    not_asked = answer(NOT_ASKED, corpus)
    about = [
        Filled(b, printed[b.code])
        if b.code in printed
        else Filled(b, not_asked if asked.is_complete else "", not asked.is_complete)
        for b in PART
    ]
    known = [tuple(_known(each, corpus)) for each in asked.materials]
    spare = [tuple(Filled(b, is_open=b.kind != "fixed") for b in MATERIAL)]
    return FilledPart(tuple(about), (*known, *spare * asked.spare))


def _known(material: AskedMaterial, corpus: Corpus) -> Iterator[Filled]:
    """Yield the places of a known material; a line that we know stands in brackets."""
    for blank in MATERIAL:
        if blank.kind == "fixed":
            yield Filled(blank, printed_name(seen(material.name), material.cas))
        elif blank.key == "material" and material.material:
            yield Filled(blank, f"[{material_word(material.material, corpus)}]")
        elif blank.topic in material.topics:
            yield Filled(blank, is_open=True)
        else:
            yield Filled(blank, answer(NOT_ASKED, corpus))


def material_word(line: str, corpus: Corpus) -> str:
    """Return ``P1-02 金属镝 / Dysprosium metal``."""
    name = corpus.lines[line].name
    return f"{line} {name.zh} / {name.en}"


def country_word(code: str) -> str:
    """Return ``JP 日本 / Japan``."""
    return f"{code} {country(code, 'zh')} / {country(code, 'en')}"


def answer(option: str, corpus: Corpus) -> str:
    """Return how an option is written: ``未知 / unknown``."""
    return side_by_side(worded(corpus, option, "blank_option"))


def label(blank: Blank, corpus: Corpus) -> Bilingual:
    """Return what a place asks for."""
    return worded(corpus, blank.key, "blank")


def hint(blank: Blank, corpus: Corpus) -> Bilingual:
    """Return how a place is filled in, with all that may be said instead."""
    said = worded(corpus, blank.key, "blank_hint")
    others = [answer(option, corpus) for option in blank.may]
    if not others:
        return said
    also = "；".join(others), "; ".join(others)
    return Bilingual(
        zh=f"{said.zh}{worded(corpus, 'or', 'blank_hint', also=also[0]).zh}",
        en=f"{said.en} {worded(corpus, 'or', 'blank_hint', also=also[1]).en}",
    )


def options(blank: Blank, corpus: Corpus) -> tuple[str, ...]:
    """Return what a list to choose from offers, last what may be said instead."""
    also = tuple(answer(option, corpus) for option in blank.may)
    if blank.kind == "country":
        return (*also, *map(country_word, sorted(COUNTRIES)))
    if blank.key == "material":
        part_1 = (line.id for line in corpus.lines.values() if line.part == "1")
        return (*(material_word(line, corpus) for line in part_1), *also)
    return (*(answer(option, corpus) for option in blank.options), *also)
