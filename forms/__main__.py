"""The headless front end: the same functions without a window."""

import argparse
import datetime as dt
import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, NoReturn

from forms.case.events import StatusConfirmed, case_of
from forms.case.facts import YEARS
from forms.casefile import EXAMPLE, CaseFile, read_case_file, text_of
from forms.clocks import clocks
from forms.corpus import Corpus, load
from forms.deadlines import change_sentences, clock_sentences
from forms.errors import FormsError, near_miss, sentence
from forms.fileshape import record_faults
from forms.handwriting import how_to_write, mend
from forms.interview.explanation import why_asked
from forms.interview.printing import day
from forms.interview.progress import progress
from forms.interview.screens import open_places, problem_sentence
from forms.line import Outcome, weigh
from forms.recording import suspensions
from forms.resources import resources
from forms.rules.determination import grove_of
from forms.scenario import run
from forms.selftest import Probe, selftest
from forms.telling import in_sentences, stretches_in_sentences
from forms.timeline import timeline
from forms.triage.telling import as_json as triage_as_json
from forms.triage.telling import asked as asked_of_triage
from forms.triage.telling import in_sentences as triage_in_sentences
from forms.triage.telling import question_in_sentences
from forms.triage.weighing import triage
from forms.values import as_json, clocks_json

Told = tuple[int, Any, list[str]]
Verb = Callable[[argparse.Namespace], Told]


def main(
    words: list[str] | None = None,
    *,
    more: Callable[[], tuple[Probe, ...]] = tuple,
    also: str = "",
) -> int:
    """Run one verb: 0 done, 2 wrong input with one clear line, 1 a defect.

    *more* are the probes that a shell around this front end adds to the self-test,
    *also* is what its help says of that shell.
    """
    asked = _reader(also).parse_args(words, argparse.Namespace(more=more))
    if asked.verb is None:
        _reader(also).print_help()
        return 2
    try:
        code, told, lines = asked.run(asked)
    except (FormsError, OSError) as wrong:
        print(f"ytterby: {sentence(wrong)}", file=sys.stderr)
        return 2
    if asked.json:
        lines = [json.dumps(told, ensure_ascii=False, indent=2, default=str)]
    try:
        print("\n".join(lines), flush=True)
    except BrokenPipeError:
        # The reader, like head, had enough; Python must not stumble over it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return int(code)


class _Reader(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}. See {self.prog} --help.\n")


def _reader(also: str) -> argparse.ArgumentParser:
    reader = _Reader(
        prog="ytterby",
        description="Determine what MOFCOM No. 61/2025 asks of a case, and draft it.\n"
        + also,
        epilog=f"A case file looks like this:\n\n{EXAMPLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    reader.set_defaults(verb=None, json=False)
    verbs = reader.add_subparsers(dest="verb", metavar="VERB")
    determine = _verb(verbs, "determine", _determine, "outcome, proof and citations")
    _stances(determine)
    _stances(_verb(verbs, "timeline", _timeline, "the outcome on every boundary date"))
    _stances(_verb(verbs, "questions", _questions, "the next questions, and why"))
    clock = _verb(verbs, "clocks", _clocks, "what runs until when, and on whom")
    clock.add_argument(
        "--on",
        type=_day,
        metavar="DATE",
        help="the day to look on",
    )
    clock.add_argument("--language", choices=("en", "zh"), default="en")
    dossier = _verb(verbs, "dossier", _dossier, "the dossier for an audience, as PDF")
    _stances(dossier)
    dossier.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")
    dossier.add_argument(
        "--for", dest="audience", choices=("filing", "internal"), default="filing"
    )
    letter = _verb(verbs, "letter", _letter, "ask a supplier for what is missing")
    letter.add_argument("--to", required=True, metavar="SUPPLIER")
    letter.add_argument("--on", type=_day, metavar="DATE", help="the letter's date")
    letter.add_argument("--answer-by", type=_day, metavar="DATE")
    letter.add_argument(
        *("-o", "--output"), type=Path, required=True, metavar="FILE.pdf|docx|xlsx"
    )
    told = _verb(verbs, "statement", _statement, "tell a customer the Chinese share")
    told.add_argument("--item", metavar="ITEM", help="needed where there are several")
    told.add_argument("--to", required=True, metavar="PARTY", help="id of a party")
    told.add_argument("--number", required=True, metavar="NO", help="your own number")
    told.add_argument("--on", type=_day, metavar="DATE", help="the statement's date")
    told.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")
    signpost = _plain(verbs, "triage", _triage, "which announcement may name an item")
    signpost.add_argument("answers", nargs="*", metavar="KEY=ANSWER")
    signpost.add_argument("--on", type=_day, metavar="DATE", help="day, 2026-02-01")
    signpost.add_argument("--known", type=_day, metavar="DATE", help="knowledge date")
    signpost.add_argument("--language", choices=("en", "zh"), default="en")
    review = _plain(verbs, "review", _review, "the whole pack as a PDF for a lawyer")
    review.add_argument(
        "folder", nargs="?", type=Path, default=Path(), metavar="FOLDER"
    )
    review.add_argument(
        "--against", type=Path, metavar="OLD_RESOURCES", help="tell what changed since"
    )
    packdiff = _plain(verbs, "packdiff", _packdiff, "what differs between two packs")
    packdiff.add_argument("old", type=Path, metavar="OLD_RESOURCES")
    packdiff.add_argument("new", type=Path, metavar="NEW_RESOURCES")
    packdiff.add_argument("--language", choices=("en", "zh"), default="en")
    scenario = _plain(verbs, "scenario", _scenario, "run scenario files, report each")
    scenario.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _plain(verbs, "selftest", _selftest, "prove an installation, without a display")
    return reader


def _plain(verbs: Any, name: str, run_it: Verb, says: str) -> argparse.ArgumentParser:
    reader: argparse.ArgumentParser = verbs.add_parser(
        name, help=says, description=says
    )
    reader.add_argument("--json", action="store_true", help="print JSON")
    reader.set_defaults(run=run_it)
    return reader


def _verb(verbs: Any, name: str, run_it: Verb, says: str) -> argparse.ArgumentParser:
    reader = _plain(verbs, name, run_it, says)
    reader.add_argument("case", type=Path, metavar="CASE", help="a case file")
    return reader


def _stances(reader: argparse.ArgumentParser) -> None:
    reader.add_argument(
        "--on", type=_day, metavar="DATE", help="export date, 2026-02-01"
    )
    reader.add_argument("--known", type=_day, metavar="DATE", help="knowledge date")
    reader.add_argument(
        "--reading", action="append", default=[], metavar="Q=r", help="adopt a reading"
    )
    reader.add_argument(
        "--confirm",
        action="append",
        default=[],
        metavar="STATUS",
        help="what MOFCOM's list showed on the knowledge date: lapsed, replaced, or "
        "extended:2027-01-10",
    )


def _day(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = dt.date.min
    if day.year not in YEARS:
        message = f"{text!r} is not a date; write it like 2026-02-01"
        raise argparse.ArgumentTypeError(message)
    return day


def _opened(asked: argparse.Namespace) -> tuple[CaseFile, Outcome, Corpus]:
    """Read the case and weigh it with the stances of the command line."""
    corpus, text = load(resources()), text_of(asked.case)
    file = read_case_file(text, corpus, asked.case.name)
    known = asked.known or file.known_on
    records = [_confirmed(status, known, corpus) for status in asked.confirm]
    case = case_of((*file.events, *records))
    readings = dict(_reading(each, corpus) for each in asked.reading)
    outcome = weigh(case, corpus, known=known, on=asked.on, readings=readings)
    return replace(file, known_on=known), outcome, corpus


def _weighed(path: Path) -> tuple[CaseFile, Outcome, Corpus]:
    """Read the case and weigh it as it stands."""
    corpus = load(resources())
    file = read_case_file(text_of(path), corpus, path.name)
    return file, weigh(case_of(file.events), corpus, known=file.known_on), corpus


def _reading(written: str, corpus: Corpus) -> tuple[str, str]:
    question, _, reading = written.partition("=")
    known = corpus.open_questions.get(question)
    if known and not known.adoptable:
        raise FormsError(
            f"--reading {written}: only MOFCOM's list settles this; use --confirm."
        )
    if known is None or reading not in known.adoptable:
        options = [
            f"{q.id}={r}" for q in corpus.open_questions.values() for r in q.adoptable
        ]
        raise FormsError(
            f"--reading {written}: no such reading; one of: {', '.join(options)}."
        )
    return question, reading


def _confirmed(written: str, known: dt.date, corpus: Corpus) -> StatusConfirmed:
    status, colon, until = written.partition(":")
    record: dict[str, Any] = {
        "suspension": suspensions(corpus)[0],
        "status": status,
        "checked_on": known,
    }
    if colon:
        try:
            record["until"] = dt.date.fromisoformat(until)
        except ValueError:
            raise FormsError(f"--confirm {written}: {until!r} is not a date.") from None
    for fault in record_faults(record, corpus, known):
        raise FormsError(f"--confirm {written}: {fault}")
    return StatusConfirmed(**record)


def _determine(asked: argparse.Namespace) -> Told:
    _, outcome, corpus = _opened(asked)
    return 0, as_json(outcome, corpus), in_sentences(outcome, corpus, "en")


def _timeline(asked: argparse.Namespace) -> Told:
    _, outcome, corpus = _opened(asked)
    stretches = timeline(outcome.determination.asked, corpus)
    told = []
    for stretch in stretches:
        said = as_json(replace(outcome, determination=stretch.determination), corpus)
        told.append(
            {
                "from": stretch.since,
                "until": stretch.until,
                "licence": {item["item"]: item["licence"] for item in said["items"]},
                "review": said["review"],
                "duties": [
                    {key: duty[key] for key in ("duty", "member", "truth", "state")}
                    for duty in said["duties"]
                ],
            }
        )
    return 0, told, stretches_in_sentences(stretches, outcome, corpus, "en")


def _clocks(asked: argparse.Namespace) -> Told:
    file, outcome, corpus = _weighed(asked.case)
    today, language = asked.on or file.known_on, asked.language
    running = clocks(outcome, corpus, today)

    def word(key: str, **parts: str) -> str:
        return corpus.wordings.word("clock_days", key, language).format(**parts)

    lines = [word("title", day=day(today, language))]
    for clock in running:
        lines += ["", *clock_sentences(clock, outcome, corpus, language)]
    if not running:
        lines.append(word("none"))
    lines += ["", word("changes"), *change_sentences(corpus, language)]
    told = {
        "on": today,
        "known": file.known_on,
        "clocks": clocks_json(running, outcome, corpus),
    }
    return 0, told, lines


def _questions(asked: argparse.Namespace) -> Told:
    _, outcome, corpus = _opened(asked)
    weighed = outcome.determination.asked
    grove = grove_of(weighed, corpus)
    left = progress(grove, outcome.determination.way, corpus.questions)
    told = []
    lines = [f"{left.shortest} to {left.longest} questions left for the law."]
    for place in open_places(outcome, corpus):
        question = corpus.questions[place.question]
        reasons = why_asked(place, weighed, corpus, "en")
        cites = [corpus.cite(c).label() for c in question.cites]
        told.append(
            {
                "place": str(place),
                "ask": question.ask,
                "why": question.why,
                "answer": how_to_write(question),
                "decides": list(reasons),
                "cites": cites,
            }
        )
        lines.append(f"- {place}: {question.ask}")
        lines.append(f"    {question.why} ({'; '.join(cites)})")
        lines.append(f"    Write: {how_to_write(question)}")
    said = {"shortest": left.shortest, "longest": left.longest, "questions": told}
    return 0, said, lines


def _dossier(asked: argparse.Namespace) -> Told:
    from forms.draft import draft

    _, outcome, corpus = _opened(asked)
    path: Path = asked.output
    draft(outcome, corpus, asked.audience, path)
    told = {"file": str(path), "audience": asked.audience}
    return 0, told, [f"Wrote {path}"]


def _letter(asked: argparse.Namespace) -> Told:
    """Draw the request as what its file's ending says."""
    from forms.draft import put
    from forms.letters.drafted import request_of
    from forms.letters.papers import REQUEST_AS

    file, outcome, corpus = _weighed(asked.case)
    path: Path = asked.output
    draw = REQUEST_AS.get(path.suffix.lower())
    if draw is None:
        raise FormsError(f"{path}: end its name in {', '.join(REQUEST_AS)}.")
    request = request_of(
        outcome,
        asked.to,
        corpus,
        day=asked.on or file.known_on,
        answer_by=asked.answer_by,
    )
    put(draw(request, outcome.determination.asked.at, corpus), path)
    told = {"file": str(path), "number": request.number, "parts": len(request.parts)}
    return 0, told, [f"Wrote {path}"]


def _statement(asked: argparse.Namespace) -> Told:
    from forms.draft import put
    from forms.letters.drafted import customer, statement_of
    from forms.letters.papers import statement_pdf

    file, outcome, corpus = _weighed(asked.case)
    items, parties = outcome.case.items, outcome.case.parties
    item = asked.item or (items[0] if len(items) == 1 else "")
    for given, known, what in ((item, items, "--item"), (asked.to, parties, "--to")):
        if given not in known:
            raise FormsError(f"{what} {given!r}: one of: {', '.join(known)}.")
    told, ratio = statement_of(
        outcome,
        item,
        customer(outcome.facts, asked.to),
        corpus,
        number=asked.number,
        day=asked.on or file.known_on,
    )
    body = statement_pdf(told, ratio, outcome.determination.asked.at, corpus)
    put(body, asked.output)
    said = {"file": str(asked.output), "until": told.ends}
    return 0, said, [f"Wrote {asked.output}"]


def _triage(asked: argparse.Namespace) -> Told:
    """Ask the next question, or tell what the answers point to."""
    corpus = load(resources())
    known = asked.known or corpus.read_on
    answers = dict(_signed(each, corpus) for each in asked.answers)
    result = triage(answers, corpus, on=asked.on or known, known=known)
    for place, problem in result.problems.items():
        wrong = problem_sentence(problem, corpus, asked.language)
        raise FormsError(f"{place}: {wrong}{mend(problem)}")
    question = asked_of_triage(result, asked.language)
    lines = (
        question_in_sentences(question, corpus, asked.language)
        if question
        else triage_in_sentences(result, asked.language)
    )
    return 0, triage_as_json(result, asked.language), lines


def _signed(written: str, corpus: Corpus) -> tuple[str, str]:
    """Return question and answer of ``kind=magnet``."""
    key, _, answer = written.partition("=")
    question, known = f"triage.{key}", corpus.signposted.questions
    if question not in known:
        keys = [each.removeprefix("triage.") for each in known]
        hint = near_miss(key, keys) or f" One of: {', '.join(keys)}."
        raise FormsError(f"{written}: no question {key!r}.{hint}")
    return question, answer


def _review(asked: argparse.Namespace) -> Told:
    from forms.packdiff.compare import read_pack
    from forms.packdiff.section import change_section
    from forms.review.paper import put_review

    corpus = load(resources())
    olds = [] if asked.against is None else [read_pack(asked.against)]
    first = tuple(change_section(old, corpus) for old in olds)
    path = put_review(corpus, asked.folder, first)
    return 0, {"file": str(path), "pack": corpus.digest}, [f"Wrote {path}"]


def _packdiff(asked: argparse.Namespace) -> Told:
    from forms.packdiff.change import Both
    from forms.packdiff.compare import changes, read_pack
    from forms.packdiff.telling import in_sentences as in_order_of_weight

    old, new = read_pack(asked.old), read_pack(asked.new)
    packs = Both.of(old, new, load(resources()).wordings, asked.language)
    found = changes(packs)
    told = {
        "old": old.digest,
        "new": new.digest,
        "decides": any(change.weight.decides for change in found),
        "changes": [
            {
                "weight": change.weight.name.lower(),
                "subject": change.subject,
                "says": change.says,
            }
            for change in found
        ],
    }
    return 0, told, [*in_order_of_weight(found, packs)]


def _scenario(asked: argparse.Namespace) -> Told:
    corpus = load(resources())
    reports, broken = [], []
    for path in asked.files:
        try:
            reports.append(run(text_of(path), corpus, path.stem))
        except (FormsError, OSError) as wrong:
            broken.append(sentence(wrong))
    if broken:
        raise FormsError("\n".join(broken))
    lines = []
    for report in reports:
        lines.append(f"{'passed' if report.passed else 'FAILED'}  {report.name}")
        lines += [f"        {difference}" for difference in report.differences]
    failed = sum(not report.passed for report in reports)
    lines.append(f"{len(reports) - failed} passed, {failed} failed")
    told = [
        {"name": r.name, "passed": r.passed, "differences": list(r.differences)}
        for r in reports
    ]
    return (1 if failed else 0), told, lines


def _selftest(asked: argparse.Namespace) -> Told:
    probes = (*selftest(resources()), *asked.more())
    lines = [f"{'ok' if p.ok else 'FAILED':7} {p}" for p in probes]
    return (0 if all(p.ok for p in probes) else 1), list(map(asdict, probes)), lines


if __name__ == "__main__":
    sys.exit(main())
