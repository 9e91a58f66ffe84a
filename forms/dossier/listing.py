"""Which lines of Annex 1 an item answers to, by what it is and is made of."""

from collections.abc import Mapping

from forms.case.facts import the_choice
from forms.dossier.brief import Brief, fitted
from forms.dossier.content import Bilingual
from forms.interview.comparisons import comparison_words
from forms.law.lists import ControlledLine
from forms.law.marks import Mark

MAGNETS: Mapping[str, tuple[str, ...]] = {
    "smco": ("P2-A1",),
    "ndfeb-tb": ("P2-A2",),
    "ndfeb-dy": ("P2-A3",),
    "ndfeb-dy-tb": ("P2-A2", "P2-A3"),
}
TARGETS: Mapping[str, tuple[str, ...]] = {
    "samarium": ("P2-B1",),
    "gadolinium": ("P2-B2",),
    "terbium": ("P2-B3",),
    "dysprosium": ("P2-B4",),
    "lutetium": ("P2-B5",),
    "scandium": ("P2-B6",),
    "yttrium": ("P2-B7",),
    "alloy": ("P2-B-alloy",),
}
HOLDERS: Mapping[str, str] = {
    "magnet-part": "P2-A4",
    "magnet-assembly": "P2-A4",
    "target-part": "P2-B-parts",
}


def lines_of(item: str, brief: Brief) -> tuple[ControlledLine, ...]:
    """Return the lines: a part that holds magnets or targets, then their material."""
    shape = the_choice(brief.fact(item, "item.shape")) or ""
    magnet = the_choice(brief.fact(item, "item.magnet_material")) or ""
    target = the_choice(brief.fact(item, "item.target_material")) or ""
    material = the_choice(brief.fact(item, "item.input_material")) or ""
    material_lines = {
        "input": (material,),
        "target": TARGETS.get(target, ()),
        "target-part": TARGETS.get(target, ()),
    }.get(shape, MAGNETS.get(magnet, ()))
    holder = HOLDERS.get(shape, "")
    ids = (holder, *material_lines) if material_lines else ()
    lines = brief.corpus.lines
    return tuple(lines[each] for each in ids if each in lines)


def annex_lines(item: str, brief: Brief) -> tuple[str, ...]:
    """Say them, each with what was not compared with the annex itself."""
    found = lines_of(item, brief)
    told = tuple(words for line in found for words in _line(line, brief))
    return told or brief.lines("annex-none")


def _line(line: ControlledLine, brief: Brief) -> tuple[str, ...]:
    part = "annex-part-1" if line.part == "1" else "annex-part-2"
    said, found = brief.words(part, name=line.name), brief.mark(line)
    if found is not None:
        doubt = _doubt(found, brief)
        said = Bilingual(zh=f"{said.zh}（{doubt.zh}）", en=f"{said.en} ({doubt.en})")
    return fitted(said)


def _doubt(found: Mark, brief: Brief) -> Bilingual:
    """Say shortly that the line was not read in the annex, or what was found there."""
    if not found.compared:
        return brief.words("annex-not-verified")
    return brief.both(
        lambda language: " ".join(
            comparison_words(each, brief.corpus, language).rstrip(".。")
            for each in found.compared
        )
    )
