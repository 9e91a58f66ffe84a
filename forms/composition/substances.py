"""Substances by CAS number, and which line of Annex 1 Part 1 each of them is."""

from collections.abc import Mapping

from forms.composition.bill import Content, Line
from forms.frozen import Frozen
from forms.law.instruments import Wording

ANY = "any"


class Substance(Frozen):
    """One substance; ``id`` is its CAS number.

    ``part_1`` names the line of Annex 1 Part 1, or ``none``, by the form that was
    bought; ``any`` holds for every form.  A form that is not there is not told.
    """

    id: str
    name: Wording
    part_1: Mapping[str, str]

    def material(self, form: str) -> str:
        """Return the line of Part 1, ``none``, or "" where the form must be asked."""
        return self.part_1.get(ANY) or self.part_1.get(form, "")


Substances = Mapping[str, Substance]


def classified(line: Line, substances: Substances) -> Line:
    """Return a line whose contents bear their line of Part 1, where it is certain.

    What somebody has told is never overruled.
    """
    if not line.contents:
        return line
    contents = tuple(_classified(content, substances) for content in line.contents)
    if contents == line.contents:
        return line
    return line.model_copy(update={"contents": contents})


def _classified(content: Content, substances: Substances) -> Content:
    known = substances.get(content.cas)
    if content.material or known is None:
        return content
    return content.model_copy(update={"material": known.material(content.form)})


def reclassified(line: Line, before: Line, substances: Substances) -> Line:
    """Return an edited line in which no line of Part 1 stays from what is gone.

    What followed from a CAS number and a form follows from the new ones, or is open.
    """
    if line.contents == before.contents or len(line.contents) != len(before.contents):
        return line
    contents = tuple(
        _followed(content, old, substances)
        for content, old in zip(line.contents, before.contents, strict=True)
    )
    return line.model_copy(update={"contents": contents})


def _followed(content: Content, old: Content, substances: Substances) -> Content:
    known = substances.get(old.cas)
    derived = known.material(old.form) if known else ""
    is_same = (content.cas, content.form) == (old.cas, old.form)
    follows = derived and content.material == old.material == derived
    if is_same or not follows:
        return content
    return _classified(content.model_copy(update={"material": ""}), substances)
