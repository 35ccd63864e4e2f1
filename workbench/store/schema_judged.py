"""What version 14 adds: what labels judged, beside what checks said of it. docs/store.md explains the columns."""

from __future__ import annotations

from workbench.store.fresh import FRESH, PROMPT_OF, SAID, judged
from workbench.store.schema_review import EVENTS_REFUSE

_LABELS_FOLLOW_JUDGED = """
CREATE TRIGGER latest_labels_follow AFTER INSERT ON events
WHEN NEW.case_id IS NOT NULL AND NEW.kind IN ('label', 'undo')
BEGIN
  DELETE FROM latest_labels
  WHERE comparison_id = NEW.comparison_id AND case_id = NEW.case_id AND reviewer = NEW.reviewer;
  INSERT INTO latest_labels (comparison_id, case_id, reviewer, label, category, event_id, results_hash, judged)
  SELECT e.comparison_id, e.case_id, e.reviewer, e.label, e.category, e.id, e.results_hash, e.judged FROM events e
  WHERE e.comparison_id = NEW.comparison_id AND e.case_id = NEW.case_id AND e.reviewer = NEW.reviewer
    AND e.kind = 'label' AND NOT EXISTS (SELECT 1 FROM events u WHERE u.undoes = e.gid)
  ORDER BY e.at DESC, e.gid DESC LIMIT 1;
END"""

_SETTLED_FOLLOW_JUDGED = """
CREATE TRIGGER settled_labels_follow AFTER INSERT ON events
WHEN NEW.case_id IS NOT NULL AND NEW.kind IN ('settle', 'undo')
BEGIN
  DELETE FROM settled_labels WHERE comparison_id = NEW.comparison_id AND case_id = NEW.case_id;
  INSERT INTO settled_labels (comparison_id, case_id, label, category, event_id, results_hash, judged)
  SELECT e.comparison_id, e.case_id, e.label, e.category, e.id, e.results_hash, e.judged FROM events e
  WHERE e.comparison_id = NEW.comparison_id AND e.case_id = NEW.case_id AND e.kind = 'settle'
    AND NOT EXISTS (SELECT 1 FROM events u WHERE u.undoes = e.gid)
  ORDER BY e.at DESC, e.gid DESC LIMIT 1;
END"""

# Whoever changes what suite, case or output hold: the queue says it at once, and says the same again when it is undone.
_PROMPT_FOLLOWS = f"""
CREATE TRIGGER judged_follows_prompt AFTER UPDATE OF current_revision_id ON suites
WHEN OLD.current_revision_id IS NOT NULL
  AND {PROMPT_OF.format("OLD.current_revision_id")} <> {PROMPT_OF.format("NEW.current_revision_id")}
BEGIN
  UPDATE verdicts SET judged = {PROMPT_OF.format("NEW.current_revision_id")} || substr(judged, 9)
  WHERE comparison_id IN (SELECT id FROM comparisons) AND suite_id = NEW.id;
END"""

_FACTS_OF = "(SELECT substr(facts_hash, 1, 8) FROM case_revisions WHERE id = {}.current_revision_id)"

_CASE_FOLLOWS = f"""
CREATE TRIGGER judged_follows_case AFTER UPDATE OF current_revision_id ON cases
WHEN OLD.current_revision_id IS NOT NULL AND {_FACTS_OF.format("OLD")} <> {_FACTS_OF.format("NEW")}
BEGIN
  UPDATE verdicts SET judged = substr(judged, 1, 9) || {_FACTS_OF.format("NEW")} || substr(judged, 18)
  WHERE comparison_id IN (SELECT id FROM comparisons) AND case_id = NEW.id;
END"""

# Of an output its word in `judged`, with the blanks around it.
_WORD_OF = (
    f"' {{side}}' || {{row}}.sample || ':' || (SELECT {SAID.format(row='{row}')} FROM texts t"
    " LEFT JOIN texts x ON x.id = {row}.transcript_text_id WHERE t.id = {row}.content_text_id) || ' '"
)
_OTHER_WORD = "".join(
    "\n  UPDATE verdicts SET judged = trim(replace(judged || ' ', "
    f"{_WORD_OF.format(side=side, row='OLD')}, {_WORD_OF.format(side=side, row='NEW')}))"
    "\n  WHERE case_id = NEW.case_id"
    f" AND comparison_id IN (SELECT id FROM comparisons WHERE {run}_run_id = NEW.run_id);"
    for side, run in (("b", "baseline"), ("t", "target"))
)
_OUTPUT_FOLLOWS = f"""
CREATE TRIGGER judged_follows_output AFTER UPDATE OF content_text_id, transcript_text_id, error ON outputs
BEGIN{_OTHER_WORD}
END"""

# What older labels judged: by then the revisions that were current were those that have not come after them. An answer
# that came later took the place of an error.
_THEN = "iif(now.created_at > events.at AND seen.id IS NOT NULL, seen.{hash}, now.{hash})"
_SEEN_SIDE = f"""coalesce((SELECT group_concat('{{side}}' || sample || ':' || said, ' ') FROM (
    SELECT o.sample, iif(o.origin = 'live' AND o.at > events.at, 'earlier', {SAID.format(row="o")}) AS said
    FROM event_outputs y JOIN outputs o ON o.id = y.output_id JOIN texts t ON t.id = o.content_text_id
    LEFT JOIN texts x ON x.id = o.transcript_text_id
    WHERE y.event_id = events.id AND o.run_id = m.{{run}}_run_id ORDER BY o.sample)), '{{side}}-')"""
_JUDGED_BEFORE = f"""
UPDATE events SET judged = (
  SELECT (SELECT {PROMPT_OF.format(_THEN.format(hash="id"))} FROM suite_revisions now LEFT JOIN suite_revisions seen
          ON seen.id = coalesce(v.target_suite_revision_id, v.baseline_suite_revision_id)
          WHERE now.id = (SELECT current_revision_id FROM suites WHERE id = events.suite_id))
    || ' ' || (SELECT substr({_THEN.format(hash="facts_hash")}, 1, 8) FROM case_revisions now
               LEFT JOIN case_revisions seen ON seen.id = events.case_revision_id
               WHERE now.id = (SELECT current_revision_id FROM cases WHERE id = events.case_id))
    || ' ' || {_SEEN_SIDE.format(side="b", run="baseline")} || ' ' || {_SEEN_SIDE.format(side="t", run="target")}
  FROM verdicts v JOIN comparisons m ON m.id = v.comparison_id
  WHERE v.comparison_id = events.comparison_id AND v.case_id = events.case_id
) WHERE kind IN ('label', 'settle')"""

CURRENT_LABELS = f"""
SELECT m.name AS comparison, s.name AS suite, c.name AS "case", l.reviewer, l.label, l.category, e.note, e.at, e.blind,
  NOT {FRESH} AS stale
FROM latest_labels l
JOIN events e ON e.id = l.event_id
JOIN comparisons m ON m.id = l.comparison_id
JOIN cases c ON c.id = l.case_id
JOIN suites s ON s.id = c.suite_id
LEFT JOIN verdicts v ON v.comparison_id = l.comparison_id AND v.case_id = l.case_id"""

JUDGED: tuple[str, ...] = (
    "ALTER TABLE case_revisions ADD COLUMN facts_hash TEXT",
    "UPDATE case_revisions SET facts_hash = facts_hash(input_hash, expected)",
    *(
        f"ALTER TABLE {table} ADD COLUMN judged TEXT"
        for table in ("verdicts", "events", "latest_labels", "settled_labels")
    ),
    "UPDATE verdicts SET judged = (SELECT "
    + judged("m.baseline_run_id", "m.target_run_id")
    + " FROM cases c JOIN comparisons m ON m.id = verdicts.comparison_id WHERE c.id = verdicts.case_id)",
    "DROP TRIGGER events_refuse_update",
    _JUDGED_BEFORE,
    EVENTS_REFUSE[0],
    *(
        f"UPDATE {table} SET judged = (SELECT e.judged FROM events e WHERE e.id = {table}.event_id)"
        for table in ("latest_labels", "settled_labels")
    ),
    "DROP TRIGGER latest_labels_follow",
    "DROP TRIGGER settled_labels_follow",
    _LABELS_FOLLOW_JUDGED,
    _SETTLED_FOLLOW_JUDGED,
    _PROMPT_FOLLOWS,
    _CASE_FOLLOWS,
    _OUTPUT_FOLLOWS,
    "DROP INDEX verdicts_queue",
    "CREATE INDEX verdicts_queue ON verdicts (comparison_id, position, verdict, case_id, suite_id, category,"
    " results_hash, judged)",
)
