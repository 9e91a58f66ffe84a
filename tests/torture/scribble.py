"""Case files spoilt at random: each is read or refused in a sentence, none breaks us.

Run ``python -m tests.torture.scribble 2000`` for a long trial.
"""

import contextlib
import io
import random
import re
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from forms.__main__ import main
from forms.casefile import EXAMPLE

VERBS = ("determine", "questions", "timeline", "scenario")
SCRIBBLES = (
    *("[", "]", "{", "}", '"', "'", "=", ",", "#", "\n", "\r", "\t", "\0", "\ufeff"),
    *("[case]", "[[item]]", '"item.value" = ', "id = ", "not-known", "true", "-0", "_"),
    *("1e999", "9" * 5000, "nan", "0x1F", "2026-02-30", "9999-12-31", "24:00:00"),
    *("镝", "\u202e", "😀", "\ud7ff", "\\u0000", "\\ud800", "..", "9.00..8.00 EUR"),
    *("x = " + "[" * 999, "{ answer = ", "[expect]\nitem = [1]\n", "[[expect.item]]\n"),
)
# Named, so that a new story does not draw another sample.
STORIES = (
    *("c1-estonian-magnets", "c26c-the-trader-on-2026-11-15", "c5-across-the-line"),
    *("records-that-contradict", "two-items-one-caught", "undisclosed-owners"),
)
WORDS = ('"0"', '"99 %"', '"9 CNY"', '"yes"', '"CN"', '"2199-12-31"', "2199-12-31")


def spoilt(text: str, chance: random.Random) -> bytes:
    """Return the file with a few things cut, doubled, moved, mistyped or mixed in."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 1, 1, 3, 20, 200)))
        match chance.randrange(10):
            case 0:
                text = text[:start] + text[end:]
            case 1:
                text = text[:end] + text[start:]
            case 2:
                text = text[:start] + chance.choice(SCRIBBLES) + text[start:]
            case 3:
                text = text[:start] + chance.choice(SCRIBBLES) + text[end:]
            case 4:
                text = text[:start]
            case 5:
                lines = text.splitlines(keepends=True)
                chance.shuffle(lines)
                text = "".join(lines)
            case _:
                words = re.findall(r'"[^"\n]*"|\d[\d-]*', text) or [text]
                old, new = chance.choice(words), chance.choice([*words, *WORDS])
                text = text.replace(old, new, chance.choice((1, 9)))
    body = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.1:
        at = chance.randrange(len(body) + 1)
        body = body[:at] + chance.randbytes(3) + body[at:]
    return body


def answer_to(verb: str, file: Path) -> tuple[int, str, str]:
    """Run a verb on a file; return its exit code and what it said."""
    said, complained = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
        code = main([verb, str(file)])
    return code, said.getvalue(), complained.getvalue()


def scribble(trials: int, seed: int = 62) -> Counter[int]:
    """Spoil files; return how often each exit code came, after checking each."""
    chance = random.Random(seed)  # noqa: S311 a repeatable sample, no secret
    scenarios = Path(__file__).parent.parent / "scenarios"
    stories = (scenarios / f"{name}.toml" for name in STORIES)
    texts = [EXAMPLE, *(path.read_text(encoding="utf-8") for path in stories)]
    codes: Counter[int] = Counter()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "spoilt.toml"
        for _ in range(trials):
            body = spoilt(chance.choice(texts), chance)
            file.write_bytes(body)
            code, said, complained = answer_to(chance.choice(VERBS), file)
            refused = code == 2 and not said and complained.startswith("ytterby: ")
            if not (refused or (code in {0, 1} and said and not complained)):
                raise AssertionError((code, said[:200], complained[:200], body))
            codes[code] += 1
    return codes


if __name__ == "__main__":
    print(dict(scribble(int(sys.argv[1]))))
