"""Every word of the window stands in both languages, and none stands idle."""

import re
import string
import tomllib
from pathlib import Path
from typing import Any

import pytest

from desktop.words import LANGUAGES, Words
from forms.resources import resources

ROOT = Path(__file__).resolve().parents[2]
_KEY = re.compile(r'["\']([a-z]+\.[a-z][a-z0-9-]*)["\']')
_FORMED = re.compile(r'f"([a-z]+\.[a-z-]*)\{')


def table(language: str) -> dict[str, dict[str, str]]:
    path = resources() / "screen" / f"{language}.toml"
    read: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    return read


def keys(language: str) -> set[str]:
    return {
        f"{group}.{key}" for group, words in table(language).items() for key in words
    }


def source() -> str:
    return "\n".join(p.read_text("utf-8") for p in (ROOT / "desktop").rglob("*.py"))


def test_both_languages_have_the_same_words() -> None:
    assert keys("en") == keys("zh")


def test_both_languages_leave_room_for_the_same_values() -> None:
    def holes(words: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(words) if name}

    english, chinese = table("en"), table("zh")
    uneven = [
        f"{group}.{key}"
        for group, words in english.items()
        for key, text in words.items()
        if holes(text) != holes(chinese[group][key])
    ]

    assert uneven == []


def test_every_word_that_the_code_asks_for_is_there() -> None:
    groups = set(table("en"))
    asked = {k for k in _KEY.findall(source()) if k.partition(".")[0] in groups}

    assert asked - keys("en") == set()


def test_no_word_stands_idle() -> None:
    code = source()
    asked = set(_KEY.findall(code))
    formed = tuple(_FORMED.findall(code))
    idle = {k for k in keys("en") - asked if not k.startswith(formed)}

    assert idle == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_word_is_a_defect_and_never_silent(language: str) -> None:
    words = Words("en" if language == "en" else "zh")

    with pytest.raises(KeyError):
        words("cases.no-such-word")
