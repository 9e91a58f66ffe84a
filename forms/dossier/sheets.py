"""A due form becomes a section: groups, numbered entries, tables, places for ink."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from forms.case.facts import CASE, Place, Rows
from forms.dossier.brief import Brief, one_below_the_other
from forms.dossier.computed import COMPUTED
from forms.dossier.content import (
    Bilingual,
    Block,
    Entry,
    FilingSection,
    FormGrid,
    Heading,
    SignaturePlace,
    Table,
)
from forms.dossier.due import Due
from forms.dossier.outline import Field
from forms.law.instruments import Wording
from forms.rules.truth import Truth

Group = list[Field]


def sheet(due: Due, brief: Brief) -> FilingSection:
    """Return the section of one form; item groups are repeated for each item."""
    form = due.form
    blocks: list[Block] = []
    for group in _groups(form.fields):
        blocks += _group(group, due, brief)
    blocks += [
        SignaturePlace(who=bilingual(signatory.who), seal=signatory.seal)
        for signatory in form.signed_by
    ]
    title = bilingual(form.title)
    if form.each == "item" and len(brief.result.items) > 1:
        name = brief.name(due.member)
        title = Bilingual(zh=f"{title.zh}：{name.zh}", en=f"{title.en}: {name.en}")
    return FilingSection(
        code=form.code,
        module=form.module,
        title=title,
        note=bilingual(form.note),
        edition=form.edition,
        blocks=tuple(blocks),
    )


def bilingual(text: Wording) -> Bilingual:
    """Return a wording of the pack as text of the paper."""
    return Bilingual(zh=text.zh, en=text.en)


def _groups(fields: tuple[Field, ...]) -> Iterator[Group]:
    """Begin a group at each heading."""
    group: Group = []
    for field in fields:
        if field.heading and group:
            yield group
            group = []
        group.append(field)
    yield group


def _group(group: Group, due: Due, brief: Brief) -> Iterator[Block]:
    heading = group[0].heading
    if heading:
        yield Heading(text=bilingual(heading))
    scopes = brief.corpus.scopes
    about_items = any(scopes[fact] == "item" for f in group for fact in f.facts)
    members = due.items if about_items else (due.member,)
    for number, member in enumerate(members, start=1):
        if len(members) > 1:
            name = brief.name(member)
            said = brief.words("item-heading", number=number, name=name)
            yield Heading(text=said, level=3)
        yield from _member(group, member, brief)


def _member(group: Group, member: str, brief: Brief) -> Iterator[Block]:
    """Print fields one below the other; those on one table share its rows."""
    for table, fields in groupby(group, key=lambda f: f.facts if f.columns else ()):
        if table:
            yield from _table(list(fields), table[0], member, brief)
        else:
            entries = tuple(entry(field, member, brief) for field in fields)
            yield FormGrid(entries=entries)


def entry(field: Field, member: str, brief: Brief) -> Entry:
    """Return one numbered cell with its value, or the plain reason it has none."""
    return Entry(
        number=field.number,
        label=bilingual(field.label),
        value=tuple(_once(_value(field, member, brief), brief)),
        blank=field.blank and brief.papers.weigh(field.when, member) is not Truth.FALSE,
        basis=field.basis,
    )


def _once(lines: Iterable[str], brief: Brief) -> Iterator[str]:
    """Say once, not line by line, that nothing of a field is answered yet."""
    unanswered, last = brief.lines("not-answered"), ""
    for line in lines:
        if line not in unanswered or line != last:
            yield line
        last = line


def _value(field: Field, member: str, brief: Brief) -> Iterator[str]:
    if brief.papers.weigh(field.when, member) is Truth.FALSE:
        yield from brief.lines("not-applicable")
    elif field.fixed:
        yield from one_below_the_other(bilingual(field.fixed))
    elif field.computed:
        yield from COMPUTED[field.computed](brief, member, field)
    elif not field.blank:
        yield from _answers(field, member, brief)


def _answers(field: Field, member: str, brief: Brief) -> Iterator[str]:
    """Print the answers; facts of parties party by party, with none said as such."""
    scopes = brief.corpus.scopes
    of_party = [fact for fact in field.facts if scopes[fact] == "party"]
    for fact in field.facts:
        place = Place(CASE if scopes[fact] == "case" else member, fact)
        is_spare = fact in field.optional and place not in brief.papers.facts
        if fact not in of_party and not is_spare and brief.papers.is_asked(place):
            yield from brief.told(place)
    if of_party:
        parties = brief.papers.parties(field.roles)
        for party in parties:
            for fact in of_party:
                yield from brief.told(Place(party, fact))
        if not parties:
            yield from brief.nobody()


def _table(
    fields: list[Field], question: str, member: str, brief: Brief
) -> Iterator[Block]:
    """Print the rows of a table of answers under the numbers of its fields."""
    fact = brief.fact(member, question)
    rows = fact.value.rows if fact and isinstance(fact.value, Rows) else ()
    if not rows:
        said = one_below_the_other(brief.said(member, question))
        yield FormGrid(
            entries=tuple(
                Entry(
                    number=field.number,
                    label=bilingual(field.label),
                    value=said,
                    basis=field.basis,
                )
                for field in fields
            )
        )
        return
    label = bilingual(fields[0].label)
    span = "–".join(dict.fromkeys((fields[0].number, fields[-1].number)))
    head = Bilingual(zh=f"{span} {label.zh}", en=label.en)
    yield Heading(text=head, level=3)
    columns = [(field, column) for field in fields for column in field.columns]
    yield Table(
        head=tuple(_head(field, column, question, brief) for field, column in columns),
        rows=tuple(
            tuple(
                brief.cell(row.get(column), column, question) for _, column in columns
            )
            for row in rows
        ),
    )


def _head(field: Field, column: str, question: str, brief: Brief) -> Bilingual:
    """Return the field's label, or the column's where several share the field."""
    label = bilingual(field.label)
    if len(field.columns) > 1:
        label = brief.column(question, column)
    return Bilingual(zh=f"{field.number} {label.zh}", en=label.en)
