"""What has changed since a label was given: the case, the prompt, an output it rests on, what the checks say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

Changed = Literal["checks", "case", "prompt", "output"]

# The revisions that are current now count where they came after the label. An output that was stored again took the
# place of an error; further samples leave the outputs that a label rests on as they were.
_SINCE = """
SELECT e.gid,
  (e.results_hash <> v.results_hash) IS TRUE,
  c.current_revision_id <> e.case_revision_id AND now.created_at > e.at
    AND (now.input_hash <> then_.input_hash OR now.expected IS NOT then_.expected),
  s.current_revision_id <> seen.id AND suite.created_at > e.at AND suite.request_text_id <> seen.request_text_id,
  EXISTS (SELECT 1 FROM event_outputs x JOIN outputs o ON o.id = x.output_id
          WHERE x.event_id = e.id AND o.origin = 'live' AND o.at > e.at)
FROM events e
JOIN verdicts v ON v.comparison_id = e.comparison_id AND v.case_id = e.case_id
JOIN cases c ON c.id = e.case_id
JOIN case_revisions now ON now.id = c.current_revision_id
LEFT JOIN case_revisions then_ ON then_.id = e.case_revision_id
JOIN suites s ON s.id = e.suite_id
JOIN suite_revisions suite ON suite.id = s.current_revision_id
LEFT JOIN suite_revisions seen ON seen.id = coalesce(v.target_suite_revision_id, v.baseline_suite_revision_id)
WHERE e.comparison_id = ? AND e.case_id = ? AND e.kind IN ('label', 'settle')"""


def changed_since(
    connection: sqlite3.Connection, comparison_id: int, case_id: int
) -> Mapping[str, tuple[Changed, ...]]:
    """Give for the labels and settlements of a case, by gid, what has changed since; those of which nothing has are
    left out.
    """
    kinds: tuple[Changed, ...] = ("checks", "case", "prompt", "output")
    found: dict[str, tuple[Changed, ...]] = {}
    for gid, *changed in connection.execute(_SINCE, (comparison_id, case_id)):
        told = tuple(kind for kind, is_so in zip(kinds, changed, strict=True) if is_so)
        if told:
            found[gid] = told
    return found
