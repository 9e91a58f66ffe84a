"""What a supplier is still to be asked: nothing that the bill tells already."""

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from forms.composition.bill import Content, Line, Origin
from forms.composition.content import is_silent
from forms.composition.declaration import SLOTS, TOPICS, Topic
from forms.composition.join import is_expired
from forms.frozen import Frozen
from forms.law.lists import ControlledLine

# Rare earths of Part 1 and their oxides, by the CAS register.
_CAS: Mapping[str, str] = {
    "7440-19-9": "Sm",
    "7429-91-6": "Dy",
    "7440-54-2": "Gd",
    "7440-27-9": "Tb",
    "7439-94-3": "Lu",
    "7440-20-2": "Sc",
    "7440-65-5": "Y",
    "1308-87-8": "Dy",
    "12036-41-8": "Tb",
    "12037-01-3": "Tb",
}


class Correspondent(Frozen):
    """Who writes or is written to, as both languages name them."""

    name_zh: str = ""
    name_en: str = ""
    address: str = ""
    contact: str = ""


class AskedMaterial(Frozen):
    """A material that is known to be in a part, and what is still asked of it.

    ``material`` is its line of Annex 1 Part 1 where known; by ``name`` and ``cas`` as
    the bill has them the answer finds its way back.
    """

    material: str = ""
    name: str = ""
    cas: str = ""
    topics: tuple[Topic, ...] = TOPICS


class AskedPart(Frozen):
    """A part of this supplier: its known materials and whether there may be more."""

    number: str = ""
    revision: str = ""
    name: str = ""
    materials: tuple[AskedMaterial, ...] = ()
    is_complete: bool = False

    @property
    def spare(self) -> int:
        """Return how many materials nobody has named yet have room."""
        return 0 if self.is_complete else max(SLOTS - len(self.materials), 1)


class SupplierRequest(Frozen):
    """A letter to one supplier; it holds nothing about anybody else."""

    sender: Correspondent
    supplier: Correspondent
    parts: tuple[AskedPart, ...]
    day: dt.date
    answer_by: dt.date | None = None

    @property
    def number(self) -> str:
        """Return ``SR-20261125-0F3A9C``, worked out from what the letter says."""
        told = self.model_dump_json().encode()
        return f"SR-{self.day:%Y%m%d}-{hashlib.sha256(told).hexdigest()[:6].upper()}"


def suppliers(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return the names of all suppliers in a bill, each once, in its order."""
    named = (
        name for line in lines for name in (line.supplier, *_suppliers_within(line))
    )
    return tuple({_folded(name): name.strip() for name in named if name}.values())


def _suppliers_within(line: Line) -> Iterator[str]:
    return (content.supplier for content in line.contents)


def missing(
    lines: Iterable[Line],
    supplier: str,
    *,
    on: dt.date,
    lines_of_annex: Mapping[str, ControlledLine],
) -> tuple[AskedPart, ...]:
    """Return what this supplier is to be asked, part by part, in the bill's order.

    A paper that has run out *on* the day speaks no more, so its facts are asked again.
    What only holds other lines is not asked about: they are.
    Who supplies the material alone is asked about that, never about the part it is in.
    """
    own = _folded(supplier)
    every = tuple(lines)
    around = {line.parent for line in every}
    found: dict[tuple[str, str, str], AskedPart] = {}
    for line in every:
        if not line.contents and line.id in around:
            continue
        for part in _of(line, own, on, lines_of_annex):
            key = (part.number, part.revision, part.name)
            found[key] = _joined(found[key], part) if key in found else part
    return tuple(found.values())


def _of(
    line: Line, own: str, on: dt.date, annex: Mapping[str, ControlledLine]
) -> Iterator[AskedPart]:
    if _folded(line.supplier) != own:
        for content in line.contents:
            if _folded(content.supplier) == own and _may_be_asked(content, annex):
                topics = _topics(content, on)
                asked = tuple(t for t in topics if t not in {"amount", "material"})
                if asked:
                    named = _asked(content, asked)
                    yield AskedPart(
                        name=content.name or content.cas,
                        materials=(named,),
                        is_complete=True,
                    )
        return
    materials = tuple(
        _asked(content, topics)
        for content in line.contents
        if _folded(content.supplier) in {"", own} and _may_be_asked(content, annex)
        if (topics := _topics(content, on))
    )
    if materials or is_silent(line):
        yield AskedPart(
            number=line.number,
            revision=line.revision,
            name=line.name,
            materials=materials,
            is_complete=not is_silent(line),
        )


def _asked(content: Content, topics: tuple[Topic, ...]) -> AskedMaterial:
    return AskedMaterial(
        material=content.material, name=content.name, cas=content.cas, topics=topics
    )


def _may_be_asked(content: Content, annex: Mapping[str, ControlledLine]) -> bool:
    """Tell whether a content is, or may be, a line of Annex 1 Part 1."""
    if content.material:
        return content.material != "none"
    if content.cas in _CAS:
        return True
    said = _folded(content.name)
    words = set(re.split(r"[\s/,()-]+", said))
    elements = [line for line in annex.values() if line.symbol in _CAS.values()]
    return any(
        line.name.en.casefold().split()[0] in said
        or line.name.zh.removeprefix("金属").removesuffix("靶") in said
        or line.symbol.casefold() in words
        for line in elements
    )


def _topics(content: Content, on: dt.date) -> tuple[Topic, ...]:
    """Return what is not told of a content by a paper that still speaks."""
    papers = content.evidence
    if papers and all(is_expired(paper, on) for paper in papers):
        return TOPICS
    told: dict[Topic, bool] = {
        "material": bool(content.material),
        "amount": bool(content.share or content.mass),
        "origin": bool(content.origins) and all(map(_is_told, content.origins)),
        "technology": bool(content.technology),
        "value": bool(content.prices),
        "lots": bool(content.lots),
    }
    left = tuple(topic for topic in TOPICS if not told[topic])
    # For which lots it holds is no question of its own.
    return () if left == ("lots",) else left


def _is_told(origin: Origin) -> bool:
    """Tell whether somebody states the country; what is inferred is asked for."""
    return bool(origin.country) and origin.basis in {"proven", "declared"}


def _joined(one: AskedPart, other: AskedPart) -> AskedPart:
    """Return a part that stands twice in the bill as one."""
    topics: dict[tuple[str, str, str], set[Topic]] = {}
    for each in (*one.materials, *other.materials):
        named = (each.material, each.name, each.cas)
        topics.setdefault(named, set()).update(each.topics)
    return one.model_copy(
        update={
            "is_complete": one.is_complete and other.is_complete,
            "materials": tuple(
                AskedMaterial(
                    material=material,
                    name=name,
                    cas=cas,
                    topics=tuple(t for t in TOPICS if t in asked),
                )
                for (material, name, cas), asked in topics.items()
            ),
        }
    )


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
