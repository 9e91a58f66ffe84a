"""What stands beside a fact not verified: the doubt, or what a file says of it."""

from forms.corpus import Corpus
from forms.interview.printing import day
from forms.interview.questions import Language
from forms.law.marks import Comparison, Mark

DIGITS = 12
"""How much of a file's SHA-256 stands beside what it proves."""


def mark_words(doubt: Mark, corpus: Corpus, language: Language) -> str:
    """Say what was not verified, or what the official file was found to say.

    Until every file held against it agrees, the doubt itself stays in front.
    """
    told = [] if doubt.is_settled else [getattr(doubt.doubt, language)]
    told += [comparison_words(each, corpus, language) for each in doubt.compared]
    return ("" if language == "zh" else " ").join(told)


def comparison_words(found: Comparison, corpus: Corpus, language: Language) -> str:
    """Say with which file a fact was compared, when, by whom, and what came out."""
    form = corpus.wordings.word("compared", found.finding, language)
    key = "said" if found.said else "said-nothing"
    said = corpus.wordings.word("compared", key, language).format(said=found.said)
    return form.format(
        file=found.file,
        digest=found.sha256[:DIGITS],
        day=day(found.checked_on, language),
        by=found.by,
        said=said,
    )
