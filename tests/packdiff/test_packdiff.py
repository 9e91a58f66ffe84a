"""Two packs part in sentences: none missed, none made up, the weightiest first."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from forms.corpus import Corpus, load
from forms.errors import PackError
from forms.interview.questions import Language
from forms.packdiff.change import Both, Weight
from forms.packdiff.compare import changes, read_pack
from forms.packdiff.section import change_section
from forms.packdiff.telling import in_sentences
from forms.packfile import read_toml
from forms.resources import resources
from tests.corpus.law import LAW

CHANGED = read_toml(Path(__file__).parent / "changed-packs.toml")["changed"]
SCREEN_ONLY = {"fonts", "icons", "pictures", "colour", "samples", "screen"}
A_RULE = next(edit for edit in CHANGED if edit["by"] == "a rule that is new")


@pytest.fixture
def pack(tmp_path: Path) -> Iterator[Path]:
    left_out = shutil.ignore_patterns(*SCREEN_ONLY)
    shutil.copytree(resources(), tmp_path / "pack", ignore=left_out)
    yield tmp_path / "pack"
    shutil.rmtree(tmp_path / "pack")


def edited(pack: Path, edit: dict[str, Any]) -> Corpus:
    """Return the pack with *new* where *old* stands first, or at the end."""
    path = pack / edit["file"]
    text = path.read_text(encoding="utf-8")
    old, new = edit.get("old", ""), edit["new"]
    assert old in text, f"{path.name} no longer holds {old!r}"
    text = text.replace(old, new, 1) if old else f"{text}\n{new}\n"
    path.write_text(text, encoding="utf-8")
    return load(pack)


def between(old: Corpus, new: Corpus, language: Language = "en") -> Both:
    return Both.of(old, new, LAW.wordings, language)


def said(old: Corpus, new: Corpus) -> list[str]:
    packs = between(old, new)
    return [f"{c.weight.name.lower()}: {packs.line(c)}" for c in changes(packs)]


def lines(old: Corpus, new: Corpus) -> list[str]:
    packs = between(old, new)
    return list(in_sentences(changes(packs), packs))


@pytest.mark.parametrize("edit", CHANGED, ids=lambda edit: edit["by"])
def test_a_changed_pack_is_told_in_its_sentences(
    pack: Path, edit: dict[str, Any]
) -> None:
    assert said(LAW, edited(pack, edit)) == edit["says"]


@pytest.mark.parametrize("edit", CHANGED, ids=lambda edit: edit["by"])
def test_what_came_one_way_went_the_other(pack: Path, edit: dict[str, Any]) -> None:
    other = edited(pack, edit)
    there, back = changes(between(LAW, other)), changes(between(other, LAW))

    assert [c.weight for c in there] == [c.weight for c in back]
    assert sorted(c.subject for c in there) == sorted(c.subject for c in back)
    assert {c.says for c in there}.isdisjoint(c.says for c in back) or (
        edit["by"] == "a comment alone"
    )


def test_a_rule_that_is_gone_is_told_with_its_reason(pack: Path) -> None:
    assert said(edited(pack, A_RULE), LAW) == [
        "rules: Rule duty/x: is gone; it was: Because of Japan."
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_pack_does_not_differ_from_itself(language: Language) -> None:
    assert changes(between(LAW, LAW, language)) == ()
    assert "The packs say the same." in lines(LAW, LAW)


def test_it_says_when_nothing_that_decides_changed(pack: Path) -> None:
    edit = next(e for e in CHANGED if e["by"] == "a reason in other words")

    assert "Nothing that decides changed." in lines(LAW, edited(pack, edit))


def test_it_does_not_say_so_when_a_limit_moved(pack: Path) -> None:
    other = edited(pack, CHANGED[0])

    assert "Nothing that decides changed." not in lines(LAW, other)
    assert Weight.RULES in {change.weight for change in changes(between(LAW, other))}


def test_clauses_that_change_alike_are_told_together(pack: Path) -> None:
    path = pack / "instruments" / "mofcom-2025-61.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("2026-11-10,", "2027-01-10,"), encoding="utf-8")

    [sentence] = said(LAW, load(pack))
    assert sentence.startswith("dates: No. 61/2025 ¶1, ¶1(1), ¶1(2), ¶1(3), ¶2, ¶3")
    assert sentence.count("No. 61/2025") == 1


def test_an_older_pack_needs_no_sentences_of_its_own(pack: Path) -> None:
    for language in ("en", "zh"):
        path = pack / "wording" / f"{language}.toml"
        head = path.read_text(encoding="utf-8").partition("\n[measure]")[0]
        path.write_text(head, encoding="utf-8")

    other = edited(pack, CHANGED[0])
    assert CHANGED[0]["says"][0] in said(LAW, other)


def test_a_pack_that_no_longer_loads_tells_its_faults(pack: Path) -> None:
    path = pack / "readings.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("asks ", "ask "), encoding="utf-8")

    with pytest.raises(PackError) as refused:
        read_pack(pack)
    first, *faults = str(refused.value).splitlines()
    assert first == f"{pack}: this program cannot read the pack there."
    assert len(faults) >= len(LAW.open_questions)
    assert faults[0].startswith("readings.toml, ")


def test_a_review_copy_can_begin_with_what_changed(pack: Path) -> None:
    section = change_section(edited(pack, CHANGED[0]), LAW)

    [table] = section.blocks
    assert "from more than 0 to 0 or more" in str(table)
    assert "由高于0改为0及以上" in str(table)


def test_every_deciding_weight_comes_first() -> None:
    deciding = [weight.decides for weight in sorted(Weight)]

    assert deciding == sorted(deciding, reverse=True)
