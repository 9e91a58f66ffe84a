"""The open questions, by their letters in section 11, and how a world reads them."""

from tests.oracle.worlds import World

_LETTERS = {
    "Q1": "ab",
    "Q2": "ab",
    "Q3": "ab",
    "Q4": "abc",  # every value known, price paid, market price
    "Q5": "ab",
    "Q6": "abc",
    "Q7": "ab",
    "Q8": "ab",
    "Q9": "ab",
    "Q10": "ab",
    "Q11": "ab",
    "Q12": "ab",
    "Q13": "ab",
    "Q14": "abc",  # one holder, one direct holder, all holders together
    "Q15": "ab",
    "Q16": "ab",  # bare possibility, reasonable knowledge
    "Q17": "ab",
    "Q18": "ab",
    "Q19": "ab",
    "Q20": "ab",
    "Q21": "ab",
    "A1-targets": "ab",
    "A1-target-parts": "ab",
}

READINGS = {question: tuple(letters) for question, letters in _LETTERS.items()}


def reads(w: World, question: str, reading: str) -> bool:
    return w.choose(question, READINGS[question]) == reading
