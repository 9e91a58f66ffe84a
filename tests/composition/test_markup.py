"""XML is read with nothing expanded, nothing fetched and nothing believed."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.composition.imports.guards import markup
from forms.composition.imports.guards.markup import End, Start, events, tree
from forms.composition.imports.messages import RefusedError
from forms.composition.imports.troubles import Refusal

BILLION = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
DOCTYPES = {
    "internal": '<!DOCTYPE r [<!ENTITY a "x">]><r>&a;</r>',
    "external": '<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>',
    "public": '<!DOCTYPE html PUBLIC "-//W3C//DTD" "http://x.invalid/a"><html/>',
    "parameter": '<!DOCTYPE r [<!ENTITY % p SYSTEM "http://x.invalid/"> %p;]><r/>',
    "bomb": f'<!DOCTYPE r [<!ENTITY a0 "x">{BILLION}]><r b="&a9;">&a9;</r>',
    "bare": "<!DOCTYPE r><r/>",
    "after a comment": "<!-- --><?pi?>\n<!DOCTYPE r><r/>",
}


class Pieces(io.BytesIO):
    """A stream that gives one byte at a time, as a slow archive may."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(size or 0, 1))


def refusal(content: bytes) -> Refusal:
    """Return why *content* is refused."""
    with pytest.raises(RefusedError) as refused:
        list(events(io.BytesIO(content)))
    return refused.value.refused.refusal


def text_of(content: bytes) -> str:
    """Return the text of the root."""
    return tree(io.BytesIO(content)).text


# No DOCTYPE


@pytest.mark.parametrize("text", DOCTYPES.values(), ids=DOCTYPES.keys())
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_any_doctype_is_refused(text: str, codec: str) -> None:
    assert refusal(text.encode(codec)) is Refusal.DOCTYPE


@pytest.mark.parametrize("label", ["Shift_JIS", "GB18030", "ISO-8859-1"])
def test_a_doctype_is_refused_under_any_label(label: str) -> None:
    text = f'<?xml version="1.0" encoding="{label}"?>{DOCTYPES["bomb"]}'

    assert refusal(text.encode()) is Refusal.DOCTYPE


def test_nothing_of_a_document_with_a_doctype_is_told() -> None:
    told = events(io.BytesIO(DOCTYPES["internal"].encode()))

    with pytest.raises(RefusedError):
        next(told)


def test_an_entity_that_nobody_declared_is_refused() -> None:
    assert refusal(b"<r>&nbsp;</r>") is Refusal.BROKEN_MARKUP


# Limits


def test_255_levels_are_read_and_256_are_refused() -> None:
    depth = markup.DEPTH
    list(events(io.BytesIO(b"<a>" * depth + b"</a>" * depth)))

    assert refusal(b"<a>" * (depth + 1) + b"</a>" * (depth + 1)) is Refusal.TOO_DEEP


def test_a_depth_bomb_is_refused_before_it_ends() -> None:
    assert refusal(b"<a>" * 1_000_000) is Refusal.TOO_DEEP


def test_size_is_counted_as_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "SIZE", 1024 * 1024)
    content = b"<r>" + b"<a/>" * 300_000

    assert refusal(content) is Refusal.TOO_LARGE


def test_a_tree_has_so_many_elements_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(markup, "ELEMENTS", 3)
    tree(io.BytesIO(b"<r><a/><a/></r>"))

    with pytest.raises(RefusedError) as refused:
        tree(io.BytesIO(b"<r><a/><a/><a/></r>"))
    assert refused.value.refused.refusal is Refusal.TOO_MANY_ELEMENTS


# Encodings


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("Shift_JIS", "shift_jis"),
        ("Shift_JIS", "cp932"),
        ("EUC-JP", "euc_jp"),
        ("GB2312", "gb2312"),
        ("GB18030", "gb18030"),
        ("UTF-8", "utf-8"),
        ("UTF-8", "utf-8-sig"),
        ("UTF-16", "utf-16"),
    ],
)
def test_the_scripts_of_asia_are_read(label: str, codec: str) -> None:
    text = f'<?xml version="1.0" encoding="{label}"?><r>磁石材料</r>'

    assert text_of(text.encode(codec)) == "磁石材料"


def test_characters_cut_between_pieces_are_read() -> None:
    text = '<?xml version="1.0" encoding="GB18030"?><r>钕铁硼䶮</r>'

    assert tree(Pieces(text.encode("gb18030"))).text == "钕铁硼䶮"


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("UTF-8", "utf-16"),
        ("UTF-16", "utf-8"),
        ("GB18030", "utf-8-sig"),
        ("UTF-8", "cp1252"),
        ("UTF-7", "utf-8"),
        ("EBCDIC-CP-US", "utf-8"),
        ("", "cp1252"),
    ],
)
def test_a_label_that_lies_is_refused(label: str, codec: str) -> None:
    encoding = f' encoding="{label}"' if label else ""
    text = f'<?xml version="1.0"{encoding}?><r>Träger</r>'

    assert refusal(text.encode(codec)) is Refusal.FALSE_ENCODING


def test_half_a_character_at_the_end_is_refused() -> None:
    assert refusal("<r/>".encode("utf-16") + b"\n") is Refusal.FALSE_ENCODING


# Form


@pytest.mark.parametrize("content", [b"", b" \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused_as_empty(content: bytes) -> None:
    assert refusal(content) is Refusal.EMPTY


@pytest.mark.parametrize(
    "content",
    [
        b"<r><a></r>",
        b"<r><a>",
        b"<r/>more",
        b"<r/><r/>",
        b"<r>\0</r>",
        b"<r a='1' a='2'/>",
        b"no markup",
    ],
)
def test_what_is_not_well_formed_is_refused(content: bytes) -> None:
    assert refusal(content) is Refusal.BROKEN_MARKUP


def test_the_line_where_markup_breaks_is_named() -> None:
    with pytest.raises(RefusedError) as refused:
        list(events(io.BytesIO(b"<r>\n<a>\n</b></r>")))

    assert refused.value.refused.row == 3


def test_comments_and_instructions_say_nothing() -> None:
    content = b"<?go there?><!-- x --><r>a<!-- b -->c<?stop?></r>"

    assert text_of(content) == "ac"


def test_a_prefix_changes_nothing() -> None:
    plain = list(events(io.BytesIO(b'<r xmlns="urn:x"><a b="1"/></r>')))

    assert plain == list(events(io.BytesIO(b'<p:r xmlns:p="urn:x"><p:a b="1"/></p:r>')))
    assert plain[:2] == [Start("r", "urn:x", {}), Start("a", "urn:x", {"b": "1"})]


def test_a_prefix_without_a_namespace_has_none() -> None:
    assert next(events(io.BytesIO(b"<p:r/>"))) == Start("r", "", {})


def test_an_element_ends_with_the_text_that_stood_in_it() -> None:
    told = list(events(io.BytesIO(b"<r><a> 1 &amp; 2 </a></r>")))

    assert told[2:] == [End("a", " 1 & 2 "), End("r", "")]


def test_a_tree_tells_its_places() -> None:
    root = tree(io.BytesIO(b"<r><a/><b/><a><c> x </c></a></r>"))

    assert [(each.name, each.place) for each in root.children] == [
        ("a", 1),
        ("b", 1),
        ("a", 2),
    ]
    assert root.children[2].words("c") == "x"
    assert root.words("a", "c") == ""


# Whatever comes


FRAGMENTS = st.sampled_from(
    (
        *DOCTYPES.values(),
        *(
            "<r>",
            "</r>",
            "<a b='c'>",
            "</a>",
            "&lt;",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
        ),
        *("<?xml version='1.0' encoding='UTF-16'?>", "磁", "\0", " "),
    )
)
CODECS = ("utf-8", "utf-16", "shift_jis", "utf-8-sig", "utf-32")


@given(st.lists(FRAGMENTS, max_size=8), st.sampled_from(CODECS), st.binary())
def test_markup_is_read_or_refused_and_never_breaks(
    parts: list[str], codec: str, tail: bytes
) -> None:
    try:
        tree(io.BytesIO("".join(parts).encode(codec, "replace") + tail))
    except RefusedError:
        return
