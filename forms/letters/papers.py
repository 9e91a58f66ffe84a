"""Every letter as bytes: on paper, as a document, as a workbook to fill in."""

from collections.abc import Callable, Mapping

from forms.composition.ratio import Ratio
from forms.corpus import Corpus
from forms.dossier.pdf import render
from forms.law.periods import Standpoint
from forms.letters.asked import SupplierRequest
from forms.letters.document import document
from forms.letters.fillin import called
from forms.letters.request import letter
from forms.letters.sheets import declaration_book
from forms.letters.statement import CustomerStatement, statement
from forms.spreadsheet.filename import file_name


def request_pdf(request: SupplierRequest, at: Standpoint, corpus: Corpus) -> bytes:
    """Return the letter and its declaration for paper; same in, same out.

    Raises ``FormsError`` when nothing is asked, ``MissingGlyphError`` where a name
    holds characters that no bundled face can draw.
    """
    return render(letter(request, at, corpus))


def request_docx(request: SupplierRequest, at: Standpoint, corpus: Corpus) -> bytes:
    """Return the letter and its declaration as a document to fill in."""
    return document(letter(request, at, corpus))


def request_xlsx(request: SupplierRequest, at: Standpoint, corpus: Corpus) -> bytes:
    """Return the letter and its declaration as a workbook to fill in."""
    return declaration_book(request, at, corpus)


def statement_pdf(
    told: CustomerStatement, ratio: Ratio | None, at: Standpoint, corpus: Corpus
) -> bytes:
    """Return the statement to one customer for paper; same in, same out."""
    return render(statement(told, ratio, at, corpus))


def request_name(request: SupplierRequest, ending: str) -> str:
    """Return a name for the file, such as ``SR-20261125-0F3A9C-Balti-Magnetid.pdf``."""
    return file_name(f"{request.number} {called(request.supplier).en}", ending)


Draw = Callable[[SupplierRequest, Standpoint, Corpus], bytes]

REQUEST_AS: Mapping[str, Draw] = {
    ".pdf": request_pdf,
    ".docx": request_docx,
    ".xlsx": request_xlsx,
}
"""What a request is drawn as, by the ending of the file's name."""
