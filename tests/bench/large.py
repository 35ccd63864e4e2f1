"""Databases with many cases, and with very long outputs, for benchmarks."""

from __future__ import annotations

from itertools import cycle, islice
from typing import TYPE_CHECKING

from tests.planted.migration import configurations, migration, outputs
from tests.text.edits import edited
from workbench.records import Case, CaseVerdict, Configuration, Output, Suite, SuiteVerdict
from workbench.store.comparisons import save_comparison
from workbench.store.database import open_database
from workbench.store.outputs import add_outputs
from workbench.store.runs import create_run
from workbench.store.suites import save_suite
from workbench.text.readable import answer_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from workbench.records import CaseVerdictName, SuiteVerdictName

REQUEST = {"max_tokens": 100, "messages": [{"role": "user", "content": "{{input}}"}]}
SIZES = (300, 2000, 700, 1200, 6000)
"""Characters of answers, one after the other."""
_MODELS = ("old-model", "new-model")

Texts = tuple[str, str]


def make_large(path: Path, *, suites: int, cases: int, answered: int | None = None) -> None:
    """A comparison of two runs over `suites` x `cases`, a tenth of it regressions.

    Each answer is one of a few hundred to a few thousand characters, on both sides alike but for some words. Where only
    so many cases of a suite are `answered` the others have a verdict and no outputs, which takes far less time to make.
    """
    pairs = answer_pairs()
    with open_database(path, create=True) as db:
        names = [f"suite-{number:03}" for number in range(suites)]
        for name in names:
            save_suite(
                db, Suite(name, REQUEST), [Case(name, f"c-{at:05}", {"input": f"{name} {at}"}) for at in range(cases)]
            )
        runs = []
        for side, model in enumerate(_MODELS):
            run = create_run(db, None, Configuration(model), kind="import", origin="recorded", simulated=False)
            texts = cycle(pair[side] for pair in pairs)
            add_outputs(
                db,
                run.id,
                (
                    _output(name, f"c-{at:05}", f"{name} {at}\n\n{next(texts)}")
                    for name in names
                    for at in range(cases if answered is None else answered)
                ),
            )
            runs.append(run.id)
        save_comparison(db, runs[0], runs[1], "large", [_verdicts(name, at, cases) for at, name in enumerate(names)])


def make_pairs(path: Path, texts: Mapping[str, Texts]) -> None:
    """A comparison of one suite whose cases, in the order of their names, have these outputs, baseline and target."""
    with open_database(path, create=True) as db:
        save_suite(db, Suite("pair", REQUEST), [Case("pair", name, {"input": "x"}) for name in texts])
        runs = []
        for side, model in enumerate(_MODELS):
            run = create_run(db, None, Configuration(model), kind="import", origin="recorded", simulated=False)
            add_outputs(db, run.id, [_output("pair", name, pair[side]) for name, pair in texts.items()])
            runs.append(run.id)
        verdicts = [CaseVerdict("pair", name, "changed", "the text differs") for name in texts]
        verdict = SuiteVerdict("pair", "inconclusive", "", len(texts), 1)
        save_comparison(db, runs[0], runs[1], "pair", [(verdict, verdicts)])


def long_pair(characters: int, number: int = 0) -> Texts:
    """Two Markdown texts of about so many characters, with small changes; another `number`, other texts."""
    return edited("markdown", characters + number)[:2]


def answer_pairs() -> list[Texts]:
    """What two models answer, several answers of a planted migration joined to one of each of the sizes in turn."""
    planted = [one for one in migration(7, suites=12) if one.truth.direction is None]
    sides = [
        [answer_text(one) for suite in planted for one in outputs(suite, side, configuration)]
        for side, configuration in enumerate(configurations(planted))
    ]
    single = list(zip(*sides, strict=True))
    return [_joined(single, start, size) for start, size in zip(range(len(single)), cycle(SIZES))]


def _joined(single: list[Texts], start: int, size: int) -> Texts:
    parts: list[Texts] = []
    for pair in islice(cycle(single), start, None):
        # Most paragraphs are the same on both sides, as in answers of models that are close.
        parts.append(pair if len(parts) % 3 == 1 else (pair[0], pair[0]))
        if sum(len(before) for before, _ in parts) >= size:
            break
    return "\n\n".join(before for before, _ in parts), "\n\n".join(after for _, after in parts)


def _output(suite: str, case: str, text: str) -> Output:
    return Output(suite, case, 0, content=({"type": "text", "text": text},), stop_reason="end_turn")


def _verdicts(name: str, number: int, cases: int) -> tuple[SuiteVerdict, list[CaseVerdict]]:
    verdict: SuiteVerdictName = "regression" if number % 10 == 0 else "inconclusive"
    verdicts = [_verdict(name, at, worse=verdict == "regression" and at % 3 == 0) for at in range(cases)]
    worse = sum(one.verdict == "regression" for one in verdicts)
    counts = {"regression": worse, "changed": cases - worse}
    return SuiteVerdict(name, verdict, "some of the cases", cases, 1, counts=counts), verdicts


def _verdict(suite: str, at: int, *, worse: bool) -> CaseVerdict:
    verdict: CaseVerdictName = "regression" if worse else "changed"
    reason = f"max-words: {60 + at % 40} words, at most 60" if worse else f"the text differs: {at % 17 + 2} of 40 lines"
    category = "format" if worse else None
    return CaseVerdict(suite, f"c-{at:05}", verdict, reason, category=category, similarity=0.5 + at % 50 / 100)
