"""What a dossier says, without how it looks; each audience has its own type."""

from enum import StrEnum
from typing import Literal

from forms.frozen import Frozen


class Audience(StrEnum):
    """Who will read the paper: it decides what may stand on it."""

    FILING = "filing"
    INTERNAL = "internal"


class Bilingual(Frozen):
    """One text in Chinese, which controls, and in English, a courtesy."""

    zh: str
    en: str


class Entry(Frozen):
    """One numbered cell of a form: ``F1-02``, its label and its value.

    ``value`` holds the answer as paragraphs, Chinese first where there are two.
    ``blank`` marks a place left empty on purpose, to be filled by hand.
    ``basis`` is the source code of the field, such as ``S/H`` or ``D``.
    """

    number: str
    label: Bilingual
    value: tuple[str, ...] = ()
    blank: bool = False
    basis: str = ""


class FormGrid(Frozen):
    """A form's numbered cells, one below the other."""

    kind: Literal["form"] = "form"
    entries: tuple[Entry, ...]


class Table(Frozen):
    """Rows under a repeated head; ``weights`` are relative column widths.

    What is ``small`` is set closer, for papers of which nothing may be left out.
    """

    kind: Literal["table"] = "table"
    head: tuple[Bilingual, ...]
    rows: tuple[tuple[str, ...], ...]
    weights: tuple[int, ...] = ()
    small: bool = False


class Heading(Frozen):
    """A heading inside a section; level 2 or 3 (a section's title is level 1)."""

    kind: Literal["heading"] = "heading"
    text: Bilingual
    level: Literal[2, 3] = 2


class Paragraph(Frozen):
    """A paragraph in both languages; ``indent`` steps it in, ``mark`` leads it."""

    kind: Literal["paragraph"] = "paragraph"
    text: Bilingual
    indent: int = 0
    mark: str = ""
    strong: bool = False


class Notice(Frozen):
    """A boxed sentence that must not be overlooked."""

    kind: Literal["notice"] = "notice"
    text: Bilingual


class Particulars(Frozen):
    """Pairs of label and value side by side, as at the head of a letter."""

    kind: Literal["particulars"] = "particulars"
    entries: tuple[Entry, ...]


class SignaturePlace(Frozen):
    """An empty signature line, date line and 45 x 45 mm seal place, never filled."""

    kind: Literal["signature"] = "signature"
    who: Bilingual
    seal: bool = True


class Branch(Frozen):
    """One box of a diagram and the boxes that lead to it; ``mark`` is on its line.

    The first of its ``lines`` is its name.  Boxes differ by their frame: a question
    has a thin one, an open question a broken one, a rule and a result a heavy one, and
    what another diagram shows has none.
    """

    lines: tuple[str, ...]
    frame: Literal["thin", "broken", "heavy", "none"] = "thin"
    mark: str = ""
    branches: tuple["Branch", ...] = ()


class Diagram(Frozen):
    """A tree from what is given, on the left, to what follows; ``alt`` is read out."""

    kind: Literal["diagram"] = "diagram"
    root: Branch
    alt: Bilingual


Block = (
    FormGrid
    | Table
    | Heading
    | Paragraph
    | Notice
    | Particulars
    | SignaturePlace
    | Diagram
)


class Section(Frozen):
    """One form or annex: it starts on a new page and is numbered n of N by itself.

    ``code`` is the stable number (``F1``, ``M0``), ``edition`` the date of its layout.
    """

    code: str
    module: str
    title: Bilingual
    note: Bilingual | None = None
    edition: str = ""
    blocks: tuple[Block, ...] = ()


class FilingSection(Section):
    """A section that a reviewer asks for."""

    reader: Literal["filing"] = "filing"


class InternalSection(Section):
    """A section that stays in the house: proof, readings, unknowns, screening."""

    reader: Literal["internal"] = "internal"


class Cover(Frozen):
    """The first page: title, status line, particulars in pairs of label and value.

    ``identity`` says whose number stands at its foot.

    ``notices`` are what a reader must know at once; ``notes``, on how to read the
    paper, stand below the contents.
    """

    title: Bilingual
    subtitle: Bilingual
    status: Bilingual
    particulars: tuple[Entry, ...] = ()
    notices: tuple[Bilingual, ...] = ()
    notes: tuple[Bilingual, ...] = ()
    identity: Bilingual = Bilingual(zh="案卷编号", en="Dossier")


class FilingDossier(Frozen):
    """The set for the authority: no field of it can hold what stays in the house."""

    audience: Literal[Audience.FILING] = Audience.FILING
    dossier_id: str
    cover: Cover
    sections: tuple[FilingSection, ...]
    draft: bool = True
    integrity: str = ""


class InternalDossier(Frozen):
    """The same set, and beside it all that explains and doubts it."""

    audience: Literal[Audience.INTERNAL] = Audience.INTERNAL
    dossier_id: str
    cover: Cover
    sections: tuple[FilingSection | InternalSection, ...]
    draft: bool = True
    integrity: str = ""


class ReviewPaper(Frozen):
    """The pack itself on paper, for a lawyer to read: no case is in it."""

    audience: Literal["review"] = "review"
    dossier_id: str
    cover: Cover
    sections: tuple[Section, ...]
    draft: Literal[False] = False
    integrity: Literal[""] = ""


class Letter(Frozen):
    """What one supplier or customer reads: it has no cover, no contents, no case.

    ``title`` names the file; ``dossier_id`` is the letter's number.
    """

    audience: Literal["partner"] = "partner"
    dossier_id: str
    title: Bilingual
    sections: tuple[Section, ...]
    draft: Literal[False] = False


Dossier = FilingDossier | InternalDossier
Paper = Dossier | ReviewPaper
