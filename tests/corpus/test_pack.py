"""A pack that does not fit together is refused, one clear sentence a fault."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.corpus import Corpus, digest, load
from forms.errors import PackError
from forms.packfile import read_toml
from forms.resources import resources

LAW = (
    *("calendars", "dossier", "instruments", "interview", "lists", "rules"),
    *("triage", "wording"),
)
RULES = "rules/mofcom-2025-61.toml"
NO_61 = "instruments/mofcom-2025-61.toml"
RULE = """
[[rule]]
id        = "{name}"
about     = "item"
provision = "mofcom-2025-61/1"
when = [{{ {when} }}]
then      = {{ duty = "y" }}
because   = {{ en = "Because.", zh = "因此。" }}
"""


@pytest.fixture
def pack(tmp_path: Path) -> Iterator[Path]:
    for folder in LAW:
        shutil.copytree(resources() / folder, tmp_path / folder)
    for name in ("clocks.toml", "readings.toml", "substances.toml"):
        shutil.copy(resources() / name, tmp_path)
    yield tmp_path
    # What pytest would keep of hundreds of packs helps nobody.
    shutil.rmtree(tmp_path)


def rewrite(pack: Path, name: str, old: str, new: str) -> None:
    """Put *new* where *old* stands first, or at the end where *old* is empty."""
    path = pack / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{name} no longer holds {old!r}"
    text = text.replace(old, new, 1) if old else f"{text}\n{new}\n"
    path.write_text(text, encoding="utf-8")


def faults(pack: Path) -> list[str]:
    with pytest.raises(PackError) as refused:
        load(pack)
    return str(refused.value).splitlines()


BROKEN = read_toml(Path(__file__).parent / "broken-packs.toml")["broken"]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken["by"])
def test_a_broken_pack_is_told_in_one_clear_sentence(
    pack: Path, broken: dict[str, str]
) -> None:
    rewrite(pack, broken["file"], broken.get("old", ""), broken["new"])

    assert faults(pack) == [broken["says"]]


def test_a_year_has_one_notice(pack: Path) -> None:
    text = (pack / "calendars/cn-2026.toml").read_text(encoding="utf-8")
    again = text.replace('"cn-2026"', '"cn-2026-again"')
    (pack / "calendars/cn-2026-again.toml").write_text(again, encoding="utf-8")

    [fault] = faults(pack)

    assert fault.endswith("'cn-2026-again' gives the days off of 2026 too; keep one.")


def test_a_question_that_a_measure_needs_is_missed(pack: Path) -> None:
    rewrite(
        pack,
        "interview/50-composition.toml",
        'id       = "content.inputs"',
        'id       = "content.input"',
    )

    assert (
        "interview, content.china_part_1_value: needs 'content.inputs', which no "
        "question asks. Did you mean 'content.input'?"
    ) in faults(pack)


def test_a_circle_of_rules_is_walked_through(pack: Path) -> None:
    rewrite(
        pack,
        RULES,
        'when      = [{ any = [{ rule = "listing/part-1" }, ',
        'when      = [{ any = [{ rule = "controlled" }, ',
    )

    [sentence] = faults(pack)
    way = (
        sentence.removesuffix("; cut it somewhere.").split("circle: ")[1].split(" -> ")
    )
    assert sentence.startswith(f"{RULES}, {way[0]}: refers to itself in a circle: ")
    assert {"controlled", "listing/annex-1"} <= set(way)


def test_every_circle_is_told(pack: Path) -> None:
    for one, other in ("ab", "cd"):
        for name, needs in ((one, other), (other, one)):
            rewrite(pack, RULES, "", RULE.format(name=name, when=f'rule = "{needs}"'))

    assert {sentence.rpartition(": ")[2] for sentence in faults(pack)} <= {
        f"{way}; cut it somewhere."
        for way in ("a -> b -> a", "b -> a -> b", "c -> d -> c", "d -> c -> d")
    }
    assert len(faults(pack)) == 2


@pytest.mark.parametrize(
    "apart",
    [
        '{ not = { rule = "exempt/humanitarian" } }',
        '{ fact = "end_use.humanitarian", one_of = ["none"] }',
    ],
)
def test_two_exceptions_that_exclude_each_other_do_not_overlap(
    pack: Path, apart: str
) -> None:
    limbs = 'exception_to = ["limb/content", "limb/technology", "limb/origin"]\n'
    text = RULE.format(name="x", when='rule = "controlled"')
    text = text.replace("when = [", f"{limbs}when = [{apart}, ")
    text = text.replace('duty = "y"', 'exempt = "report-after-export"')
    rewrite(pack, RULES, "", text)

    load(pack)


def test_an_instrument_given_in_two_files_names_both(pack: Path) -> None:
    shutil.copy(pack / NO_61, pack / "instruments" / "copy.toml")

    place = "instruments/copy.toml, mofcom-2025-61"
    assert faults(pack) == [
        f"{place}: given twice, also in {NO_61}; rename one of the two."
    ]


def test_all_faults_are_told_at_once(pack: Path) -> None:
    rewrite(pack, RULES, "because   =", "becuase   =")
    rewrite(pack, NO_61, "published  =", "publisht  =")
    rewrite(pack, "readings.toml", "asks    =", "ask     =")

    assert {sentence.partition(":")[0] for sentence in faults(pack)} == {
        f"{NO_61}, mofcom-2025-61",
        f"{RULES}, scope/exporter-in-china",
        "readings.toml, after-pause",
    }


def test_what_follows_from_an_unread_entry_is_not_told_again(pack: Path) -> None:
    rewrite(pack, RULES, "outside = true", "outsides = true")
    rewrite(pack, NO_61, 'id         = "1(3)"', 'id         = "1(3)"\nsaid = 1')
    rewrite(pack, "readings.toml", "asks    =", "ask     =")
    rewrite(pack, "interview/20-route.toml", "ask      =", "asks     =")

    assert [sentence.partition(":")[0] for sentence in faults(pack)] == [
        f"{RULES}, scope/exporter-in-china",
        "readings.toml, after-pause",
        f"{NO_61}, 1(3)",
        "interview/20-route.toml, route.destination",
    ]


def test_misspelt_keys_hide_no_other_fault(pack: Path) -> None:
    """One file holds all that can be wrong in a pack, and every bit of it is told."""
    rewrite(pack, RULES, "because   =", "becuase   =")
    rewrite(pack, RULES, "", RULE.format(name="loop", when='rule = "loop"'))
    rewrite(pack, RULES, "", RULE.format(name="loop", when='rule = "scope/inside"'))
    rewrite(pack, RULES, 'reading = "Q11"', 'reading = "Q11a"')
    rewrite(pack, NO_61, "until = 2026-11-10", "until = 2024-11-10")
    rewrite(pack, NO_61, "published  =", "publisht  =")

    told = "\n".join(faults(pack))
    for fault in ("becuase", "publisht", "loop: given twice", "'Q11a'"):
        assert fault in told


def test_all_loose_ends_are_told_at_once(pack: Path) -> None:
    rewrite(pack, RULES, 'one_of = ["recipient"]', 'one_of = ["buyer"]')
    rewrite(pack, RULES, 'reading = "Q14"', 'reading = "Q14a"')
    rewrite(pack, NO_61, 'by = "mofcom-gac-2025-70"', 'by = "mofcom-gac-2025-80"')

    assert len(faults(pack)) == 3


def test_a_file_that_is_no_toml_names_its_line(pack: Path) -> None:
    rewrite(pack, NO_61, "published  = 2025-10-09", "published  = 2025-13-09")

    [sentence] = faults(pack)
    assert sentence.startswith("mofcom-2025-61.toml: ")
    assert "line 8" in sentence


def test_a_missing_file_is_named(pack: Path) -> None:
    (pack / "readings.toml").unlink()

    assert faults(pack) == ["readings.toml: this file is missing; put it back."]


class TestDigest:
    def test_it_changes_with_one_byte_of_a_rule(self, pack: Path) -> None:
        before = digest(pack)
        rewrite(pack, RULES, "at_most = 14 }", "at_most = 15 }")

        assert digest(pack) != before

    def test_it_changes_with_the_name_of_a_file(self, pack: Path) -> None:
        before = digest(pack)
        (pack / RULES).rename(pack / "rules" / "other.toml")

        assert digest(pack) != before

    @pytest.mark.parametrize("folder", ["wording", "screen", "samples"])
    def test_it_stays_when_words_change(self, pack: Path, folder: str) -> None:
        before = digest(pack)
        (pack / folder).mkdir(exist_ok=True)
        (pack / folder / "en.toml").write_text("[result]\n", encoding="utf-8")

        assert digest(pack) == before

    def test_it_stays_when_lines_end_as_on_windows(self, pack: Path) -> None:
        before = digest(pack)
        path = pack / RULES
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

        assert digest(pack) == before

    def test_the_corpus_bears_it(self, pack: Path) -> None:
        corpus: Corpus = load(pack)

        assert corpus.digest == digest(pack)
