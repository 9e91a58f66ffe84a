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
