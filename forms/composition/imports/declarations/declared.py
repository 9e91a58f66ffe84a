"""The lines that declared parts become, and what in them is doubtful.

What is not declared stays unknown.
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from forms.composition import cas
from forms.composition.bill import Content, Line, Whence
from forms.composition.imports.declarations.bounds import ONE, Bounds, written
from forms.composition.imports.declarations.things import Part, Substance, Sum, sum_of
from forms.composition.imports.messages import Lines, Message, Notice
from forms.composition.imports.troubles import Caution

BATCH = 500
_NEAR = Fraction(1, 100)
_NO_CAS = {
    cas.Verdict.WRONG_DIGIT: Caution.NO_CAS_NUMBER,
    cas.Verdict.OTHER: Caution.NO_CAS_NUMBER,
    cas.Verdict.EC_NUMBER: Caution.EC_NUMBER,
    cas.Verdict.DATE: Caution.DATE_FOR_CAS,
}
_WITHHELD = re.compile(
    r"confidential|proprietary|trade secret|undisclosed|not (to be )?disclosed|joker"
    r"|not to declare|betriebsgeheim|vertraulich|秘密|保密|机密|機密|非公開|未公开"
    r"|영업비밀",
    re.IGNORECASE,
)


def told(roots: Iterable[Part]) -> Iterator[Message]:
    """Yield the lines of some parts, each before those in it, and what is doubtful."""
    batch: list[Line] = []
    left = [(part, "") for part in reversed(list(roots))]
    count, has_contents, has_prices = 0, False, False
    while left:
        part, parent = left.pop()
        count += 1
        _scale(part)
        yield from _doubts(part)
        found = sum_of(part)
        yield from _sums(part, found)
        batch.append(_line(part, found, str(count), parent))
        has_contents = has_contents or bool(part.substances)
        has_prices = has_prices or bool(part.prices)
        left += [(child, str(count)) for child in reversed(part.parts)]
        if len(batch) == BATCH:
            yield Lines(lines=tuple(batch))
            batch = []
    if batch:
        yield Lines(lines=tuple(batch))
    if not has_contents:
        yield Notice(caution=Caution.NO_COMPOSITION)
    yield Notice(caution=Caution.NO_ORIGIN)
    if not has_prices:
        yield Notice(caution=Caution.NO_PRICE)


def _scale(part: Part) -> None:
    """Turn shares of this part into grams, for the parts in it; mend what differs."""
    for child in part.parts:
        if child.mass is None and child.share and part.mass and child.quantity == ONE:
            child.mass = child.share.of(part.mass)
    for each in part.substances:
        each.is_confidential |= bool(_WITHHELD.search(each.name))
        if each.is_confidential:
            each.share = each.share and each.share.at_most()
            each.mass = each.mass and each.mass.at_most()
        if each.of_less:
            each.share = each.share and each.share.at_most()


def _doubts(part: Part) -> Iterator[Notice]:
    for each in part.substances:
        yield from _identity(each)
        if each.of_less and each.share:
            given = f"{written(each.share)} %"
            yield Notice(caution=Caution.OF_A_MATERIAL, given=given, path=each.path)
        yield from _disagreement(each, part)


def _identity(each: Substance) -> Iterator[Notice]:
    """Say what stands in the way of knowing which substance is meant."""
    shown = each.name or each.number
    if each.is_reference:
        yield Notice(caution=Caution.ONLY_A_REFERENCE, given=shown, path=each.path)
    elif each.is_confidential:
        yield Notice(caution=Caution.CONFIDENTIAL, given=shown, path=each.path)
    verdict = cas.read(each.number).verdict
    if verdict in _NO_CAS:
        yield Notice(caution=_NO_CAS[verdict], given=each.number, path=each.path)
    elif verdict is cas.Verdict.NONE and not each.is_reference:
        yield Notice(caution=Caution.NAME_ONLY, given=shown, path=each.path)


def _disagreement(each: Substance, part: Part) -> Iterator[Notice]:
    """Keep both of two amounts that exclude each other, and say so."""
    if each.of_less or not (each.mass and each.share and part.mass):
        return
    reckoned = each.share.of(part.mass)
    slack = max(each.mass.high, reckoned.high) * _NEAR
    low, high = sorted((each.mass, reckoned))
    if low.high + slack < high.low:
        given, expected = f"{written(each.mass)} g", f"{written(reckoned)} g"
        each.mass = each.mass.around(reckoned)
        caution = Caution.AMOUNTS_DIFFER
        yield Notice(caution=caution, given=given, expected=expected, path=each.path)


def _sums(part: Part, found: Sum | None) -> Iterator[Notice]:
    """Say where what is named is more than the whole, or less."""
    if found is None:
        return
    given = written(Bounds(found.low, found.high or found.low))
    is_weighed = found.unit == "g"
    expected = f"{written(found.whole)} g" if is_weighed else ""
    if found.low > found.whole.high:
        over = Caution.MASS_OVER_WHOLE if is_weighed else Caution.SHARES_OVER_WHOLE
    elif found.high is not None and found.high < found.whole.low:
        over = Caution.MASS_NOT_WHOLE if is_weighed else Caution.SHARES_NOT_WHOLE
    else:
        return
    yield Notice(
        caution=over,
        given=f"{given} g" if is_weighed else given,
        expected=expected,
        path=part.path,
    )


def _is_complete(part: Part, found: Sum) -> bool:
    """Tell whether nothing can be in a part but what is named in it.

    A full declaration must reach the whole; any other must fill it, with CAS numbers.
    """
    if found.high is None or found.low > found.whole.high:
        return False
    if any(each.is_reference or each.is_confidential for each in part.substances):
        return False
    if part.is_full:
        return found.high >= found.whole.low
    is_named = all(cas.read(each.number).number for each in part.substances)
    return is_named and not part.parts and found.low >= found.whole.high


def _rest(part: Part, found: Sum | None) -> tuple[Content, ...]:
    """Return what is in a part besides its parts, where the paper shows that or may.

    A part that is made of parts is taken for no more than those, unless this is told.
    """
    is_told = found is not None and found.high is not None
    may_be = not is_told and any(child.is_material for child in part.parts)
    rest: Bounds | None = None
    if found and found.high is not None and found.high < found.whole.low:
        rest = Bounds(found.whole.low - found.high, found.whole.high - found.low)
    if part.substances or not part.parts or not (rest or may_be):
        return ()
    whence = Whence(path=part.path)
    return (Content(mass=written(rest), supplier=part.supplier, whence=whence),)


def _line(part: Part, found: Sum | None, line: str, parent: str) -> Line:
    return Line(
        id=line,
        parent=parent,
        number=part.number,
        revision=part.revision,
        name=part.name,
        quantity=written(part.quantity),
        unit=part.unit,
        mass=written(part.mass),
        supplier=part.supplier,
        country=part.country,
        grade=part.grade,
        is_complete=found is not None and _is_complete(part, found),
        contents=(
            *(_content(each, part) for each in part.substances),
            *_rest(part, found),
        ),
        prices=part.prices,
        evidence=part.evidence,
        whence=Whence(path=part.path),
    )


def _content(each: Substance, part: Part) -> Content:
    number = cas.read(each.number).number
    return Content(
        name=" / ".join(filter(None, (each.name, "" if number else each.number))),
        cas=number,
        share=written(each.share),
        mass=written(each.mass),
        supplier=part.supplier,
        evidence=part.evidence,
        whence=Whence(path=each.path),
    )
