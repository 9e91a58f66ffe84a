"""Each rule with its clause, its condition in sentences, and what it can move."""

from collections.abc import Iterator

from forms.bilingual import worded
from forms.corpus import Corpus
from forms.crosscheck.conditions import readings_used
from forms.dossier.content import Bilingual, Block, Heading
from forms.review.law import cited, dates, default_words
from forms.review.questions import question_blocks
from forms.review.reach import Reach, slot_words
from forms.review.sentences import sentences
from forms.review.twin import Line, flowing, listed, twin
from forms.rules.clock import Unit
from forms.rules.language import Rule


def rule_blocks(corpus: Corpus) -> Iterator[Block]:
    """Yield one table a rule, in the order of the pack, file by file."""
    reach, file = Reach(corpus), ""
    for rule in corpus.rules.values():
        place = corpus.place(rule).partition(", ")[0]
        if place != file:
            file = place
            yield Heading(text=Bilingual(zh=file, en=file))
        about = worded(corpus, rule.about, "about", slot=slot_words(rule, corpus))
        yield twin(rule.id, about, _rule(rule, reach, corpus))


def signpost_blocks(corpus: Corpus) -> Iterator[Block]:
    """Yield the questions of the signpost, then its rules, a row each."""
    posts = corpus.signposted
    yield from question_blocks(posts)
    lines = (
        (_post(rule, posts), _points(rule, posts)) for rule in posts.rules.values()
    )
    yield twin("", worded(corpus, "signpost-rules", "pack"), lines)


def _post(rule: Rule, corpus: Corpus) -> str:
    clause = cited((rule.provision,), corpus)
    return f"{rule.id}\n{clause.zh}\n{clause.en}"


def _points(rule: Rule, corpus: Corpus) -> Bilingual:
    slot = slot_words(rule, corpus)
    return listed((slot, sentences(rule.when, corpus), rule.because))


def _rule(rule: Rule, reach: Reach, corpus: Corpus) -> Iterator[Line]:
    def word(key: str) -> Bilingual:
        return worded(corpus, key, "pack")

    clause = cited((rule.provision, *rule.cites), corpus)
    known = dates(corpus.provision(rule.provision), corpus)
    yield word("clause"), listed((clause, known))
    yield word("holds-if"), sentences(rule.when, corpus)
    yield word("because"), rule.because
    for question_id in sorted(readings_used(rule)):
        question = corpus.open_questions[question_id]
        yield f"{question_id}", default_words(question, corpus)
    if rule.exception_to:
        yield word("lifts"), flowing(rule.exception_to)
    if rule.then.limb:
        by = [r.id for r in corpus.rules.values() if rule.id in r.exception_to]
        yield word("exceptions"), flowing(by) if by else word("no-exception")
    if rule.who:
        yield word("who"), rule.who
    for clock in corpus.clocks.values():
        if clock.duty == rule.then.duty and clock.counts is Unit.WORKING_DAYS:
            days = clock.length
            yield word("deadline"), worded(corpus, "working-days", "pack", days=days)
    if rule.through_limbs:
        yield word("states"), word("through-limbs")
    if rule.then.defines:
        results = reach.results_of(rule.id)
        moved = dict.fromkeys(slot_words(each, corpus) for each in results)
        yield word("serves"), flowing(moved)
