"""What a returned declaration says of one material: how much, whence, at what worth."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, get_args

from forms.composition.bill import Basis, Content, Evidence, Origin, Price, Whence
from forms.composition.declaration import bracketed, meaning, name_and_cas
from forms.composition.imports.returned.answers import (
    LINE_OF_ANNEX,
    SILENT,
    WHOLE,
    Answers,
)
from forms.composition.imports.returned.returned import Slot
from forms.composition.imports.table.amounts import written
from forms.composition.imports.troubles import Caution

_CURRENCY = re.compile(r"[A-Z]{3}")
_STAGES = {"mined": "M-04", "separated": "M-05", "reduced": "M-06", "alloyed": "M-07"}
_ORIGIN = (*_STAGES.values(), "M-08", "M-09")


def content(answers: Answers, slot: Slot, paper: Evidence) -> Content:
    """Return what is said of one material, with the declaration as its evidence."""
    answers.note_gaps(slot, slot)
    material = slot["M-01"]
    is_told = answers.state("M-01", material) == "told"
    said = material.text if is_told else bracketed(material.text)
    line = LINE_OF_ANNEX.match(said)
    if is_told and not line:
        answers.not_read("M-01", material)
    name, cas = name_and_cas(slot["M-00"].text)
    return Content(
        name=name or ("" if cas else said),
        cas=cas,
        material=line[1] if line else "",
        share=answers.amount("M-02", slot, "%"),
        mass=answers.amount("M-03", slot, "g"),
        technology=_technology(answers, slot),
        lots=answers.text("M-15", slot),
        origins=tuple(_origins(answers, slot)),
        prices=tuple(_prices(answers, slot, paper)),
        evidence=(paper,),
        whence=Whence(sheet=material.sheet, row=material.row, path="M-01"),
    )


def _technology(answers: Answers, slot: Slot) -> Literal["", "yes", "no"]:
    cell = slot["M-10"]
    match meaning(cell.text):
        case "yes":
            return "yes"
        case "no":
            return "no"
    if answers.state("M-10", cell) == "told":
        answers.not_read("M-10", cell)
    return ""


def _origins(answers: Answers, slot: Slot) -> Iterator[Origin]:
    """Yield where the material comes from, share by share.

    A country of last change and a Chinese share that exclude each other leave the
    origin unknown; where the share is not told, how much comes from the country
    is not known either.
    """
    stages = {stage: answers.country(code, slot) for stage, code in _STAGES.items()}
    changed = answers.country("M-08", slot)
    ends = _china_share(answers, slot)
    given = "; ".join(
        f"{code}: {slot[code].text}"
        for code in _ORIGIN
        if answers.state(code, slot[code]) not in SILENT
    )
    whole = Origin(as_given=given, **stages)
    if not given:
        return
    if ends is None:
        asked = answers.state("M-09", slot["M-09"]) != "not-asked"
        share = "" if changed and asked else "100"
        yield whole.model_copy(update={"country": changed, "share": share})
        return
    low, high = ends
    if (changed == "CN" and high == 0) or (changed not in {"", "CN"} and low == WHOLE):
        answers.say(Caution.ANSWERS_DISAGREE, slot["M-09"], "M-08, M-09", given=given)
        yield whole.model_copy(update={"share": "100"})
        return
    if high:
        share = written(low, high)
        yield whole.model_copy(update={"country": "CN", "share": share})
    if low < WHOLE and changed != "CN":
        share = written(WHOLE - high, WHOLE - low)
        yield whole.model_copy(update={"country": changed, "share": share})


def _china_share(answers: Answers, slot: Slot) -> tuple[Fraction, Fraction] | None:
    cell = slot["M-09"]
    match answers.state("M-09", cell):
        case "none":
            return Fraction(0), Fraction(0)
        case "told":
            return answers.in_unit("M-09", cell, "%")
    return None


def _prices(answers: Answers, slot: Slot, paper: Evidence) -> Iterator[Price]:
    """Yield the worth, if figure, currency, unit and basis are all told."""
    cell = slot["M-11"]
    if answers.state("M-11", cell) != "told":
        return
    found = answers.number("M-11", cell)
    if found.low is None or found.high is None:
        return
    currency = (answers.text("M-12", slot) or found.unit).upper()
    if found.unit.upper() not in {"", currency}:
        answers.not_read("M-11", cell)
        return
    if not _CURRENCY.fullmatch(currency):
        at = slot["M-12"]
        answers.say(Caution.NO_CURRENCY, at, "M-12", given=at.text or cell.text)
        return
    per = answers.option("M-13", slot, get_args(Price.model_fields["per"].annotation))
    basis = answers.option("M-14", slot, get_args(Basis))
    if per and basis:
        yield Price.model_validate(
            {
                "amount": f"{written(found.low, found.high)} {currency}",
                "per": per,
                "basis": basis,
                "on": paper.issued,
                "source": paper.document,
            }
        )
