"""When a label still holds: what it judged is what suite and comparison hold now.

What is judged of a case in a comparison is named by one text, in `verdicts` as it is now and in `events` as it was when
a label was given: 8 hex digits of the suite's request, 8 of the case's input and expected answer, then of each output
its side, sample and 8 digits of what it says, as in `1f0a9b3c 77d2e410 b1:0c9d8e7f t1:a5b6c7d8`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from workbench.text.canonical import content_hash

if TYPE_CHECKING:
    from workbench.records import JsonValue

Changed = Literal["checks", "case", "prompt", "output"]

# True of a label (alias l) in its comparison's queue (alias v) unless it is known to be stale. Outputs that came to
# those it judged leave it as it is: each of its words has to be found again, in their order, others may stand between.
FRESH = (
    "(l.results_hash <> v.results_hash OR NOT (v.judged = l.judged"
    " OR v.judged GLOB substr(replace(l.judged, ' ', '* '), 1, 9999) || '*')) IS NOT TRUE"
)

# True of a case of the queue (alias v) on which fresh labels of reviewers differ and nothing fresh is settled.
DISPUTED = (
    "(SELECT count(DISTINCT l.label) FROM latest_labels l WHERE l.comparison_id = v.comparison_id"
    f" AND l.case_id = v.case_id AND {FRESH}) > 1 AND NOT EXISTS (SELECT 1 FROM settled_labels l"
    f" WHERE l.comparison_id = v.comparison_id AND l.case_id = v.case_id AND {FRESH})"
)

# Of a revision of a suite, and of an output (its texts as t and x): their words in what is judged.
PROMPT_OF = (
    "(SELECT substr(t.hash, 1, 8) FROM suite_revisions r JOIN texts t ON t.id = r.request_text_id WHERE r.id = {})"
)
SAID = "iif({row}.error IS NULL, substr(coalesce(x.hash, t.hash), 1, 8), 'error')"
_SIDE = f"""coalesce((SELECT group_concat('{{side}}' || sample || ':' || said, ' ') FROM (
    SELECT o.sample, {SAID.format(row="o")} AS said FROM outputs o JOIN texts t ON t.id = o.content_text_id
    LEFT JOIN texts x ON x.id = o.transcript_text_id
    WHERE o.run_id = {{run}} AND o.case_id = c.id ORDER BY o.sample)), '{{side}}-')"""


def judged(baseline: str, target: str) -> str:
    """The SQL that names what is judged of a case (alias c) now; the two runs are SQL too."""
    prompt = PROMPT_OF.format("(SELECT current_revision_id FROM suites WHERE id = c.suite_id)")
    case = "(SELECT substr(facts_hash, 1, 8) FROM case_revisions WHERE id = c.current_revision_id)"
    sides = " || ' ' || ".join(_SIDE.format(side=side, run=run) for side, run in (("b", baseline), ("t", target)))
    return f"{prompt} || ' ' || {case} || ' ' || {sides}"


def facts_hash(input_hash: str, expected: JsonValue) -> str:
    """The hash of what a case asks and of what is expected of the answer."""
    return content_hash([input_hash, expected])


def what_changed(then: tuple[str | None, str | None], now: tuple[str | None, str | None]) -> tuple[Changed, ...]:
    """What a label judged that is another now, as in FRESH; nothing where it is fresh.

    Both are the hash of what the checks said, and what is judged; None where that is not known.
    """
    (results, judged_then), (results_now, judged_now) = then, now
    changed: list[Changed] = []
    if results is not None and results_now is not None and results != results_now:
        changed.append("checks")
    if judged_then and judged_now and judged_then != judged_now:
        words, words_now = judged_then.split(" "), judged_now.split(" ")
        parts: tuple[tuple[Changed, bool], ...] = (
            ("case", words[1:2] != words_now[1:2]),
            ("prompt", words[:1] != words_now[:1]),
            ("output", not set(words[2:]) <= set(words_now[2:])),
        )
        changed += [name for name, is_so in parts if is_so]
    return tuple(changed)
