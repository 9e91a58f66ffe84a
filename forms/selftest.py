"""What proves that an installation works, one probe at a time, each with its reason."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

from forms.case.events import case_of
from forms.casefile import read_case_file
from forms.composition.ratio import LINE, ratio
from forms.corpus import Corpus, load
from forms.countries import named
from forms.errors import FormsError, sentence
from forms.interview.answers import Problem, read
from forms.interview.questions import Kind
from forms.line import Outcome, weigh
from forms.scenario import run

ICC_SIGNATURE = slice(36, 40)


class ProbeError(FormsError):
    """A probe found something else than it should; the message says what."""


@dataclass(frozen=True, slots=True)
class Probe:
    """One thing that was tried: whether it worked, and what was found or why not."""

    name: str
    ok: bool
    says: str = ""

    def __str__(self) -> str:
        """Return the name and, where something was found, what."""
        return f"{self.name}: {self.says}" if self.says else self.name


def tried(name: str, trial: Callable[[], str | None]) -> Probe:
    """Try one thing; whatever goes wrong becomes the reason of this probe alone."""
    try:
        return Probe(name, True, trial() or "")
    except Exception as fault:  # noqa: BLE001 a broken library raises what it likes
        return Probe(name, False, sentence(fault))


def selftest(resources: Path) -> tuple[Probe, ...]:
    """Try all that needs neither a display nor a key, with what lies in *resources*."""
    corpora: list[Corpus] = []
    fits = tried("law, questions and papers fit", lambda: _fits(resources, corpora))
    return (
        fits,
        *(probe for corpus in corpora for probe in _of_corpus(resources, corpus)),
        tried("countries are known by their names", _names_countries),
        tried("fonts hold every character", lambda: _spells(resources)),
        tried("the colour profile is whole", lambda: _colours(resources)),
    )


def _of_corpus(resources: Path, corpus: Corpus) -> Iterator[Probe]:
    yield tried("numbers are reckoned exactly", lambda: _reckons(corpus))
    yield tried("samples come out as expected", lambda: _decides(resources, corpus))
    yield tried("dossiers are drawn and read back", lambda: _draws(resources, corpus))
    yield tried("letters are drawn in each form", lambda: _writes(resources, corpus))


def _fits(resources: Path, corpora: list[Corpus]) -> str:
    corpora.append(load(resources))
    return f"pack {corpora[0].digest}"


def _reckons(corpus: Corpus) -> None:
    """Read a price on the 0.1 % line, which a binary fraction would miss."""
    money = next(q for q in corpus.questions.values() if q.kind is Kind.MONEY)
    part, whole = (read(money, amount) for amount in ("0.3 EUR", "300 EUR"))
    if isinstance(part, Problem) or isinstance(whole, Problem):
        raise ProbeError(f"{money.id} takes no price")
    found = ratio(part.value, whole.value)  # type: ignore[arg-type]
    if found is None or found.low != LINE or Fraction("0.1") * 3 != Fraction("0.3"):
        raise ProbeError(f"0.3 of 300 is {found and found.low}, not {LINE}")


def _samples(resources: Path) -> Mapping[str, str]:
    texts = {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted((resources / "samples").glob("*.toml"))
    }
    if not texts:
        raise ProbeError("no sample is bundled")
    return texts


def _decides(resources: Path, corpus: Corpus) -> str:
    reports = [run(t, corpus, name) for name, t in _samples(resources).items()]
    for report in reports:
        if not report.passed:
            raise ProbeError(f"{report.name}: {'; '.join(report.differences)}")
    return f"{len(reports)} samples"


def _draws(resources: Path, corpus: Corpus) -> str:
    from forms.dossier.content import Audience

    name, text = next(iter(_samples(resources).items()))
    file = read_case_file(text, corpus, name)
    outcome = weigh(case_of(file.events), corpus, known=file.known_on)
    pages = sum(_drawn(outcome, corpus, audience, resources) for audience in Audience)
    return f"{name}, {pages} pages"


def _names_countries() -> None:
    """Find a country by its name in each language that suppliers write."""
    names = ("Japan", "Japon", "Giappone", "Japón", "Jaapan", "日本", "일본")
    lost = [name for name in names if named(name) != "JP"]
    if lost:
        raise ProbeError(f"{', '.join(lost)} name no country")


def _writes(resources: Path, corpus: Corpus) -> str:
    """Draw a letter to the first supplier of a sample as paper, document, workbook."""
    from forms.letters.drafted import request_of, suppliers_of
    from forms.letters.papers import REQUEST_AS

    for name, text in _samples(resources).items():
        file = read_case_file(text, corpus, name)
        outcome = weigh(case_of(file.events), corpus, known=file.known_on)
        for supplier in suppliers_of(outcome, corpus)[:1]:
            request = request_of(outcome, supplier, corpus, day=file.known_on)
            for draw in REQUEST_AS.values():
                draw(request, outcome.determination.asked.at, corpus)
            return f"{name}, {', '.join(REQUEST_AS)}"
    raise ProbeError("no sample names a supplier")


def _drawn(outcome: Outcome, corpus: Corpus, audience: Any, resources: Path) -> int:
    """Draw one dossier and read all its words back; return its number of pages."""
    import pypdfium2

    from forms.dossier.compose import compose
    from forms.dossier.pdf import render

    dossier = compose(outcome, corpus, audience)
    with pypdfium2.PdfDocument(render(dossier, resources / "fonts")) as paper:
        pages = [page.get_textpage().get_text_bounded() for page in paper]
    bare = [_bare(page) for page in pages]
    words = {_bare(word) for word in _words(dossier.model_dump())}
    lost = sorted(word for word in words if not _stands(word, bare))
    if lost or not any(ord(letter) > 0x4E00 for page in bare for letter in page):
        raise ProbeError(f"the {audience} paper does not say {lost[:3] or 'Chinese'}")
    return len(pages)


def _stands(word: str, pages: list[str]) -> bool:
    """Tell whether a page holds the word, or it begins on one and ends on the next."""
    return any(word in page for page in pages) or any(
        word[:cut] in one and word[cut:] in other
        for one, other in pairwise(pages)
        for cut in range(1, len(word))
    )


def _words(value: Any) -> Iterator[str]:
    match value:
        case {"zh": str(zh), "en": str(en)}:
            yield from (zh, en)
        case dict():
            for key in ("cover", "sections", "title", "blocks", "entries", "label"):
                yield from _words(value.get(key, ()))
            yield from value.get("value", ())
        case list() | tuple():
            for part in value:
                yield from _words(part)


def _bare(text: str) -> str:
    """Return the words without white: lines break where the paper ends."""
    return "".join(text.split())


def _spells(resources: Path) -> str:
    from forms.dossier.face import load_faces

    known = load_faces(resources / "fonts").known
    written = set[str]().union(*_texts(resources)) - {"\n", "\t", "\r"}
    lost = sorted(written - known)
    if lost:
        raise ProbeError(f"no face draws {' '.join(lost[:12])}")
    return f"{len(written)} characters"


def _texts(resources: Path) -> Iterable[str]:
    return (path.read_text(encoding="utf-8") for path in resources.rglob("*.toml"))


def _colours(resources: Path) -> None:
    profile = (resources / "colour" / "srgb.icc").read_bytes()
    size = int.from_bytes(profile[:4], "big")
    if size != len(profile) or profile[ICC_SIGNATURE] != b"acsp":
        raise ProbeError("srgb.icc is cut off or no profile")
