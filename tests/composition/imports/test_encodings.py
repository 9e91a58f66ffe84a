"""How text is written is read from its mark or proven; else a person is asked."""

import codecs
import io

import pytest

from forms.composition.imports.guards.encodings import CHOICES
from forms.composition.imports.messages import Message, Refused, Request
from forms.composition.imports.reading import read
from forms.composition.imports.troubles import Refusal
from tests.composition.imports.asked import cells_of, look_of, refusal_of

LINES = {
    "gb18030": "编号,名称\n1,烧结钕铁硼磁铁\n",
    "cp932": "番号,名称\n1,モータ用の磁石\n",
    "cp949": "번호,이름\n1,영구 자석\n",
    "cp1252": "Nr,Größe\n1,Läufer 5 µm\n",
}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-32", "utf-32-le"),
    ],
)
def test_what_is_marked_or_proven_is_not_asked(name: str, shown: str) -> None:
    text = "".join(LINES.values())
    look = look_of(text.encode(name))

    assert (look.encoding, look.encodings) == (shown, ())
    assert cells_of(text.encode(name))[3] == ["1", "モータ用の磁石"]


@pytest.mark.parametrize("name", ["utf-16-be", "utf-32-be"])
def test_the_other_order_of_bytes_is_marked_too(name: str) -> None:
    content = ("\ufeff" + LINES["gb18030"]).encode(name)

    assert look_of(content).encoding == name


@pytest.mark.parametrize("name", CHOICES)
def test_an_old_encoding_is_asked_with_its_likeliest_first(name: str) -> None:
    look = look_of(LINES[name].encode(name))
    choice, preview = look.encodings[0]

    assert look.encoding == ""
    assert look.sheets == ()
    assert choice == name
    assert preview in LINES[name]


@pytest.mark.parametrize("name", CHOICES)
def test_only_what_the_bytes_can_be_is_offered(name: str) -> None:
    content = LINES[name].encode(name)
    offered = [choice for choice, _ in look_of(content).encodings]

    assert all(content.decode(choice) for choice in offered)


@pytest.mark.parametrize("name", CHOICES)
def test_what_is_chosen_is_taken(name: str) -> None:
    content = LINES[name].encode(name)

    assert look_of(content, encoding=name).encoding == name
    assert cells_of(content, encoding=name)[1] == LINES[name].split("\n")[1].split(",")


def test_statistics_never_decide() -> None:
    content = (LINES["gb18030"] * 200).encode("gb18030")

    assert look_of(content).encoding == ""


def test_a_choice_that_is_not_true_is_refused_with_its_row() -> None:
    refused = refusal_of(b"a,b\n1,2\n\xff\xff,3\n", encoding="gb18030")

    assert (refused.refusal, refused.row) == (Refusal.WRONG_ENCODING, 3)
    assert refused.given == "GB18030"


def test_a_choice_that_nobody_offered_is_refused() -> None:
    refused = refusal_of(b"a,b\n1,2\n", encoding="rot13")

    assert (refused.refusal, refused.given) == (Refusal.WRONG_ENCODING, "rot13")


@pytest.mark.parametrize(
    ("content", "row"),
    [
        (codecs.BOM_UTF8 + b"a,b\n1,\xff\n", 2),
        (codecs.BOM_UTF16_LE + "a\tb\n1\t2\n".encode("utf-16-le") + b"\0\xd8x\0", 3),
        (codecs.BOM_UTF16_LE + b"a", 1),
    ],
)
def test_a_mark_that_lies_is_refused_with_its_row(content: bytes, row: int) -> None:
    refused = refusal_of(content)

    assert (refused.refusal, refused.row) == (Refusal.FALSE_ENCODING, row)


def test_a_choice_does_not_overrule_a_mark_it_agrees_with() -> None:
    content = codecs.BOM_UTF8 + b"a,b\n1,2\n"

    assert cells_of(content, encoding="utf-8") == [["a", "b"], ["1", "2"]]


def test_wide_characters_without_a_mark_are_no_ascii_with_zeros() -> None:
    content = "part\tmass\nrotor\t1,5\n".encode("utf-16-le")
    look = look_of(content)

    assert [choice for choice, _ in look.encodings] == ["utf-16-le", "utf-16-be"]
    assert look.encodings[0][1] == "part mass"
    assert cells_of(content, encoding="utf-16-le")[1] == ["rotor", "1,5"]


def test_what_tells_the_encoding_is_shown_however_far_down_it_stands() -> None:
    plain = b"a,b\n" * 400_000
    look = look_of(plain + "x,磁铁\n".encode("gb18030"))

    assert look.encodings[0] == ("gb18030", "x,磁铁")


def test_who_does_not_choose_is_told_the_row_that_is_not_utf_8() -> None:
    said: list[Message] = []
    content = "a,b\n磁铁,1\n".encode() + b"2,\xe7\xa3"
    read(Request(name="x"), io.BytesIO(content), len(content), said.append)

    assert said[-1] == Refused(refusal=Refusal.WHICH_ENCODING, row=3)


def test_a_preview_brings_no_controls() -> None:
    look = look_of("\x01磁铁\x1b[31m\u202e,\n".encode("gb18030"))

    assert look.encodings[0][1] == "磁铁 [31m ,"
