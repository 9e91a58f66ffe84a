"""Two packages, one arrow, one line: each a sentence that fails when it is untrue."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from forms.resources import resources

ROOT = Path(__file__).resolve().parent.parent

# From the first to the last: a module imports what stands in its own row or above it.
# The longest name that fits a module places it.
LINE = (
    (
        "forms.frozen",
        "forms.errors",
        "forms.resources",
        "forms.version",
        "forms.packfile",
        "forms.countries",
        "forms.numbers",
        "forms.numerals",
    ),
    ("forms.law",),
    (
        "forms.composition.bill",
        "forms.composition.cas",
        "forms.composition.declaration",
        "forms.composition.lettering",
        "forms.composition.units",
    ),
    (
        # Readers know the bill and nothing of the case or the law.
        "forms.composition.imports",
    ),
    ("forms.case.facts",),
    ("forms.composition",),
    ("forms.case",),
    ("forms.parties",),
    ("forms.rules",),
    ("forms.interview",),
    ("forms.dossier",),
    ("forms.handwriting",),
    ("forms.triage", "forms.triage.signpost"),
    ("forms.crosscheck",),
    ("forms.corpus",),
    ("forms.bilingual",),
    ("forms.rules.determination",),
    ("forms.line",),
    ("forms.case.replay", "forms.timeline"),
    ("forms.dossier.due", "forms.dossier.identity"),
    ("forms.clocks",),
    (
        "forms.interview.comparisons",
        "forms.interview.explanation",
        "forms.interview.levers",
        "forms.interview.screens",
    ),
    ("forms.deadlines",),
    ("forms.interview.preview",),
    ("forms.advice", "forms.recording", "forms.importing"),
    ("forms.stop",),
    ("forms.triage.weighing",),
    ("forms.triage.telling",),
    ("forms.billfile", "forms.fileshape", "forms.casefile", "forms.casewriting"),
    ("forms.scenario",),
    ("forms.telling",),
    ("forms.values",),
    (
        # Composing the dossier; what sets it on paper stands above and knows no law.
        "forms.dossier.annex",
        "forms.dossier.brief",
        "forms.dossier.compose",
        "forms.dossier.computed",
        "forms.dossier.doubts",
        "forms.dossier.listing",
        "forms.dossier.proof",
        "forms.dossier.record",
        "forms.dossier.sheets",
        "forms.dossier.status",
        "forms.dossier.worksheet",
    ),
    ("forms.spreadsheet",),
    ("forms.letters",),
    ("forms.draft",),
    ("forms.review",),
    ("forms.packdiff",),
    ("forms.selftest",),
    ("forms.__main__",),
)

NETWORK = (
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib",
    "xmlrpc",
    "PySide6.QtNetwork",
    "PySide6.QtWebEngineCore",
)
MACHINE = ("desktop", "PySide6", "keyring", "apsw", "sqlite3", "subprocess")
CLOCKS = {"today", "now", "utcnow", "localtime", "gmtime", "monotonic", "perf_counter"}

BANNED_WORDS = {
    *("base", "common", "data", "handler", "impl", "info", "manager", "misc"),
    *("processor", "step", "util", "utils", "wizard"),
}
# The key that seals a store bears this name; the others are Qt's own, of its models.
NAMES_OF_OTHERS = {"DataKey", "data", "headerData", "setData"}

# The fonts' licences ask to lie beside the fonts.
LICENCES = re.compile(r"fonts/(licences/)?[\w-]*OFL\.txt")


@dataclass(frozen=True)
class Import:
    """One module imported by another; some only to name a type."""

    of: str
    target: str
    only_types: bool = False


def sources(*folders: str) -> dict[str, ast.Module]:
    """Return the syntax of every module below *folders* by its dotted name."""
    return {
        _dotted(path): ast.parse(path.read_text(encoding="utf-8"))
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
    }


def _dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FORMS = sources("forms")
DESKTOP = sources("desktop")
PROGRAM = FORMS | DESKTOP


def imports(modules: dict[str, ast.Module]) -> list[Import]:
    """Return every import, those inside functions too."""
    return [found for name, tree in modules.items() for found in _imports(name, tree)]


def _imports(name: str, tree: ast.AST, only_types: bool = False) -> Iterator[Import]:
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.Import():
                for alias in node.names:
                    yield Import(name, alias.name, only_types)
            case ast.ImportFrom(module=str(source)):
                for alias in node.names:
                    inner = f"{source}.{alias.name}"
                    is_module = inner in PROGRAM or inner in {*NETWORK, *MACHINE}
                    yield Import(name, inner if is_module else source, only_types)
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                yield from _imports(name, node, only_types=True)
            case _:
                yield from _imports(name, node, only_types)


def within(module: str, packages: Iterable[str]) -> bool:
    """Tell whether *module* is one of the packages or lies inside one."""
    return any(module == p or module.startswith(p + ".") for p in packages)


def strangers(modules: dict[str, ast.Module], *packages: str) -> list[str]:
    """Return who imports what it must not."""
    return [
        f"{each.of} imports {each.target}"
        for each in imports(modules)
        if within(each.target, packages)
    ]


def named_in_line(module: str) -> str:
    """Return the name under which a module stands in the line."""
    fits = [name for names in LINE for name in names if within(module, [name])]
    assert fits, f"{module} has no place in the line; give it one in LINE."
    return max(fits, key=len)


def place_of(module: str) -> int:
    """Return how far down the line a module stands."""
    name = named_in_line(module)
    return next(place for place, names in enumerate(LINE) if name in names)


def goes_backwards(each: Import) -> bool:
    """Tell whether an import stays where it is or goes up the line."""
    return place_of(each.target) <= place_of(each.of)


# Two packages, one arrow


def test_the_core_draws_nothing_and_stores_nothing() -> None:
    assert strangers(FORMS, *MACHINE) == []


def test_nothing_in_the_program_opens_a_network() -> None:
    assert strangers(PROGRAM, *NETWORK) == []


def test_the_store_knows_neither_the_law_nor_the_screen() -> None:
    store = {name: tree for name, tree in DESKTOP.items() if ".store" in name}
    beside = {each for each in PROGRAM if not each.startswith("desktop.store")}

    assert store
    assert strangers(store, "PySide6", "forms", *(beside - {"desktop"})) == []


def test_the_program_never_leans_on_its_tests() -> None:
    assert strangers(PROGRAM, "tests", "pytest", "hypothesis") == []


# One line


def test_imports_go_backwards_along_the_line() -> None:
    forward = [
        f"{each.of} imports {each.target}"
        for each in imports(FORMS)
        if each.target in FORMS and each.target != "forms" and not each.only_types
        if not goes_backwards(each)
    ]

    assert forward == []


def test_every_place_in_the_line_is_taken() -> None:
    taken = {named_in_line(module) for module in FORMS if module != "forms"}

    assert taken == {name for names in LINE for name in names}


def test_only_the_cross_check_names_a_later_type() -> None:
    """It checks the corpus that is made with its help."""
    ahead = {(named_in_line(e.of), e.target) for e in imports(FORMS) if e.only_types}

    assert ahead == {("forms.crosscheck", "forms.corpus")}


def test_an_import_in_a_function_counts() -> None:
    tree = ast.parse("def late():\n    from socket import create_connection\n")

    assert strangers({"forms.late": tree}, *NETWORK) == ["forms.late imports socket"]


def test_a_submodule_taken_from_its_package_counts() -> None:
    tree = ast.parse("from PySide6 import QtNetwork\nfrom forms import corpus\n")

    assert [each.target for each in imports({"forms.law.x": tree})] == [
        "PySide6.QtNetwork",
        "forms.corpus",
    ]
    assert not goes_backwards(Import("forms.law.x", "forms.corpus"))


# No clock


def clocks(name: str, tree: ast.Module) -> Iterator[str]:
    """Yield where a module asks for the day or the time."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            yield f"{name}, line {node.lineno}: {node.attr}"
    for each in _imports(name, tree):
        if each.target in {"time", "zoneinfo"}:
            yield f"{name} imports {each.target}"


def test_the_core_reads_no_clock() -> None:
    assert [each for name in FORMS for each in clocks(name, FORMS[name])] == []


def test_a_read_clock_is_seen() -> None:
    tree = ast.parse("import datetime as dt\nimport time\nday = dt.date.today()\n")

    assert list(clocks("x", tree)) == ["x, line 3: today", "x imports time"]


# Names and words


def words_of(name: str) -> set[str]:
    """Return the words of a name: ``read_data`` and ``DataReader`` both say data."""
    return {w.lower() for w in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


def named(modules: dict[str, ast.Module]) -> Iterator[tuple[str, str]]:
    """Yield the names of modules, classes and functions, with where they stand."""
    for module, tree in modules.items():
        yield module, module.rpartition(".")[2]
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                yield module, node.name


def test_names_are_words_of_the_trade() -> None:
    vague = [
        f"{module}: {name}"
        for module, name in named(PROGRAM | sources("packaging"))
        if words_of(name) & BANNED_WORDS or name.startswith("do_")
        if name not in NAMES_OF_OTHERS
    ]

    assert vague == []


def test_every_module_says_its_one_idea() -> None:
    says = {name: ast.get_docstring(tree) or "" for name, tree in PROGRAM.items()}
    dumb = [
        name
        for name, words in says.items()
        if not re.match(r"[^\n]+\.$", words, re.MULTILINE)
    ]

    assert dumb == []
    assert len(set(says.values())) == len(says)


# Resources


def spoken(node: ast.AST) -> str:
    """Return a pattern of the text that a string in the program can stand for."""
    match node:
        case ast.Constant(value=str(text)):
            return re.escape(text)
        case ast.JoinedStr(values=parts):
            return "".join(spoken(part) or r"[\w-]+" for part in parts)
        case _:
            return ""


def test_every_resource_is_used() -> None:
    """Tables are read by the folder, all else by its name; pictures show in README."""
    strings = {spoken(n) for tree in PROGRAM.values() for n in ast.walk(tree)} - {""}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    def is_used(path: Path) -> bool:
        place = path.relative_to(resources())
        ending = re.escape(path.suffix)
        named = any(s.endswith(ending) and re.fullmatch(s, path.name) for s in strings)
        folders = {re.escape(part) for part in place.parts[:-1]}
        return (
            (named and folders <= strings)
            or (path.suffix == ".toml" and bool(folders & strings))
            or f"resources/{place.as_posix()}" in readme
            or LICENCES.fullmatch(place.as_posix()) is not None
        )

    files = [path for path in resources().rglob("*") if path.is_file()]

    assert [path.name for path in files if not is_used(path)] == []
