"""From an outcome to the dossier that one audience may read."""

from collections.abc import Iterator

from forms.case.facts import CASE, Place
from forms.corpus import Corpus
from forms.dossier.annex import annexes
from forms.dossier.brief import Brief, one_below_the_other, side_by_side
from forms.dossier.content import (
    Audience,
    Bilingual,
    Cover,
    Dossier,
    Entry,
    FilingDossier,
    InternalDossier,
)
from forms.dossier.identity import integrity_code
from forms.dossier.sheets import sheet
from forms.dossier.status import confirmations, status_line
from forms.errors import ConflictError
from forms.line import Outcome

_TITLE = Bilingual(
    zh="两用物项出口许可申请材料",
    en="Application dossier for an export licence, dual-use items",
)
_TITLE_WITHOUT = Bilingual(
    zh="两用物项出口管制材料", en="Export control papers, dual-use items"
)
_SUBTITLE = Bilingual(
    zh="商务部公告2025年第61号 · 工作稿，非官方表格",
    en="MOFCOM Announcement No. 61 of 2025 · working set, no official form",
)


def compose(outcome: Outcome, corpus: Corpus, audience: Audience) -> Dossier:
    """Put together what *audience* may read; what it may not has no place in its type.

    Raises ``ConflictError`` while two sources exclude each other anywhere.
    """
    _refuse_conflicts(outcome, corpus)
    brief = Brief(outcome, corpus)
    forms = tuple(sheet(due, brief) for due in brief.papers.due)
    if audience is Audience.FILING:
        return FilingDossier(
            dossier_id=brief.dossier_id,
            cover=_cover(brief),
            sections=forms,
            integrity=integrity_code(outcome),
        )
    return InternalDossier(
        dossier_id=brief.dossier_id,
        cover=_cover(brief),
        sections=(*forms, *annexes(brief)),
        integrity=integrity_code(outcome),
    )


def _refuse_conflicts(outcome: Outcome, corpus: Corpus) -> None:
    conflicts = outcome.determination.conflicts
    if conflicts:
        places = "; ".join(
            f"{place} ({corpus.questions[place.question].ask})" for place in conflicts
        )
        raise ConflictError(
            f"No dossier is printed while sources exclude each other: {places}. "
            "Choose one of the answers and say why."
        )


def _cover(brief: Brief) -> Cover:
    return Cover(
        title=_TITLE if _applies(brief) else _TITLE_WITHOUT,
        subtitle=_SUBTITLE,
        status=status_line(brief),
        particulars=tuple(_particulars(brief)),
        notices=tuple(_notices(brief)),
        notes=tuple(
            brief.words(key)
            for key in ("not-official", "undertakings", "prevails", "codes", "serial")
        ),
    )


def _applies(brief: Brief) -> bool:
    """Tell whether the papers are an application at all: the sheet is among them."""
    return any(due.form.code == "F1" for due in brief.papers.due)


def _particulars(brief: Brief) -> Iterator[Entry]:
    importers = ("importer", "importer-end-user")
    users = ("end-user", "importer-end-user")
    applicant = brief.told(Place(CASE, "applicant.name"))
    yield _entry("申请人", "Applicant", *applicant)
    importing, using = (brief.papers.parties(roles) for roles in (importers, users))
    if importing == using:
        yield _entry("进口商、最终用户", "Importer, end user", *_names(using, brief))
    else:
        yield _entry("进口商", "Importer", *_names(importing, brief))
        yield _entry("最终用户", "End user", *_names(using, brief))
    items = tuple(item.item for item in brief.result.items)
    yield _entry("物项", "Items", *_names(items, brief))
    destination = side_by_side(brief.said(CASE, "route.destination"))
    yield _entry("出口目的国和地区", "Destination", destination)
    if Place(CASE, "contract.number") in brief.papers.places:
        contract = side_by_side(brief.said(CASE, "contract.number"))
        yield _entry("合同号", "Contract no.", contract)
    export = side_by_side(brief.said(CASE, "route.export_date"))
    yield _entry("拟出口日期", "Planned export date", export)


def _names(members: tuple[str, ...], brief: Brief) -> tuple[str, ...]:
    names = (one_below_the_other(brief.name(member)) for member in members)
    return tuple(line for name in names for line in name) or brief.nobody()


def _entry(zh: str, en: str, *value: str) -> Entry:
    return Entry(number="", label=Bilingual(zh=zh, en=en), value=value)


def _notices(brief: Brief) -> Iterator[Bilingual]:
    """Say what a reader must know at once."""
    yield from confirmations(brief)
    open_places = brief.result.way.open
    if open_places:
        yield brief.words("open-places", count=len(open_places))
    unanswered = brief.unanswered
    if unanswered:
        yield brief.words("unanswered", count=len(unanswered))
    if not brief.papers.due:
        yield brief.words("no-forms")
