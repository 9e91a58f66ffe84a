"""What is asked of a line and of what is in it: small questions, cells, values."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any, get_args

from desktop.controls.cells import Cells
from desktop.pages.composition.measures import PER
from desktop.words import Words
from forms.case.facts import NOT_KNOWN
from forms.composition.bill import Basis, Content, Evidence, Line, Origin, Price
from forms.composition.bill import Kind as PartKind
from forms.corpus import Corpus
from forms.frozen import Frozen
from forms.interview.questions import Column, Kind, Option, Question

UNITS = ("piece", "mg", "g", "kg", "t", "lb", "oz", "m", "m2", "l")
COMPLETE = "is_complete"
_EVIDENCE = ("declaration", "certificate", "assay", "invoice", "notice")
_DATES = {"on", "issued", "until"}


class Fields:
    """The small questions in the language of the window."""

    def __init__(self, corpus: Corpus, words: Words) -> None:
        self._words = words
        part_1 = [
            Option(id=line.id, says=str(getattr(line.name, words.language)))
            for line in corpus.lines.values()
            if line.part == "1" and not line.heading
        ]
        none = Option(id="none", says=words("bill.not-part-1"))
        text, number, choice = Kind.TEXT, Kind.NUMBER, Kind.CHOICE
        self.line = (
            self._ask("number", text),
            self._ask("name", text),
            self._ask("revision", text),
            self._ask("quantity", number, estimate=True),
            self._ask("unit", choice, option=self._units()),
            self._ask("mass", number, unit="g", estimate=True),
            self._ask(
                "kind",
                choice,
                option=_options(lambda n: words(f"bill.kind-{n}"), _kinds()),
            ),
            self._ask("grade", text),
            self._ask("supplier", text),
            self._ask("country", Kind.COUNTRY),
            self._ask(COMPLETE, Kind.YES_NO),
        )
        self.content = (
            self._ask("substance", text),
            self._ask("cas", text),
            self._ask("material", choice, option=(*part_1, none)),
            self._ask("share", number, unit="%", estimate=True, at_most=100),
            self._ask("content-mass", number, unit="g", estimate=True),
            self._ask(
                "form",
                choice,
                option=_options(lambda n: words(f"bill.form-{n}"), _of("form")),
            ),
            self._ask(
                "state",
                choice,
                option=_options(lambda n: words(f"bill.state-{n}"), _of("state")),
            ),
            self._ask("supplier", text),
        )
        basis = _options(
            lambda n: words(f"bill.basis-{n}"), ("proven", "declared", "inferred")
        )
        stages = ("mined", "separated", "reduced", "alloyed")
        self.origin = (
            self._ask("origin", Kind.COUNTRY),
            self._ask("basis", choice, option=basis),
            self._ask("lot", number, unit="%", estimate=True, at_most=100),
            *(self._ask(stage, Kind.COUNTRY) for stage in stages),
        )
        self.price = (
            self._ask("amount", Kind.MONEY, estimate=True),
            self._ask(
                "per", choice, option=_options(lambda n: words(f"bill.per-{n}"), PER)
            ),
            self._ask(
                "price-basis",
                choice,
                option=_options(lambda n: words(f"bill.by-{n}"), get_args(Basis)),
            ),
            self._ask("on", Kind.DATE),
            self._ask("source", text),
        )
        self.evidence = (
            self._ask(
                "paper",
                choice,
                option=_options(lambda n: words(f"bill.paper-{n}"), _EVIDENCE),
            ),
            self._ask("document", text),
            self._ask("issuer", text),
            self._ask("issued", Kind.DATE),
            self._ask("until", Kind.DATE),
            self._ask("by", text),
        )

    def _ask(self, name: str, kind: Kind, **more: Any) -> Column:
        key = name.replace("_", "-")
        return Column.model_validate(
            {
                "id": name,
                "kind": kind,
                "ask": self._words(f"bill.ask-{key}"),
                "required": False,
                "at_least": 0 if kind in {Kind.NUMBER, Kind.MONEY} else None,
                **more,
            }
        )

    def _units(self) -> tuple[Option, ...]:
        says = {"piece": self._words("bill.piece")}
        return tuple(Option(id=unit, says=says.get(unit, unit)) for unit in UNITS)

    def table(self, name: str, columns: tuple[Column, ...]) -> Question:
        """Return a table of small questions, as the control of tables takes one."""
        return Question.model_validate(
            {
                "id": f"bill.{name}",
                "scope": "item",
                "kind": Kind.TABLE,
                "ask": self._words(f"bill.table-{name}"),
                "hint": self._words(f"bill.table-{name}-hint"),
                "why": "",
                "cites": ("mofcom-2025-61/1(1)",),
                "column": columns,
            }
        )


def _kinds() -> tuple[str, ...]:
    return tuple(kind for kind in get_args(PartKind) if kind)


def _of(field: str) -> tuple[str, ...]:
    names = get_args(Content.model_fields[field].annotation)
    return tuple(name for name in names if name)


def _options(says: Callable[[str], str], names: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(id=name, says=says(name)) for name in names)


# --- from values to cells, and back -----------------------------------------------

# A column is called otherwise than its field where two would share their words.
_LINE: Mapping[str, str] = {}
_CONTENT = {"substance": "name", "content-mass": "mass"}
_ORIGIN = {"origin": "country", "lot": "share"}
_PRICE = {"price-basis": "basis"}
_PAPER = {"paper": "kind"}


def line_cells(line: Line, columns: Iterable[Column]) -> Cells:
    """Return what is known of a line."""
    complete = "yes" if line.is_complete else "no"
    return _cells(line, columns, _LINE) | {COMPLETE: complete}


def line_with(line: Line, cells: Cells, columns: Iterable[Column]) -> Line:
    """Return the line as its cells say."""
    update = _values(cells, columns, _LINE)
    update[COMPLETE] = cells.get(COMPLETE) == "yes"
    update["quantity"] = update["quantity"] or "1"
    update["unit"] = update["unit"] or "piece"
    return line.model_copy(update=update)


def content_cells(content: Content, columns: Iterable[Column]) -> Cells:
    """Return what is known of a content."""
    return _cells(content, columns, _CONTENT)


def content_with(content: Content, cells: Cells, columns: Iterable[Column]) -> Content:
    """Return the content as its cells say."""
    return content.model_copy(update=_values(cells, columns, _CONTENT))


def origin_rows(origins: Iterable[Origin], columns: Iterable[Column]) -> list[Cells]:
    """Return a row for each origin."""
    return [_cells(each, columns, _ORIGIN) for each in origins]


def price_rows(prices: Iterable[Price], columns: Iterable[Column]) -> list[Cells]:
    """Return a row for each price."""
    return [_cells(each, columns, _PRICE) for each in prices]


def evidence_rows(papers: Iterable[Evidence], columns: Iterable[Column]) -> list[Cells]:
    """Return a row for each paper."""
    return [_cells(each, columns, _PAPER) for each in papers]


def origins_of(rows: Iterable[Cells], columns: Iterable[Column]) -> tuple[Origin, ...]:
    """Return the origins; one that names no share speaks of the whole lot."""
    return tuple(
        Origin.model_validate(_filled(_values(row, columns, _ORIGIN), share="100"))
        for row in rows
    )


def prices_of(rows: Iterable[Cells], columns: Iterable[Column]) -> tuple[Price, ...]:
    """Return the prices: a purchase price of one unit unless it says otherwise."""
    return tuple(
        Price.model_validate(
            _filled(_values(row, columns, _PRICE), per="unit", basis="purchase")
        )
        for row in rows
    )


def papers_of(rows: Iterable[Cells], columns: Iterable[Column]) -> tuple[Evidence, ...]:
    """Return the papers that speak for a statement."""
    return tuple(Evidence.model_validate(_values(row, columns, _PAPER)) for row in rows)


def contents_after(
    before: tuple[Content, ...], rows: list[Cells], columns: tuple[Column, ...]
) -> tuple[Content, ...]:
    """Return the contents as the rows say, each with its own origins and prices.

    The rows are told apart by what stands in them; a row that was typed over keeps
    the particulars of the one that stood there, and a new row has none.
    """
    old = [tuple(sorted(content_cells(c, columns).items())) for c in before]
    new = [tuple(sorted(row.items())) for row in rows]
    after: list[Content] = []
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for tag, start, end, first, last in steps:
        pairs = end - start == last - first and tag in {"equal", "replace"}
        for place in range(first, last):
            was = before[start + place - first] if pairs else Content()
            after.append(content_with(was, rows[place], columns))
    return tuple(after)


def _cells(held: Frozen, columns: Iterable[Column], names: Mapping[str, str]) -> Cells:
    found = {c.id: getattr(held, names.get(c.id, c.id)) for c in columns}
    return {
        name: value.isoformat() if isinstance(value, dt.date) else str(value)
        for name, value in found.items()
        if value not in {"", None}
    }


def _values(
    cells: Cells, columns: Iterable[Column], names: Mapping[str, str]
) -> dict[str, Any]:
    """Return the fields that cells fill; what is not known is empty."""
    found: dict[str, Any] = {}
    for column in columns:
        text = cells.get(column.id, "")
        known = "" if text == NOT_KNOWN else text
        is_date = column.id in _DATES
        day = dt.date.fromisoformat(known) if is_date and known else None
        found[names.get(column.id, column.id)] = day if is_date else known
    return found


def _filled(values: dict[str, Any], **defaults: str) -> dict[str, Any]:
    return values | {k: v for k, v in defaults.items() if not values[k]}
