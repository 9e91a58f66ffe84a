"""Whatever an import can say has its sentence: file, place, culprit, way out."""

from string import Formatter

import pytest

from forms.composition.imports.messages import Notice, Refused
from forms.composition.imports.recognise import FORMATS
from forms.composition.imports.troubles import Caution, Refusal
from forms.importing import format_words, trouble_words
from forms.interview.questions import Language
from forms.interview.wording import Wordings
from forms.packfile import read_toml
from forms.resources import resources

LANGUAGES: tuple[Language, ...] = ("en", "zh")
WORDINGS = Wordings.read(
    {lang: read_toml(resources() / "wording" / f"{lang}.toml") for lang in LANGUAGES}
)
KINDS = (*Refusal, *Caution)


def said(kind: Refusal | Caution, **where: str | int) -> Notice | Refused:
    if isinstance(kind, Refusal):
        return Refused.model_validate({"refusal": kind, **where})
    return Notice.model_validate({"caution": kind, **where})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_refusal_and_caution_has_its_sentence(
    kind: Refusal | Caution, language: Language
) -> None:
    group = "refusal" if isinstance(kind, Refusal) else "caution"
    written = WORDINGS.by_language[language][group][kind]
    blanks = {name for _, name, _, _ in Formatter().parse(written) if name is not None}

    assert written
    assert blanks <= {"given", "expected"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", ["refusal", "caution"])
def test_no_sentence_stands_idle(group: str, language: Language) -> None:
    written = set(WORDINGS.by_language[language][group])

    assert written - {str(kind) for kind in KINDS} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_has_its_name(language: Language) -> None:
    assert set(WORDINGS.by_language[language]["format"]) == set(FORMATS)
    assert format_words("separated", WORDINGS, "en") == "table as text (CSV, TSV)"


def test_a_sentence_names_file_sheet_row_and_column() -> None:
    fault = said(Caution.RAGGED, sheet="BOM", row=7, column="Mass", given="3")
    english = trouble_words(fault, "parts.xlsx", WORDINGS, "en")
    chinese = trouble_words(fault, "parts.xlsx", WORDINGS, "zh")

    assert english.startswith(
        "parts.xlsx, sheet “BOM”, row 7, column Mass: The row has 3"
    )
    assert chinese.startswith("parts.xlsx，工作表“BOM”，第7行，“Mass”列：该行有3个")


def test_what_was_not_listed_is_counted() -> None:
    fault = said(Caution.NUL, row=9, more=1200)

    assert trouble_words(fault, "a", WORDINGS, "en").endswith(
        "(And 1,200 more like it, not listed.)"
    )


def test_what_a_file_brings_is_shown_and_never_acts() -> None:
    fault = said(Refusal.WRONG_ENCODING, given="{file}\u202e<b>" + "x" * 200)
    sentence = trouble_words(fault, "a\nb.csv", WORDINGS, "en")

    assert "{file}⟦U+202E⟧<b>" in sentence
    assert "x" * 80 not in sentence
    assert sentence.startswith("a b.csv: ")


def test_a_long_path_keeps_its_beginning_and_its_end() -> None:
    path = f"composition.{'deep.' * 30}materials[0].identification"
    notice = said(Caution.OLD_RESULT, path=path)
    sentence = trouble_words(notice, "p.json", WORDINGS, "en")

    assert "composition." in sentence
    assert "materials[0].identification" in sentence
    assert path not in sentence


def test_a_code_of_a_declaration_is_told_with_its_question() -> None:
    fault = said(Caution.UNANSWERED, row=5, column="M-04, M-10", given="M-04, M-10")
    gone = said(Refusal.TEMPLATE_CHANGED, given="D-08")

    assert "Left empty: M-04 (Mined in), M-10 (Made with technology of Chinese " in (
        trouble_words(fault, "a.xlsx", WORDINGS, "en")
    )
    assert "M-04（开采地）" in trouble_words(fault, "a.xlsx", WORDINGS, "zh")
    assert "D-08 (Valid to)" in trouble_words(gone, "a.xlsx", WORDINGS, "en")


def test_what_only_looks_like_a_code_stays_as_it_is() -> None:
    fault = said(Caution.UNANSWERED, given="M-99")
    other = said(Caution.NOT_A_NUMBER, given="M-04")

    assert "Left empty: M-99." in trouble_words(fault, "a", WORDINGS, "en")
    assert "“M-04”" in trouble_words(other, "a", WORDINGS, "en")
