"""English and Chinese say the same: neither has a text that the other lacks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from string import Formatter
from typing import Any

import pytest

from forms.composition.imports import troubles
from forms.interview.answers import Caution, Trouble
from forms.interview.questions import Column, Option, Question, QuestionPage
from forms.interview.wording import Wordings
from forms.law.periods import State
from forms.packfile import read_toml
from forms.resources import resources
from forms.rules.determination import Licence, Review
from tests.corpus.law import LAW_TEXTS

HAN = re.compile(r"[\u4e00-\u9fff]")
OVERLAID = ("questions", "pages")


def tables(folder: str) -> dict[str, dict[str, Any]]:
    paths = sorted((resources() / folder).glob("*.toml"))
    return {path.stem: read_toml(path) for path in paths}


def read_page(table: dict[str, Any]) -> QuestionPage:
    for question in table["question"]:
        question.setdefault("scope", table["scope"])
    return QuestionPage.model_validate(table)


WORDINGS = Wordings.read(tables("wording"))
PAGES = tuple(
    read_page(table)
    for folder in ("interview", "triage/questions")
    for table in tables(folder).values()
)
QUESTIONS = tuple(question for page in PAGES for question in page.questions)


def leaves(table: Mapping[str, Any], *path: str) -> Iterator[tuple[str, str]]:
    """Yield every text of a table with the way to it."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from leaves(value, *path, key)
        else:
            yield " / ".join((*path, key)), str(value)


def options_of(options: Iterable[Option], *path: str) -> Iterator[tuple[str, str]]:
    for option in options:
        yield " / ".join((*path, "options", option.id)), option.says
        yield " / ".join((*path, "option_hints", option.id)), option.hint


def texts_of_question(question: Question) -> Iterator[tuple[str, str]]:
    path = ("questions", question.id)
    for key in ("ask", "hint", "why"):
        yield " / ".join((*path, key)), getattr(question, key)
    yield from options_of(question.options, *path)
    for column in question.columns:
        yield from texts_of_column(column, *path, "columns", column.id)


def texts_of_column(column: Column, *path: str) -> Iterator[tuple[str, str]]:
    yield " / ".join((*path, "ask")), column.ask
    yield " / ".join((*path, "hint")), column.hint
    yield from options_of(column.options, *path)


def texts_of_page(page: QuestionPage) -> Iterator[tuple[str, str]]:
    yield f"pages / {page.id} / title", page.title
    yield f"pages / {page.id} / lead", page.lead


def words_in(language: str) -> dict[str, str]:
    """Return the sentences of the core, apart from what is laid over questions."""
    table = WORDINGS.by_language[language]
    return dict(leaves({k: v for k, v in table.items() if k not in OVERLAID}))


def shown_in_english() -> dict[str, str]:
    texts = [pair for page in PAGES for pair in texts_of_page(page)]
    texts += [pair for question in QUESTIONS for pair in texts_of_question(question)]
    return {key: text for key, text in texts if text} | words_in("en")


def shown_in_chinese() -> dict[str, str]:
    """Return what the screen shows in Chinese, by the road the screen takes."""
    pages = (WORDINGS.page(page, "zh") for page in PAGES)
    questions = (WORDINGS.question(question, "zh") for question in QUESTIONS)
    texts = [pair for page in pages for pair in texts_of_page(page)]
    texts += [pair for question in questions for pair in texts_of_question(question)]
    return {key: text for key, text in texts if text} | words_in("zh")


ENGLISH = shown_in_english()
CHINESE = shown_in_chinese()
WRITTEN_IN_CHINESE = dict(leaves(WORDINGS.by_language["zh"]))
SHOWN = [(key, text, CHINESE.get(key, "")) for key, text in ENGLISH.items()]
PAIRS = [*SHOWN, *LAW_TEXTS]

OFFICIAL = {
    "control list": "管控名单",
    "watch list": "关注名单",
    "unreliable entity list": "不可靠实体清单",
    "end user": "最终用户",
    "importer": "进口商",
    "intermediary": "中间商",
    "exporter": "出口经营者",
    "in principle": "原则上不予许可",
    "case by case": "逐案审批",
    "compliance notice": "合规告知书",
    "mass destruction": "大规模杀伤性武器",
    "military potential": "军事潜力",
    "possible military use": "潜在军事用途",
    "Annex 1": "附件1",
    **{f"¶{n}": f"第{han}条" for n, han in enumerate("一二三四五六七", start=1)},
    "article 16": "第十六条",
    "Part 1": "第一部分",
    "Part 2": "第二部分",
    "suspended": "暂停实施",
    "samarium-cobalt alloy": "钐钴合金",
    "samarium-cobalt": "钐钴",
    "neodymium-iron-boron": "钕铁硼",
    "sputtering target": "溅射靶材",
    "samarium": "钐",
    "dysprosium": "镝",
    "gadolinium": "钆",
    "terbium": "铽",
    "lutetium": "镥",
    "scandium": "钪",
    "yttrium": "钇",
}
PERMISSIVE = re.compile(
    r"\b(you may export|allowed|safe|compliant|permitted)\b"
    r"|允许|准许|获准|可以出口|可出口|合法|放心|(?<!国家)安全|合规(?!告知书|承诺书|制度|定)",
    re.IGNORECASE,
)
SPOKEN: dict[str, type[StrEnum]] = {
    "licence": Licence,
    "licence_short": Licence,
    "review": Review,
    "clock": State,
    "problems": Trouble,
    "cautions": Caution,
    "refusal": troubles.Refusal,
    "caution": troubles.Caution,
}


def placeholders(text: str) -> list[str]:
    """Return the names in braces, as often as they occur."""
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def bare(text: str) -> str:
    """Return a text without what the program fills in."""
    return re.sub(r"{.*?}", "", text)


def figures(text: str) -> set[str]:
    """Return the numbers of a text; clauses and parts are written out in Chinese."""
    written_out = r"Part \d|\d?\(\d\)|¶\d|\b[Aa]rt(icle|\.) \d+"
    return set(re.findall(r"\d+(?:\.\d+)?", re.sub(written_out, "", text)))


def test_there_is_something_to_compare() -> None:
    assert len(QUESTIONS) >= 28
    assert len(words_in("en")) >= 80
    assert len(LAW_TEXTS) >= 200


def test_every_english_text_has_its_chinese() -> None:
    assert sorted(ENGLISH.keys() - WRITTEN_IN_CHINESE.keys()) == []


def test_chinese_words_nothing_that_english_lacks() -> None:
    assert sorted(WRITTEN_IN_CHINESE.keys() - ENGLISH.keys()) == []


def test_the_screen_shows_all_that_is_written_in_chinese() -> None:
    assert CHINESE == WRITTEN_IN_CHINESE


def test_chinese_is_written_in_han_characters() -> None:
    worded = [(key, zh) for key, en, zh in PAIRS if re.search("[a-z]", bare(en))]
    assert [key for key, zh in worded if not HAN.search(zh)] == []


def test_english_is_written_without_them_but_for_official_names() -> None:
    own = ((key, re.sub(r"[(（《].*?[)）》]", "", en)) for key, en, _ in PAIRS)
    assert [key for key, en in own if HAN.search(en)] == []


def test_both_languages_have_the_same_placeholders() -> None:
    unlike = [key for key, en, zh in SHOWN if placeholders(en) != placeholders(zh)]
    assert unlike == []


def test_no_number_of_the_law_is_lost_in_chinese() -> None:
    assert {
        key: lost for key, en, zh in PAIRS if (lost := figures(en) - figures(zh))
    } == {}


@pytest.mark.parametrize(("term", "official"), OFFICIAL.items())
def test_an_official_term_is_always_the_same_in_chinese(
    term: str, official: str
) -> None:
    said = re.compile(rf"(?<!\w){re.escape(term)}s?\b", re.IGNORECASE)
    worded = (pair for pair in PAIRS if not pair[0].endswith(" / cited"))
    spoken = [(key, zh) for key, en, zh in worded if said.search(en)]
    assert spoken, "no English text uses this term: take it off the list"
    assert [key for key, zh in spoken if official not in zh] == []


def test_no_text_says_that_something_is_permitted() -> None:
    said = {key: PERMISSIVE.findall(f"{en} {zh}") for key, en, zh in PAIRS}
    assert {key: words for key, words in said.items() if words} == {}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("group", "values"), SPOKEN.items())
def test_whatever_the_core_can_say_has_its_sentence(
    group: str, values: type[StrEnum], language: str
) -> None:
    words = WORDINGS.by_language[language][group]
    assert sorted(set(map(str, values)) - words.keys()) == []
