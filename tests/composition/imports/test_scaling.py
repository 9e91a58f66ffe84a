"""However deep a thing stands and however its amount is told, it weighs the same."""

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.composition.bill import Content, Line
from forms.numbers import exact
from tests.composition.imports import (
    test_granta,
    test_iec62474,
    test_ipc1752,
    test_ipc1754,
)
from tests.composition.imports.chain import told

DYSPROSIUM = "7429-91-6"
UNITS = {"mg": Fraction(1, 1000), "g": Fraction(1), "kg": Fraction(1000)}
SHARES = {"ppm": Fraction(1, 10**6), "massPercent": Fraction(1, 100)}


@dataclass(frozen=True)
class Told:
    """An amount as it is written: a mass, or a share of what is around it."""

    number: int
    unit: str

    def grams(self, around: Fraction) -> Fraction:
        """Return the amount in grams, where *around* is so heavy."""
        if self.unit in UNITS:
            return self.number * UNITS[self.unit]
        return self.number * SHARES[self.unit] * around


@dataclass(frozen=True)
class Material:
    """A homogeneous material and the dysprosium in it."""

    mass: Told
    dysprosium: Told


@dataclass(frozen=True)
class Thing:
    """So many of a part, made of materials and of other parts."""

    count: int
    mass: Told
    materials: tuple[Material, ...] = ()
    things: tuple["Thing", ...] = field(default=())

    def dysprosium(self) -> Fraction:
        """Return the grams of dysprosium in one of it."""
        own = self.mass.grams(Fraction(0))
        found = Fraction(0)
        for each in self.materials:
            found += each.dysprosium.grams(each.mass.grams(own))
        return found + sum(
            (thing.count * thing.dysprosium() for thing in self.things), Fraction(0)
        )


WEIGHTS = st.builds(Told, st.integers(1, 9999), st.sampled_from(sorted(UNITS)))
PARTS = st.builds(Told, st.integers(1, 99), st.sampled_from(sorted(SHARES)))
MATERIALS = st.builds(Material, WEIGHTS | PARTS, WEIGHTS | PARTS)
LEAVES = st.builds(
    Thing, st.integers(1, 9), WEIGHTS, st.lists(MATERIALS, max_size=3).map(tuple)
)
THINGS = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        Thing,
        st.integers(1, 9),
        WEIGHTS,
        st.lists(MATERIALS, max_size=2).map(tuple),
        st.lists(inner, max_size=3).map(tuple),
    ),
    max_leaves=8,
)


def read(document: str) -> Fraction:
    """Return the grams of dysprosium in one of the item on top."""
    lines = {line.id: line for line in told(document).lines}
    total = Fraction(0)
    for line in lines.values():
        found = sum(
            (grams(line, each.share, each.mass) for each in dysprosium(line)),
            Fraction(0),
        )
        around = line
        while around.parent:
            found *= exact(around.quantity)
            around = lines[around.parent]
        total += found
    return total


def dysprosium(line: Line) -> list[Content]:
    return [each for each in line.contents if each.cas == DYSPROSIUM]


def grams(line: Line, share: str, mass: str) -> Fraction:
    return exact(mass) if mass else exact(share) * exact(line.mass) / 100


def check(thing: Thing, write: Callable[[Thing], str]) -> None:
    assert read(write(thing)) == thing.dysprosium()


# IPC


def ipc_amount(amount: Told) -> str:
    return test_ipc1752.amount(str(amount.number), amount.unit)


def ipc_material(name: str, each: Material) -> str:
    inner = test_ipc1752.substance("Dy", DYSPROSIUM, ipc_amount(each.dysprosium))
    return f'<{name} name="m">{ipc_amount(each.mass)}{inner}</{name}>'


def ipc_1752(thing: Thing) -> str:
    def inner(each: Thing) -> str:
        materials = [ipc_material("HomogeneousMaterial", one) for one in each.materials]
        parts = [
            f'<SubProduct numberOfInstances="{one.count}">{inner(one)}</SubProduct>'
            for one in each.things
        ]
        identity = f'<ProductID itemName="p">{ipc_amount(each.mass)}</ProductID>'
        return identity + test_ipc1752.materials(*materials) + "".join(parts)

    return test_ipc1752.declaration(f"<Product>{inner(thing)}</Product>")


def ipc_1754(thing: Thing) -> str:
    def inner(each: Thing) -> str:
        materials = [ipc_material("Material", one) for one in each.materials]
        parts = [
            f'<Part numberOfInstances="{one.count}">{inner(one)}</Part>'
            for one in each.things
        ]
        identity = f'<PartID itemName="p"/>{ipc_amount(each.mass)}'
        return identity + "".join(materials) + "".join(parts)

    product = f"<IPC-1754><Product>{inner(thing)}</Product></IPC-1754>"
    return f'<MainDeclaration xmlns="{test_ipc1754.SPACE}">{product}</MainDeclaration>'


@settings(deadline=None)
@given(THINGS)
def test_ipc_1752_weighs_what_it_says(thing: Thing) -> None:
    check(thing, ipc_1752)


@settings(deadline=None)
@given(THINGS)
def test_ipc_1754_weighs_what_it_says(thing: Thing) -> None:
    check(thing, ipc_1754)


# IEC


def iec_amount(amount: Told) -> str:
    if amount.unit in UNITS:
        return test_iec62474.mass(str(amount.number), amount.unit)
    unit = f'unitOfMeasure="{amount.unit}"'
    return f'<MassPercent massPercent="{amount.number}" {unit}/>'


def iec_62474(thing: Thing) -> str:
    def inner(each: Thing) -> str:
        materials = [
            f'<Material name="m">{iec_amount(one.mass)}'
            + test_iec62474.substance("Dy", DYSPROSIUM, iec_amount(one.dysprosium))
            + "</Material>"
            for one in each.materials
        ]
        parts = [
            f'<ProductPart number="{one.count}">{iec_amount(one.mass)}{inner(one)}'
            "</ProductPart>"
            for one in each.things
        ]
        return "".join(materials) + "".join(parts)

    identity = f'<ProductID name="p">{iec_amount(thing.mass)}</ProductID>'
    composed = test_iec62474.composed(inner(thing))
    return test_iec62474.main(f"<Product>{identity}{composed}</Product>")


@settings(deadline=None)
@given(THINGS)
def test_iec_62474_weighs_what_it_says(thing: Thing) -> None:
    check(thing, iec_62474)


# Granta: a bill has parts in parts, and shares of those


def granta(thing: Thing) -> str:
    def inner(each: Thing) -> str:
        weighed = (
            f"<Quantity>{each.count}</Quantity>"
            f'<MassPerUom Unit="{each.mass.unit}/Part">{each.mass.number}</MassPerUom>'
        )
        parts = "".join(inner(one) for one in each.things)
        named = f"{weighed}<PartNumber>p</PartNumber>"
        return f"<Part>{named}<Components>{parts}</Components></Part>"

    return test_granta.bill(inner(thing))


def weight(thing: Thing) -> Fraction:
    """Return what the parts without parts weigh in all."""
    if not thing.things:
        return thing.count * thing.mass.grams(Fraction(0))
    return thing.count * sum((weight(one) for one in thing.things), Fraction(0))


@settings(deadline=None)
@given(THINGS)
def test_a_granta_bill_weighs_what_it_says(thing: Thing) -> None:
    lines = {line.id: line for line in told(granta(thing)).lines}
    parents = {line.parent for line in lines.values()}
    total = Fraction(0)
    for line in lines.values():
        if line.id in parents:
            continue
        found = exact(line.mass) * exact(line.quantity)
        around = line
        while around.parent:
            around = lines[around.parent]
            found *= exact(around.quantity)
        total += found

    assert total == weight(thing)
