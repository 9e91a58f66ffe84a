"""Each question with its answers, and which rules and papers ask for it."""

from collections.abc import Iterable, Iterator

from forms.bilingual import LANGUAGES, both, worded
from forms.corpus import Corpus
from forms.dossier.content import Bilingual, Block
from forms.interview.questions import Column, Option, Question, QuestionPage
from forms.review.law import cited
from forms.review.reach import papers_printing, rules_reading
from forms.review.sentences import sentences
from forms.review.twin import Line, flowing, listed, twin

_NARROW = 19  # letters that fit on one line of the first column


def question_blocks(corpus: Corpus) -> Iterator[Block]:
    """Yield one table a page of the interview, in the order people are asked."""
    for page in corpus.pages:
        lines = (_line(question, corpus) for question in page.questions)
        yield twin(page.id, _title(page, corpus), lines)


def _title(page: QuestionPage, corpus: Corpus) -> Bilingual:
    return both(lambda language: corpus.wordings.page(page, language).title)


def _line(question: Question, corpus: Corpus) -> Line:
    kind = worded(corpus, question.kind, "kind")
    name = question.id
    if len(name) > _NARROW:
        name = name.replace(".", ".\n", 1)
    return f"{name}\n{kind.zh}\n{kind.en}", _text(question, corpus)


def _text(question: Question, corpus: Corpus) -> Bilingual:
    return listed(
        (
            *_worded(question, corpus),
            flowing(_marks(question, corpus)),
            *_asked(question, corpus),
            worded(corpus, "cites-all", "pack", clauses=cited(question.cites, corpus)),
        )
    )


def _worded(question: Question, corpus: Corpus) -> Iterator[Bilingual]:
    """Yield what the screen says: the question, its hint, its reason, its answers."""
    asked = {lang: corpus.wordings.question(question, lang) for lang in LANGUAGES}
    yield both(lambda lang: asked[lang].ask)
    if question.hint:
        yield both(lambda lang: asked[lang].hint)
    yield both(lambda lang: asked[lang].why)
    if question.options:
        options = _each([map(_option, asked[lang].options) for lang in ("zh", "en")])
        yield worded(corpus, "options", "pack", options=options)
    if question.columns:
        columns = _each([map(_column, asked[lang].columns) for lang in ("zh", "en")])
        yield worded(corpus, "columns", "pack", columns=columns)


def _each(halves: Iterable[Iterable[str]]) -> Bilingual:
    return flowing(Bilingual(zh=zh, en=en) for zh, en in zip(*halves, strict=True))


def _option(option: Option) -> str:
    return f"{option.says} ({option.hint})" if option.hint else option.says


def _column(column: Column) -> str:
    options = ", ".join(option.says for option in column.options)
    return f"{column.ask} ({options})" if options else column.ask


def _marks(question: Question, corpus: Corpus) -> Iterator[Bilingual]:
    yield worded(corpus, "not-known" if question.not_known else "must-know", "pack")
    if question.estimate:
        yield worded(corpus, "estimate", "pack")
    if question.unit:
        yield worded(corpus, "unit", "pack", unit=question.unit)


def _asked(question: Question, corpus: Corpus) -> Iterator[Bilingual]:
    """Yield when the question is asked: by which rules, papers and conditions."""
    if rules := [rule.id for rule in rules_reading(question.id, corpus)]:
        yield worded(corpus, "asked-rules", "pack", rules=flowing(rules))
    if fields := [*papers_printing(question.id, corpus)]:
        yield worded(corpus, "asked-papers", "pack", fields=flowing(fields))
    if question.relevant:
        conditions = sentences(question.relevant, corpus)
        yield worded(corpus, "asked-other", "pack", conditions=conditions)
