"""What holds of every declaration in XML, whatever its format and its fate."""

import io
import re
import time
from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.composition.bill import Line
from forms.composition.imports.declarations.bounds import Bounds, bounds
from forms.composition.imports.messages import (
    End,
    Message,
    Notice,
    RefusedError,
    Request,
)
from forms.composition.imports.reading import read
from forms.composition.imports.recognise import FORMATS
from forms.composition.imports.troubles import Caution, Refusal
from tests.composition.imports import (
    test_granta,
    test_iec62474,
    test_ipc1752,
    test_ipc1754,
    test_plmxml,
)
from tests.composition.imports.chain import Told, refusal, told

_GRANTA = test_granta.part(
    "<Components>"
    + test_granta.part(
        f"<Substances>{test_granta.substance('dysprosium', '2.5')}</Substances>", "0.2"
    )
    + test_granta.part(
        "<Materials><Material><Percentage>80</Percentage>"
        "<MIMaterialReference/></Material></Materials>",
        "0.3",
    )
    + "</Components>",
    "1",
)
_IPC = test_ipc1752.materials(
    test_ipc1752.material(test_ipc1752.MAGNET, "40"),
    test_ipc1752.material(test_ipc1752.IRON, "600000", "ppm"),
)
_IEC = test_iec62474.composed(
    test_iec62474.part(test_iec62474.material(test_iec62474.MAGNET, "2"), "600", "4")
)
_AERO = test_ipc1754.assembly(
    test_ipc1754.part(test_ipc1754.material(test_ipc1752.MAGNET))
)
DOCUMENTS = {
    "granta": test_granta.bill(_GRANTA),
    "ipc1752": test_ipc1752.declaration(test_ipc1752.product(_IPC)),
    "ipc1754": test_ipc1754.declaration(_AERO),
    "iec62474": test_iec62474.main(test_iec62474.product(_IEC)),
    "plmxml": test_plmxml.document(test_plmxml.MOTOR, "r"),
}
OVER = {Caution.MASS_OVER_WHOLE, Caution.SHARES_OVER_WHOLE}
EACH = pytest.mark.parametrize("name", DOCUMENTS)


def root_of(name: str) -> str:
    found = re.match(r"<(\w+)", DOCUMENTS[name])
    assert found
    return found[1]


# Accepted


@EACH
def test_each_format_is_told_from_its_content(name: str) -> None:
    found = told(DOCUMENTS[name])

    assert found.format == name
    assert found.lines
    assert {Caution.NO_ORIGIN, Caution.NO_PRICE} <= found.cautions


@EACH
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_it_may_be_written_in_any_unicode(name: str, codec: str) -> None:
    assert told(DOCUMENTS[name].encode(codec)).lines == told(DOCUMENTS[name]).lines


@EACH
@pytest.mark.parametrize("label", ["Shift_JIS", "GB18030", "EUC-JP"])
def test_it_may_be_written_as_asia_does(name: str, label: str) -> None:
    text = f'<?xml version="1.0" encoding="{label}"?>{DOCUMENTS[name]}'
    text = text.replace("Magnet Works OÜ", "磁石")

    assert told(text.encode(label)).format == name


@EACH
def test_comments_and_instructions_change_nothing(name: str) -> None:
    spoken = DOCUMENTS[name].replace("><", "><!-- 99 --><?fetch http://x.invalid?><")

    assert told(spoken).lines == told(DOCUMENTS[name]).lines


@EACH
def test_a_prefix_changes_nothing(name: str) -> None:
    prefixed = re.sub(r"<(/?)(\w)", r"<\1p:\2", DOCUMENTS[name])
    prefixed = prefixed.replace(" xmlns=", " xmlns:p=", 1)

    assert told(prefixed).lines == told(DOCUMENTS[name]).lines


@EACH
def test_a_missing_namespace_is_a_caution(name: str) -> None:
    bare = re.sub(r' xmlns="[^"]*"', "", DOCUMENTS[name])
    found = told(bare)

    assert found.lines == told(DOCUMENTS[name]).lines
    assert Caution.NO_NAMESPACE in found.cautions


VERSIONS = {
    "granta": ("23/01", "31/01"),
    "ipc1752": ("175x/2.0", "175x/9.9"),
    "ipc1754": ("1754/1754", "1754/1754C"),
    "iec62474": ("<Main", '<Main version="X99.00"'),
    "plmxml": ('schemaVersion="6"', 'schemaVersion="60"'),
}


@EACH
def test_another_version_is_read_and_the_known_ones_are_named(name: str) -> None:
    later = DOCUMENTS[name].replace(*VERSIONS[name], 1).encode()
    said: list[Message] = []
    read(Request(path="", name="a"), io.BytesIO(later), len(later), said.append)
    unknown = [
        each
        for each in said
        if isinstance(each, Notice) and each.caution is Caution.UNKNOWN_VERSION
    ]

    assert isinstance(said[-1], End)
    assert said[-1].lines == len(told(DOCUMENTS[name]).lines)
    assert [each.expected for each in unknown] == [", ".join(FORMATS[name].versions)]


# Refused


DOCTYPES = {
    "internal": '<!DOCTYPE {} [<!ENTITY a "x">]>',
    "external": '<!DOCTYPE {} SYSTEM "file:///etc/passwd">',
    "parameter": '<!DOCTYPE {} [<!ENTITY % p SYSTEM "http://x.invalid/"> %p;]>',
    "bomb": '<!DOCTYPE {} [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
}


@EACH
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
@pytest.mark.parametrize("doctype", DOCTYPES.values(), ids=DOCTYPES.keys())
def test_any_doctype_is_refused(name: str, doctype: str, codec: str) -> None:
    text = doctype.format(root_of(name)) + DOCUMENTS[name]

    assert refusal(text.encode(codec)) is Refusal.DOCTYPE


@EACH
def test_a_depth_bomb_is_refused_at_once(name: str) -> None:
    start = DOCUMENTS[name].partition(">")[0] + ">"
    began = time.process_time()
    said = refusal(start + "<a>" * 500_000)

    assert said is Refusal.TOO_DEEP
    assert time.process_time() - began < 5


@EACH
@pytest.mark.parametrize("label", ["UTF-16", "UTF-7", "EBCDIC-CP-US"])
def test_a_false_label_is_refused(name: str, label: str) -> None:
    text = f'<?xml version="1.0" encoding="{label}"?>{DOCUMENTS[name]}'

    assert refusal(text) is Refusal.FALSE_ENCODING


@EACH
def test_another_root_is_not_known(name: str) -> None:
    other = DOCUMENTS[name].replace(root_of(name), "Other")

    assert refusal(other) is Refusal.NOT_KNOWN
    assert refusal(other, as_format=name) is Refusal.OTHER_ROOT


@EACH
def test_the_right_root_with_other_children_is_refused(name: str) -> None:
    start = DOCUMENTS[name].partition(">")[0]

    assert refusal(f"{start}><part/></{root_of(name)}>") is Refusal.OTHER_CHILDREN


@EACH
def test_a_document_that_breaks_off_is_refused(name: str) -> None:
    assert refusal(DOCUMENTS[name][:-20]) is Refusal.BROKEN_MARKUP


# Whatever comes


NUMBERS = ("0", "1e30", "-1", "99999", "0.00001", "1..2", "<3", "NaN", "1,5", "", "٣")
TOKEN = re.compile(r"<[^>]*>|[^<]+")


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Draw a document of which tags were doubled, dropped, swapped and overwritten."""
    text = DOCUMENTS[draw(st.sampled_from(sorted(DOCUMENTS)))]
    tokens = TOKEN.findall(text)
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(1, len(tokens) - 1))
        match draw(st.sampled_from(["drop", "double", "swap", "number", "attribute"])):
            case "drop":
                del tokens[at]
            case "double":
                tokens.insert(at, tokens[at])
            case "swap":
                other = draw(st.integers(1, len(tokens) - 1))
                tokens[at], tokens[other] = tokens[other], tokens[at]
            case "number":
                number = draw(st.sampled_from(NUMBERS)).replace("<", "&lt;")
                tokens[at] = re.sub(r"[\d.]+(?=\"|$)", number, tokens[at], count=1)
            case "attribute":
                tokens[at] = re.sub(r' \w+="[^"]*"', "", tokens[at], count=1)
        if len(tokens) < 3:
            break
    return "".join(tokens)


@st.composite
def rearranged(draw: st.DrawFn) -> str:
    """Draw a document that is well formed still: numbers and whole elements differ."""
    text = DOCUMENTS[draw(st.sampled_from(sorted(DOCUMENTS)))]
    for _ in range(draw(st.integers(1, 5))):
        places = list(re.finditer(r'(?<==")[\d.]+(?=")|(?<=>)[\d.]+(?=<)', text))
        place = draw(st.sampled_from(places)) if places else None
        if place:
            number = draw(st.sampled_from(NUMBERS)).replace("<", "&lt;")
            text = f"{text[: place.start()]}{number}{text[place.end() :]}"
        wholes = list(re.finditer(r"<(\w+)\b[^>]*?(/>|>[^<>]*</\1>)", text))
        whole = draw(st.sampled_from(wholes)) if wholes else None
        if whole and draw(st.booleans()):
            times = draw(st.sampled_from([0, 2, 3]))
            text = f"{text[: whole.start()]}{whole[0] * times}{text[whole.end() :]}"
    return text


@settings(max_examples=300, deadline=None)
@given(damaged() | rearranged())
def test_a_damaged_declaration_is_read_or_refused_and_adds_up_or_says_not(
    document: str,
) -> None:
    try:
        found = told(document)
    except RefusedError:
        return

    assert all(number_is_written(line) for line in found.lines)
    assert [each.id for each in unsaid_excess(found)] == []


def number_is_written(line: Line) -> bool:
    """Tell whether each number of a line is canonical, or not known."""
    numbers = [line.mass, line.quantity]
    numbers += [n for each in line.contents for n in (each.share, each.mass)]
    return all(not n or bounds(n) for n in numbers)


def unsaid_excess(found: Told) -> Iterator[Line]:
    """Yield the lines that hold more than themselves, of which nothing is said."""
    said = {each.path for each in found.notices if each.caution in OVER}
    for line in found.lines:
        whole = bounds(line.mass)
        if whole is None:
            shares = [bounds(each.share) for each in line.contents]
            low = sum((each.low for each in shares if each), Fraction(0))
            is_over = low > 100 and not any(c.parent == line.id for c in found.lines)
        else:
            low = sum((*least(line, whole), *least_within(line, found)), Fraction(0))
            is_over = low > whole.high
        if is_over and line.whence.path not in said:
            yield line


def least(line: Line, whole: Bounds) -> Iterator[Fraction]:
    """Yield the least grams of each content of a line."""
    for each in line.contents:
        mass, share = bounds(each.mass), bounds(each.share)
        yield mass.low if mass else share.of(whole).low if share else Fraction(0)


def least_within(line: Line, found: Told) -> Iterator[Fraction]:
    """Yield the least grams of each line in a line."""
    for child in found.lines:
        mass, quantity = bounds(child.mass), bounds(child.quantity)
        if child.parent == line.id and mass and quantity:
            yield mass.low * quantity.low


@EACH
def test_what_is_in_a_part_never_outweighs_it_unsaid(name: str) -> None:
    heavy = re.sub(r'(?<==")(40|2|500|0.2|12.5)(?=")', "9000000", DOCUMENTS[name])
    heavy = heavy.replace(">0.2<", ">9000000<")
    found = told(heavy)

    assert list(unsaid_excess(found)) == []
    assert name == "plmxml" or OVER & found.cautions
