"""A ZIP file is refused before it is unpacked, or read without harm."""

import io
import random
import struct
import zipfile
from collections.abc import Mapping
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.composition.imports.guards.archive import Archive
from forms.composition.imports.messages import RefusedError
from forms.composition.imports.troubles import Caution, Refusal

HELLO = {"parts/list.xml": b"<list/>"}


def packed(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP file that holds *members* in their order."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def packed_twice(name: str, first: bytes, second: bytes, again: str = "") -> bytes:
    """Return a ZIP file in which a name stands twice, as no honest writer does it."""
    other = (again or name).replace(name[-1], "\x01")
    whole = packed({**HELLO, name: first, other: second})
    return whole.replace(other.encode(), (again or name).encode())


def archive(content: bytes, members: int = 100) -> Archive:
    return Archive(io.BytesIO(content), members)


def refusal(content: bytes, name: str = "") -> Refusal:
    """Return why a file, or else a member of it, is not read."""
    with pytest.raises(RefusedError) as refused:
        archive(content).opened(name).read()
    return refused.value.refused.refusal


def cautions(found: Archive) -> list[tuple[Caution, str]]:
    return [(notice.caution, notice.path) for notice in found.notices]


def patched(content: bytes, name: str, place: int, number: int, code: str) -> bytes:
    """Return *content* with a number changed in the directory entry of *name*."""
    entry = content.rindex(name.encode()) - 46
    changed = bytearray(content)
    struct.pack_into(code, changed, entry + place, number)
    return bytes(changed)


FLAGS, METHOD, PACKED_SIZE, SIZE, ATTRIBUTES, OFFSET = 8, 10, 20, 24, 38, 42


# What is read


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_members_are_read_as_they_were_packed(method: int) -> None:
    text = random.Random(61).randbytes(3_000_000)  # noqa: S311 a repeatable sample
    found = archive(packed({**HELLO, "b.bin": text}, method))

    assert found.names == ("parts/list.xml", "b.bin")
    assert found.opened("b.bin").read() == text
    assert found.size("b.bin") == found.unpacked == 3_000_000
    assert found.notices == []


def test_two_members_can_be_read_in_turns() -> None:
    found = archive(packed({"a": b"a" * 9, "b": b"b" * 9}))
    a, b = found.opened("a"), found.opened("b")

    assert [a.read(5), b.read(5), a.read(), b.read()] == [
        *(b"aaaaa", b"bbbbb", b"aaaa", b"bbbb")
    ]


def test_backslashes_part_folders_too() -> None:
    content = packed({"x/y.xml": b"<a/>"}).replace(b"x/y.xml", b"x\\y.xml")

    assert archive(content).names == ("x/y.xml",)


def test_folders_are_no_members() -> None:
    assert archive(packed({"parts/": b"", **HELLO})).names == ("parts/list.xml",)


# What is refused before it is unpacked


def test_a_compression_bomb_is_refused() -> None:
    content = packed({"sheet.xml": b" " * 60_000_000})

    assert len(content) < 60_000
    assert refusal(content) is Refusal.BOMB


def test_a_megabyte_may_be_packed_as_small_as_it_likes() -> None:
    found = archive(packed({"sheet.xml": b" " * 1_000_000}))

    assert len(found.opened("sheet.xml").read()) == 1_000_000


@pytest.mark.parametrize(
    ("sizes", "refused"),
    [
        ([128 << 20], None),
        ([(128 << 20) + 1], Refusal.TOO_LARGE),
        ([128 << 20, 128 << 20], None),
        ([128 << 20, 127 << 20, (1 << 20) + 1], Refusal.TOO_LARGE),
    ],
)
def test_what_would_unpack_to_too_much_is_refused(
    sizes: list[int], refused: Refusal | None
) -> None:
    heavy = random.Random(61).randbytes(700_000)  # noqa: S311 a repeatable sample
    content = packed({f"part{n}": heavy for n in range(len(sizes))})
    for number, size in enumerate(sizes):
        content = patched(content, f"part{number}", SIZE, size, "<I")

    if refused:
        assert refusal(content) is refused
    else:
        assert archive(content).names


def test_too_many_members_are_refused() -> None:
    content = packed({f"{n}.xml": b"" for n in range(101)})

    assert refusal(content) is Refusal.TOO_MANY_MEMBERS
    assert len(archive(content, members=101).names) == 101


def test_a_directory_that_is_too_long_is_not_even_read() -> None:
    content = packed({"a" * 60_000 + f"{n}": b"" for n in range(40)})

    assert refusal(content) is Refusal.TOO_MANY_MEMBERS


@pytest.mark.parametrize("name", ["more.zip", "x/MORE.XLSX", "more.7z", "a.tar.gz"])
def test_an_archive_in_an_archive_is_refused(name: str) -> None:
    assert refusal(packed({**HELLO, name: b""})) is Refusal.NESTED_ARCHIVE


def test_an_archive_under_another_name_is_refused_as_soon_as_it_is_opened() -> None:
    content = packed({"list.xml": packed(HELLO)})

    assert refusal(content, "list.xml") is Refusal.NESTED_ARCHIVE


def test_a_member_with_a_password_is_refused() -> None:
    content = patched(packed(HELLO), "parts/list.xml", FLAGS, 1, "<H")

    assert refusal(content) is Refusal.ENCRYPTED


def test_another_kind_of_packing_is_refused() -> None:
    assert refusal(packed(HELLO, zipfile.ZIP_LZMA)) is Refusal.PACKED_OTHERWISE


def test_entries_that_share_their_bytes_are_refused() -> None:
    content = packed({"one.xml": b"x" * 100, "two.xml": b"x" * 100})

    assert refusal(patched(content, "two.xml", OFFSET, 0, "<I")) is (
        Refusal.DAMAGED_ARCHIVE
    )


def test_an_archive_without_members_is_empty() -> None:
    assert refusal(packed({})) is Refusal.EMPTY


# What is damaged, or lies


@pytest.mark.parametrize("kept", [0, 3, 20, 60, -1])
def test_a_truncated_file_is_refused(kept: int) -> None:
    assert refusal(packed(HELLO)[:kept]) is Refusal.DAMAGED_ARCHIVE


@pytest.mark.parametrize("declared", [0, 100, 999_999])
def test_no_more_is_unpacked_than_was_declared(declared: int) -> None:
    content = packed({"list.xml": random.Random(61).randbytes(1_000_000)})  # noqa: S311
    lying = archive(patched(content, "list.xml", SIZE, declared, "<I"))

    with pytest.raises(RefusedError):
        lying.opened("list.xml").read()
    assert lying.unpacked <= declared


def test_a_member_with_a_wrong_digest_is_refused() -> None:
    content = packed({"list.xml": b"<list/>"}, zipfile.ZIP_STORED)

    assert refusal(content.replace(b"<list/>", b"<lost/>"), "list.xml") is (
        Refusal.DAMAGED_ARCHIVE
    )


@given(st.binary(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_a_broken_archive_is_read_or_refused(
    noise: bytes, start: int, end: int
) -> None:
    whole = packed({**HELLO, "b.xml": b"<b/>"})
    with suppress(RefusedError):
        found = archive(whole[:start] + noise + whole[end:])
        for name in found.names:
            found.opened(name).read()


# What is left aside while the rest is read


@pytest.mark.parametrize(
    "name",
    [
        *("../up.xml", "a/../../up.xml", "/root.xml", "C:/x.xml", "a//b.xml"),
        *("nul.xml", "a/COM1", "x/con.d/y", "a\nb.xml", "what?.xml", "./here.xml"),
    ],
)
def test_a_name_that_leads_elsewhere_is_left_aside(name: str) -> None:
    found = archive(packed({name: b"<a/>", **HELLO}))

    assert found.names == ("parts/list.xml",)
    assert cautions(found) == [(Caution.UNSAFE_MEMBER, name)]


def test_a_link_is_left_aside() -> None:
    content = packed({"link.xml": b"/etc/passwd", **HELLO})
    found = archive(patched(content, "link.xml", ATTRIBUTES, 0o120777 << 16, "<I"))

    assert found.names == ("parts/list.xml",)
    assert cautions(found) == [(Caution.UNSAFE_MEMBER, "link.xml")]


@pytest.mark.parametrize("again", ["two.xml", "TWO.xml"])
def test_of_two_members_with_one_name_neither_is_believed(again: str) -> None:
    found = archive(packed_twice("two.xml", b"<one/>", b"<other/>", again))

    assert found.names == ("parts/list.xml",)
    assert cautions(found) == [
        (Caution.DUPLICATE_MEMBER, "two.xml"),
        (Caution.DUPLICATE_MEMBER, again),
    ]


def test_what_a_workbook_embeds_is_left_aside() -> None:
    found = archive(packed({**HELLO, "xl/embeddings/sheet1.xlsx": packed(HELLO)}))

    assert found.names == ("parts/list.xml",)
    assert cautions(found) == [(Caution.EMBEDDED_FILE, "xl/embeddings/sheet1.xlsx")]
