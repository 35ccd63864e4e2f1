"""Two runs whose answers are long: what a planted migration answers, several answers joined to one."""

from __future__ import annotations

from itertools import cycle, islice
from typing import TYPE_CHECKING

from tests.planted.migration import configurations, migration, outputs
from workbench.records import Case, Check, Output, Suite
from workbench.store.database import open_database
from workbench.store.outputs import add_outputs
from workbench.store.runs import create_run
from workbench.store.suites import save_suite
from workbench.text.readable import answer_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_SUITES = 12
_REQUEST = {"max_tokens": 2048, "messages": [{"role": "user", "content": "Write case {{number}} out."}]}
_CHECKS = (Check("not-is-refusal"), Check("min-words", 20), Check("repetition", False))


def store_long(path: Path, pairs: int, characters: int) -> None:
    """Keep so many cases with answers of about so many characters, as runs `baseline` and `target`.

    They are in two suites: one of half of the cases, which is larger than others, with checks, and one without.
    """
    planted = [one for one in migration(7, suites=_SUITES) if one.truth.direction is None]
    half = pairs // 2
    cases = {name: [Case(name, f"c-{at:05}", vars={"number": at}) for at in range(half)] for name in ("read", "plain")}
    with open_database(path, create=True) as db:
        for name, some in cases.items():
            save_suite(db, Suite(name, _REQUEST, checks=_CHECKS if name == "read" else ()), some)
        for side, configuration in enumerate(configurations(planted)):
            name = ("baseline", "target")[side]
            run = create_run(db, name, configuration, kind="import", origin="recorded", simulated=True)
            texts = [answer_text(one) for suite in planted for one in outputs(suite, side, configuration)]
            long = islice(_joined(texts, characters), 2 * half)
            add_outputs(
                db,
                run.id,
                (
                    Output(case.suite, case.id, 1, ({"type": "text", "text": text},), stop_reason="end_turn")
                    for case, text in zip(cases["read"] + cases["plain"], long, strict=True)
                ),
            )


def _joined(texts: Sequence[str], characters: int) -> Iterator[str]:
    """Neighbouring answers as the paragraphs of one; each begins one answer further than that before it."""
    for start in cycle(range(len(texts))):
        parts: list[str] = []
        for text in islice(cycle(texts), start, None):
            parts.append(text)
            if sum(map(len, parts)) >= characters:
                break
        yield "\n\n".join(parts)
