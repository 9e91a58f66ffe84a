"""What the border says of a file, told in the language of the window."""

from dataclasses import dataclass

from forms.composition.imports.messages import Notice, Refused
from forms.importing import format_words, trouble_words
from forms.interview.questions import Language
from forms.interview.wording import Wordings


@dataclass(frozen=True, slots=True)
class Teller:
    """Makes a sentence of a notice or a refusal, and a name of a format."""

    wordings: Wordings
    language: Language

    def format(self, name: str) -> str:
        """Return what a format is called."""
        return format_words(name, self.wordings, self.language)

    def sentence(self, said: Notice | Refused, name: str) -> str:
        """Return what is to be seen in the file of that name, or why it is refused."""
        return trouble_words(said, name, self.wordings, self.language)
