"""The paper says all that the dossier says, in order, on numbered pages."""

import itertools
import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from forms.dossier.content import (
    Block,
    Dossier,
    Entry,
    FilingDossier,
    FormGrid,
    Heading,
    Notice,
    Paragraph,
    SignaturePlace,
    Table,
)
from forms.dossier.pdf import render
from forms.dossier.typography import LEFT, PAGE_HEIGHT, RIGHT
from forms.errors import FormsError, MissingGlyphError
from tests.dossier.reading import (
    bare,
    in_order,
    lines_of,
    nodes,
    pages_of,
    places_of,
    roles,
    said,
)
from tests.dossier.specimen import F1, FILING, INTERNAL, both, entry

ROOT = Path(__file__).resolve().parents[2]
HEAD = (both("序号", "No."), both("名称", "Name"), both("金额", "Value"))


def holding(*blocks: Block, draft: bool = True) -> FilingDossier:
    """Return a filing set of one section that holds *blocks*."""
    section = F1.model_copy(update={"blocks": blocks})
    return FILING.model_copy(update={"sections": (section,), "draft": draft})


def cell(*value: str) -> FormGrid:
    return FormGrid(entries=(entry("F1-14", "最终用途", "End use", *value),))


# What is said


@pytest.mark.parametrize("dossier", [FILING, INTERNAL], ids=["filing", "internal"])
def test_every_label_and_value_is_read_back_in_order(dossier: Dossier) -> None:
    whole = "".join(pages_of(render(dossier)))

    assert in_order(said(dossier), whole) == ""


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_another_reader_finds_the_same_words(tmp_path: Path) -> None:
    paper = tmp_path / "dossier.pdf"
    paper.write_bytes(render(FILING))
    command = ["pdftotext", "-enc", "UTF-8", str(paper), "-"]
    whole = bare(
        subprocess.run(command, check=True, capture_output=True).stdout.decode()
    )

    assert [text for text in said(FILING) if bare(text) not in whole] == []


def test_rare_characters_come_back_as_they_were() -> None:
    pdf = render(holding(cell("𬭎 Sm₂Co₁₇ ☑ 김철수 Nguyễn Văn Ế, Łódź, Қазақстан")))

    assert "𬭎Sm₂Co₁₇☑김철수NguyễnVănẾ,Łódź,Қазақстан" in pages_of(pdf)[2]


def test_decomposed_letters_are_composed() -> None:
    pdf = render(holding(cell("Po\u0303ldmaa")))

    assert "Põldmaa" in pages_of(pdf)[2]


def test_line_ends_of_all_kinds_begin_a_line_and_bare_marks_go() -> None:
    pdf = render(holding(cell("one\r\ntwo\x0bthree\tfour\ufefffive\u200bsix")))

    assert "one\r\ntwo\r\nthree fourfivesix" in lines_of(pdf)[2]


def test_a_long_value_flows_on_and_repeats_its_label() -> None:
    words = "".join(f"第{n}批稀土永磁体用于风机转子。" for n in range(600))

    pages = pages_of(render(holding(cell(words))))

    assert len(words) > 9_000
    assert len(pages) > 6
    assert all("最终用途（续）" in page for page in pages[3:])
    body = "".join(pages[2:])
    assert [n for n in range(600) if f"第{n}批" not in body] == []


def test_three_thousand_rows_stand_on_paper_under_repeated_heads() -> None:
    rows = tuple((str(n), f"溅射靶材 lot {n:04d}", f"{n}.25") for n in range(3000))

    pages = pages_of(render(holding(Table(head=HEAD, rows=rows, weights=(1, 6, 2)))))

    assert all("序号No.名称Name" in page for page in pages[2:])
    whole = "".join(pages)
    assert [n for n in range(3000) if f"lot{n:04d}" not in whole] == []


def test_a_row_taller_than_a_page_loses_nothing() -> None:
    words = "".join(f"词{n}，" for n in range(1500))

    pages = pages_of(render(holding(Table(head=HEAD, rows=(("1", words, "2"),)))))

    assert in_order([f"{n}，" for n in range(1500)], "".join(pages)) == ""


def test_an_unbroken_word_is_cut_inside_its_cell() -> None:
    word = "".join(f"X{n:03d}" for n in range(300))

    pdf = render(holding(Table(head=HEAD, rows=((word, word, "1"),)), draft=False))

    assert max(edges[2] for edges in places_of(pdf)[2]) <= RIGHT + 0.5
    assert "X299" in "".join(pages_of(pdf)[2:])


def test_all_text_stands_between_binding_and_edge() -> None:
    for page in places_of(render(INTERNAL)):
        for left, bottom, right, top in page:
            assert LEFT - 1 < left < right < RIGHT + 1
            assert 40 < bottom < top < PAGE_HEIGHT - 60


def test_blocks_that_say_nothing_are_drawn_without_a_fault() -> None:
    pdf = render(
        holding(
            FormGrid(entries=()),
            FormGrid(entries=(Entry(number="", label=both("", "")),)),
            Table(head=(), rows=()),
            Table(head=HEAD, rows=()),
            Heading(text=both("", "")),
            Paragraph(text=both("", "")),
            Notice(text=both("", "")),
            Paragraph(text=both("末", "end"), indent=99, mark="长标记"),
        )
    )

    assert "长标记末end" in pages_of(pdf)[-1]


def test_a_dossier_without_sections_is_cover_and_contents() -> None:
    empty = FILING.model_copy(update={"sections": (), "integrity": ""})

    assert len(pages_of(render(empty))) == 2


# What cannot be said


def test_missing_characters_are_named_with_their_places() -> None:
    dossier = holding(cell("تجارة"), Paragraph(text=both("约≒", "about")))

    with pytest.raises(MissingGlyphError) as refusal:
        render(dossier)

    assert "'ت' (U+062A)" in str(refusal.value)
    assert "in entry F1-14 of section F1" in str(refusal.value)
    assert "'≒' (U+2252) in section F1" in str(refusal.value)


@pytest.mark.parametrize(
    ("character", "name"),
    [("\x00", "U+0000"), ("\u202e", "right-to-left override"), ("\ud800", "U+D800")],
)
def test_characters_that_hide_are_refused_by_name(character: str, name: str) -> None:
    with pytest.raises(MissingGlyphError, match=name.replace("+", r"\+")):
        render(holding(cell(f"a{character}b")))


def test_a_row_with_a_cell_too_many_is_refused() -> None:
    with pytest.raises(FormsError, match=r"row 2 .* has 4 cells, the head has 3"):
        render(holding(Table(head=HEAD, rows=(("1", "2", "3"), ("4", "5", "6", "7")))))


def test_a_folder_without_faces_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormsError, match=r"YtterbySans-Regular\.ttf: .* install"):
        render(FILING, tmp_path)


# Pages, numbers, ways in


def test_the_printed_number_is_the_page_of_the_pdf() -> None:
    pages = pages_of(render(FILING))

    for number, page in enumerate(pages, start=1):
        assert f"RE61-EE-2026-0042-{number:06d}" in page


def test_each_form_counts_its_own_pages() -> None:
    pages = pages_of(render(FILING))

    forms = [page for page in pages if "F12026-11·第" in page]
    total = len(forms)
    for number, page in enumerate(forms, start=1):
        assert f"第{number}页共{total}页/{number}of{total}" in page


def test_each_section_begins_a_page_that_contents_and_bookmarks_name() -> None:
    pdf = render(INTERNAL)
    pages = pages_of(pdf)

    with pikepdf.open(BytesIO(pdf)) as document:
        starts = {}
        with document.open_outline() as outline:
            for item in outline.root[2:]:
                for child in item.children:
                    starts[child.title.split()[0]] = _page_of(document, child)
        links = [
            _target(document, link.Dest)
            for link in document.pages[1].obj.Annots
            if link.F == 4
        ]

    assert starts.keys() == {"F1", "F4", "F12", "N1"}
    assert links == list(starts.values())
    for section in INTERNAL.sections:
        number = starts[section.code]
        assert bare(section.title.zh) in pages[number]
        assert f"{bare(section.title.en)}{number + 1}" in pages[1]


def _page_of(document: pikepdf.Pdf, item: pikepdf.OutlineItem) -> int:
    return _target(document, item.destination)


def _target(document: pikepdf.Pdf, destination: object) -> int:
    if not isinstance(destination, pikepdf.Array):
        destination = document.Root.Dests[f"/{destination}".replace("//", "/")]
    assert isinstance(destination, pikepdf.Array)
    page = next(iter(destination))
    return next(n for n, p in enumerate(document.pages) if p.obj.objgen == page.objgen)


def test_a_signature_place_is_never_cut() -> None:
    filler = Paragraph(text=both("占位", "filler"))
    who = both("见证人甲", "Witness")
    for count in range(12, 22):
        place = SignaturePlace(who=who)
        pages = pages_of(render(holding(*[filler] * count, place)))
        foot = next(page for page in pages if "见证人甲" in page)

        assert all(word in foot for word in ("签字", "盖章处", "年月日"))


def test_a_heading_is_not_left_alone_at_the_foot() -> None:
    filler = Paragraph(text=both("占位", "filler"))
    for count in range(12, 22):
        title = Heading(text=both("标题", "Title"))
        pages = pages_of(render(holding(*[filler] * count, title, cell("值"))))
        foot = next(page for page in pages if "标题" in page)

        assert "最终用途" in foot


def test_the_reader_is_named_on_every_page() -> None:
    assert all("申报本/Filingset" in page for page in pages_of(render(FILING)))
    assert all("不得外传/keepinhouse" in page for page in pages_of(render(INTERNAL)))


def test_the_integrity_code_says_what_it_is_not() -> None:
    cover = pages_of(render(FILING))[0]

    assert "7K3M-QX9D-2VTB" in cover
    assert "完整性校验码，非官方验证码/integritycode,notanofficialcode" in cover


def test_the_square_says_number_and_code_to_those_who_cannot_see() -> None:
    with pikepdf.open(BytesIO(render(FILING))) as document:
        tree = nodes(document.Root.StructTreeRoot.K)
        alternatives = [str(node.Alt) for node in tree if node.S == "/Figure"]

    assert alternatives == ["二维码 QR: RE61-EE-2026-0042 7K3M-QX9D-2VTB"]


def test_the_seal_has_45_millimetres_each_way() -> None:
    with pikepdf.open(BytesIO(render(FILING))) as document:
        drawn = b"".join(page.Contents.read_bytes() for page in document.pages)

    side = f"{45 * 72 / 25.4:.2f}"
    assert drawn.count(f"{side} {side} re".encode()) == 2


# The draft's watermark


def test_a_draft_is_marked_on_every_page_by_a_drawing_not_by_words() -> None:
    marked, clean = (
        render(FILING.model_copy(update={"draft": draft})) for draft in (True, False)
    )

    assert _drawings(marked) == [1] * len(pages_of(marked))
    assert _drawings(clean) == [0] * len(pages_of(clean))
    assert all("DRAFT" not in page for page in pages_of(marked))


def _drawings(pdf: bytes) -> list[int]:
    with pikepdf.open(BytesIO(pdf)) as document:
        streams = [page.Contents.read_bytes() for page in document.pages]
    return [stream.count(b" Do") for stream in streams]


def test_a_watermark_leaves_the_words_as_they_are() -> None:
    marked, clean = (
        pages_of(render(FILING.model_copy(update={"draft": draft})))
        for draft in (True, False)
    )

    assert [page.replace("·草稿/Draft", "") for page in marked] == clean


# The archive


def test_the_same_dossier_gives_the_same_bytes_anywhere() -> None:
    program = (
        "import hashlib; from forms.dossier.pdf import render;"
        "from tests.dossier.specimen import INTERNAL;"
        "print(hashlib.sha256(render(INTERNAL)).hexdigest())"
    )
    places = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "77", "TZ": "America/Toronto", "LC_ALL": "C.UTF-8"},
    ]
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env=os.environ | place,
            check=True,
            capture_output=True,
        ).stdout
        for place in places
    }

    assert len(digests) == 1
    assert render(INTERNAL) == render(INTERNAL)


def test_the_file_claims_its_standards_and_bears_no_date() -> None:
    with pikepdf.open(BytesIO(render(FILING))) as document:
        metadata = document.Root.Metadata.read_bytes().decode()
        info = document.trailer.Info.keys()
        root = document.Root

        assert "<pdfaid:part>3</pdfaid:part>" in metadata
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
        assert root.Lang == "zh-CN"
        assert root.OutputIntents[0].DestOutputProfile.N == 3
    assert not {"/CreationDate", "/ModDate"} & set(info)
    assert "Date" not in metadata


def test_every_face_is_embedded() -> None:
    with pikepdf.open(BytesIO(render(FILING))) as document:
        fonts = [
            font for page in document.pages for font in page.Resources.Font.values()
        ]

        assert {str(font.Subtype) for font in fonts} == {"/Type0"}
        for font in fonts:
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_the_tree_holds_forms_as_lists_and_tables_as_tables() -> None:
    found = roles(render(FILING))

    for role in (
        "/H1",
        "/H2",
        "/L",
        "/LI",
        "/Lbl",
        "/LBody",
        "/TOCI",
        "/Link",
        "/Figure",
    ):
        assert role in found
    assert found.count("/Table") == 1
    assert found.count("/TH") == 6
    assert found.count("/TD") == 24


def test_headings_skip_no_level() -> None:
    deep = Heading(text=both("三级", "third"), level=3)
    found = roles(render(holding(deep, deep)))
    levels = [int(role[2]) for role in found if role[:2] == "/H" and role[2:].isdigit()]

    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert max(levels) == 3


def test_every_mark_of_a_page_belongs_to_the_tree_or_is_an_artifact() -> None:
    with pikepdf.open(BytesIO(render(INTERNAL))) as document:
        owners = document.Root.StructTreeRoot.ParentTree.Nums
        listed = {int(owners[n]): owners[n + 1] for n in range(0, len(owners), 2)}
        for page in document.pages:
            depth, marks = 0, []
            for step in pikepdf.parse_content_stream(page):
                operands: Any = step.operands
                match str(step.operator):
                    case "BDC" if "/MCID" in operands[1]:
                        marks.append(int(operands[1].MCID))
                        depth += 1
                    case "BDC" | "BMC":
                        depth += 1
                    case "EMC":
                        depth -= 1
                    case "Tj" | "S" | "f" | "Do":
                        assert depth == 1
            assert depth == 0
            assert marks == list(range(len(listed[int(page.obj.StructParents)])))


def test_english_is_marked_as_english() -> None:
    with pikepdf.open(BytesIO(render(FILING))) as document:
        titles = [
            node for node in nodes(document.Root.StructTreeRoot.K) if node.S == "/H1"
        ]
        languages = [
            [str(kid.get("/Lang", "")) for kid in nodes(title)] for title in titles
        ]

    assert languages == [["", "en"]] * 5


def test_links_know_their_place_in_the_tree() -> None:
    with pikepdf.open(BytesIO(render(FILING))) as document:
        owners = document.Root.StructTreeRoot.ParentTree.Nums
        listed = {int(owners[n]): owners[n + 1] for n in range(0, len(owners), 2)}
        links = [
            listed[int(link.StructParent)]
            for page in document.pages
            for link in page.obj.get("/Annots", [])
        ]

        assert [str(link.S) for link in links] == ["/Link"] * 3
        assert len({link.objgen for link in links}) == 3


def test_the_model_is_imported_without_the_engine() -> None:
    program = (
        "import sys, forms.dossier.content;"
        "print([name for name in sys.modules if name in ('reportlab', 'pikepdf')])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True
    )

    assert run.stdout.strip() == b"[]"
