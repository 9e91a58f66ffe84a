"""``ytterby``: a verb goes to the headless front end, no verb opens the window."""

import sys
from pathlib import Path

ALSO = (
    "Without a verb the desktop opens; demo drafts a bundled sample and shows it;\n"
    "import FILE tells what a supplier's file holds (import --help)."
)


def main(words: list[str] | None = None) -> int:
    """Run one verb, the demonstration, or the desktop; return the exit code."""
    given = sys.argv[1:] if words is None else words
    match given:
        case []:
            from desktop.app import run

            return run()
        case ["read-one-file"]:
            # What the frozen program calls itself by to read one supplier's file.
            from forms.composition.imports.__main__ import main as reader

            return reader()
        case ["--folder", folder]:
            from desktop.app import run

            return run(Path(folder))
        case ["demo", *rest]:
            from desktop.demo import demo

            return demo(rest)
        case ["import", *rest]:
            from desktop.importing import main as importing

            return importing(rest)
        case ["selftest", *rest] if set(rest) <= {"--json"}:
            from desktop.selftest import main as selftest

            return selftest("--json" in rest)
        case _:
            from forms.__main__ import main as front_end

            return front_end(given, also=ALSO)


if __name__ == "__main__":
    sys.exit(main())
