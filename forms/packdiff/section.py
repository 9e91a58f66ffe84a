"""The differences as the first part of a review copy."""

from itertools import groupby

from forms.bilingual import worded
from forms.corpus import Corpus
from forms.dossier.content import Bilingual, Block, Paragraph, Section
from forms.packdiff.change import Both, Change, Weight
from forms.packdiff.compare import each_change
from forms.review.twin import twin

Pair = tuple[Change, Change]


def change_section(old: Corpus, new: Corpus) -> Section:
    """Return what changed since *old*; *new* is the pack of this program."""
    speech = new.wordings
    told = [
        each_change(Both.of(old, new, speech, language)) for language in ("zh", "en")
    ]
    pairs = sorted(zip(*told, strict=True), key=_weight)
    blocks: list[Block] = []
    if not any(zh.weight.decides for zh, _ in pairs):
        key = "nothing-decides" if pairs else "same"
        blocks.append(Paragraph(text=worded(new, key, "packdiff"), strong=True))
    for weight, group in groupby(pairs, key=_weight):
        heading = worded(new, f"heading-{weight.name.lower()}", "packdiff")
        lines = [
            (
                Bilingual(zh=zh.subject, en=en.subject),
                Bilingual(zh=zh.says, en=en.says),
            )
            for zh, en in group
        ]
        blocks.append(twin("", heading, lines))
    return Section(
        code="P0",
        module="",
        title=worded(new, "section", "packdiff"),
        note=worded(new, "section-note", "packdiff", old=old.digest[:12]),
        blocks=tuple(blocks),
    )


def _weight(pair: Pair) -> Weight:
    return pair[0].weight
