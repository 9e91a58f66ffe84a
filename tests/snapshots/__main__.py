"""Draw the question sequence of every story anew: ``python -m tests.snapshots``."""

from forms.corpus import load
from forms.resources import resources
from tests.snapshots.sequence import DRAWN, STORIES, sequence


def main() -> None:
    """Write one page a story, and take away those of stories that are gone."""
    law = load(resources())
    pages = {path.stem: sequence(path, law) for path in sorted(STORIES.glob("*.toml"))}
    DRAWN.mkdir(exist_ok=True)
    for gone in DRAWN.glob("*.txt"):
        if gone.stem not in pages:
            gone.unlink()
    for name, page in pages.items():
        (DRAWN / f"{name}.txt").write_text(page, encoding="utf-8", newline="\n")
    print(f"{len(pages)} question sequences drawn; look at the difference.")


if __name__ == "__main__":
    main()
