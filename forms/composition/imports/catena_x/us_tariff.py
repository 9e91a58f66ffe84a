"""Catena-X UsTariffInformation 2.0.0: one part, its materials, their origin and worth.

Origins are told in per cent of the material's **value**.  They stand as the shares of
its lot, since the lot has one price: 80 % of 50 EUR from the USA are 40 EUR, and what
is told of nobody (10 EUR) stands as an origin of its own that is not known.
"""

from collections.abc import Iterator
from fractions import Fraction

from forms.composition.bill import Content, Evidence, Line, Origin, Price
from forms.composition.imports.catena_x.aspects import (
    Say,
    country,
    links,
    per_cent,
    positive,
    whence,
)
from forms.composition.imports.catena_x.figures import written
from forms.composition.imports.guards import notation
from forms.composition.imports.guards.notation import Place
from forms.composition.imports.messages import (
    Lines,
    Message,
    Notice,
    RefusedError,
    Request,
)
from forms.composition.imports.opening import Opening
from forms.composition.imports.troubles import Caution, Refusal
from forms.numbers import exact

VERSIONS = ("2.0.0",)
_ALL, _GRAMS = Fraction(100), Fraction(1000)


def recognises(opening: Opening) -> str | None:
    """Return the version by its layout: the files name none."""
    root = opening.once(notation.opened)
    if not root.says("materialList"):
        return None
    if root.says("catenaxId"):
        return "1.0.0"
    return "2.0.0" if root.says("partValue") or root.says("globalAssetId") else None


def read(opening: Opening, _request: Request) -> Iterator[Message]:
    """Yield the part as one line; its materials are known by their classes only."""
    root = notation.holding(opening, "materialList")
    if root.says("catenaxId"):
        raise RefusedError(
            Refusal.OTHER_VERSION, given="1.0.0", expected=" / ".join(VERSIONS)
        )
    line = part(root, opening.notice)
    opening.notice(Notice(caution=Caution.NO_COMPOSITION))
    yield Lines(lines=(line,))


def part(root: Place, say: Say) -> Line:
    """Return the part; what is doubtful in it is said."""
    identity, reference = root.text("globalAssetId"), root.text("referenceNumber")
    given = identity or reference or "–"
    say(Notice(caution=Caution.NO_PART_NUMBER, path="globalAssetId", given=given))
    paper = Evidence(kind="declaration", document=reference)
    papers = (paper,) if reference else ()
    weight = positive(root, "partWeight", say)
    materials = root.each("materialList")
    if not materials:
        say(Notice(caution=Caution.NO_ORIGIN))
    contents = tuple(
        told.model_copy(update={"evidence": (*papers, *told.evidence)})
        for told in (_material(each, weight, say) for each in materials)
    )
    _weigh(root, weight, say)
    links(root, say)
    return Line(
        id="1",
        number=identity,
        name=_customs(root),
        mass=_grams(weight),
        country=country(root, "partOriginCountry", say),
        contents=contents,
        prices=_prices(root, "partValue", say),
        evidence=papers,
        whence=whence(root),
    )


def _material(place: Place, part_weight: str, say: Say) -> Content:
    stages = tuple(_stages(place, say))
    smelted = _one_country(place, stages, "smelting", say)
    shares = [
        _origin(each, smelted, stages, say) for each in place.each("materialOrigin")
    ]
    told = sum((exact(share) for _, share in shares if share), Fraction(0))
    is_whole = told == _ALL and all(share for _, share in shares)
    if not shares:
        say(Notice(caution=Caution.NO_ORIGIN, path=place.path))
    elif told > _ALL:
        say(_about(place, Caution.ORIGIN_OVER_WHOLE, written(told)))
    elif told < _ALL:
        say(_about(place, Caution.ORIGIN_PARTLY_TOLD, written(told)))
    origins = tuple(origin for origin, _ in shares)
    if shares and told < _ALL and all(share for _, share in shares):
        rest = Origin(share=written(_ALL - told), basis="", reduced=smelted)
        origins += (rest,)
    return Content(
        name=", ".join(filter(None, (_class(place), _customs(place)))),
        mass=_mass(place, part_weight, is_whole),
        origins=origins,
        prices=_prices(place, "materialValue", say),
        evidence=tuple(_certificates(place)),
        whence=whence(place),
    )


def _about(place: Place, caution: Caution, given: str) -> Notice:
    return Notice(caution=caution, path=f"{place.path}.materialOrigin", given=given)


def _origin(
    place: Place, smelted: str, stages: tuple[tuple[str, str, str], ...], say: Say
) -> tuple[Origin, str]:
    """Return an origin and its share of the value; a share not told stays unknown."""
    share = per_cent(place, "valuePercentage", say)
    given = (place.text("materialOriginCountry"), *(f"{k}: {c}" for k, c, _ in stages))
    origin = Origin(
        country=country(place, "materialOriginCountry", say),
        share=share,
        reduced=smelted,
        as_given="; ".join(filter(None, given)),
    )
    return origin, share


def _stages(place: Place, say: Say) -> Iterator[tuple[str, str, str]]:
    """Yield each step with its country as given and by code."""
    for each in place.each("processing"):
        given = each.text("processingCountry")
        yield (
            each.text("processingType"),
            given,
            country(each, "processingCountry", say),
        )


def _one_country(
    place: Place, stages: tuple[tuple[str, str, str], ...], step: str, say: Say
) -> str:
    """Return where all of a material went through a step, if that is one country."""
    found = {code: given for kind, given, code in stages if kind.lower() == step}
    if len(found) > 1:
        path, given = f"{place.path}.processing", ", ".join(found.values())
        say(Notice(caution=Caution.STEP_IN_SEVERAL, path=path, given=given))
        return ""
    return next(iter(found), "")


def _mass(place: Place, part_weight: str, is_whole: bool) -> str:
    """Return the grams of a material, or a range from what is told to the part."""
    weights = [each.number("originWeight") for each in place.each("materialOrigin")]
    if not all(weights) or any(exact(each) < 0 for each in weights):
        return ""
    told = sum(map(exact, weights), Fraction(0))
    if is_whole:
        return written(told * _GRAMS)
    if not part_weight or exact(part_weight) < told:
        return ""
    return f"{written(told * _GRAMS)}..{_grams(part_weight)}"


def _weigh(root: Place, part_weight: str, say: Say) -> None:
    """Say what part of the mass nothing is told of, or that too much is told."""
    weights = [
        exact(weight)
        for material in root.each("materialList")
        for each in material.each("materialOrigin")
        if (weight := each.number("originWeight")) and exact(weight) >= 0
    ]
    if not part_weight:
        return
    left = exact(part_weight) - sum(weights, Fraction(0))
    if left > 0:
        given = f"{written(left)} kg"
        say(Notice(caution=Caution.MASS_WITHOUT_ORIGIN, path="partWeight", given=given))
    elif left < 0:
        given = f"{written(sum(weights, Fraction(0)))} kg"
        expected = f"{part_weight} kg"
        say(
            Notice(
                caution=Caution.MASS_OVER_WHOLE,
                path="partWeight",
                given=given,
                expected=expected,
            )
        )


def _grams(kilograms: str) -> str:
    return written(exact(kilograms) * _GRAMS) if kilograms else ""


def _prices(place: Place, key: str, say: Say) -> tuple[Price, ...]:
    """Return what one unit is worth; without a currency it is not known."""
    here = place.at(key)
    amount, currency = positive(here, "amount", say), here.text("currency")
    if not amount:
        return ()
    if not (len(currency) == 3 and currency.isascii() and currency.isupper()):
        given = f"{amount} {currency}".strip()
        say(Notice(caution=Caution.NO_CURRENCY, path=here.path, given=given))
        return ()
    return (Price(amount=f"{amount} {currency}"),)


def _certificates(place: Place) -> Iterator[Evidence]:
    for each in place.each("processing"):
        document = each.text("certificateResource")
        if document:
            yield Evidence(kind="certificate", document=document)


def _class(place: Place) -> str:
    here = place.at("materialClassification")
    finest = ("materialSubgroup", "materialGroup", "materialCategory")
    said = next(filter(None, map(here.text, finest)), "")
    return f"{here.text('classificationStandard')} {said}".strip()


def _customs(place: Place) -> str:
    here = place.at("customsClassification")
    system = here.text("customClassificationCodingSystem")
    return f"{system} {here.text('customClassificationCode')}".strip()
