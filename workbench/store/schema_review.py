"""What versions 11 to 13 add for the review room, as statements; docs/store.md explains the columns."""

from __future__ import annotations

# --- version 11: reviewing together ---

# Made anew for a kind more, as SQLite cannot change a CHECK. `act` is the same for what one key did to many cases.
_EVENTS_OF_ACTS = """
CREATE TABLE events_anew (
  id INTEGER PRIMARY KEY,
  gid TEXT NOT NULL UNIQUE,
  comparison_id INTEGER NOT NULL REFERENCES comparisons(id),
  kind TEXT NOT NULL CHECK (kind IN ('label', 'flag', 'note', 'undo', 'settle')),
  reviewer TEXT NOT NULL,
  at TEXT NOT NULL,
  suite_id INTEGER NOT NULL REFERENCES suites(id),
  case_id INTEGER REFERENCES cases(id),
  label TEXT CHECK (label IN ('worse', 'better', 'equal', 'both-bad')),
  category TEXT,
  note TEXT,
  undoes TEXT,
  blind INTEGER NOT NULL,
  case_revision_id INTEGER REFERENCES case_revisions(id),
  results_hash TEXT,
  act TEXT,
  cluster TEXT
)"""

EVENTS_REFUSE = tuple(
    f"CREATE TRIGGER events_refuse_{action.lower()} BEFORE {action} ON events "
    "BEGIN SELECT RAISE(ABORT, 'events are never changed or removed; add an undo event instead'); END"
    for action in ("UPDATE", "DELETE")
)

# Of two events of one moment the greater gid counts, so that databases merged in any order say the same.
_LABELS_FOLLOW_ACTS = """
CREATE TRIGGER latest_labels_follow AFTER INSERT ON events
WHEN NEW.case_id IS NOT NULL AND NEW.kind IN ('label', 'undo')
BEGIN
  DELETE FROM latest_labels
  WHERE comparison_id = NEW.comparison_id AND case_id = NEW.case_id AND reviewer = NEW.reviewer;
  INSERT INTO latest_labels (comparison_id, case_id, reviewer, label, category, event_id, results_hash)
  SELECT e.comparison_id, e.case_id, e.reviewer, e.label, e.category, e.id, e.results_hash FROM events e
  WHERE e.comparison_id = NEW.comparison_id AND e.case_id = NEW.case_id AND e.reviewer = NEW.reviewer
    AND e.kind = 'label' AND NOT EXISTS (SELECT 1 FROM events u WHERE u.undoes = e.gid)
  ORDER BY e.at DESC, e.gid DESC LIMIT 1;
END"""

_MARKS_FOLLOW_ACTS = """
CREATE TRIGGER case_marks_follow AFTER INSERT ON events
WHEN NEW.case_id IS NOT NULL AND NEW.kind IN ('flag', 'note', 'undo')
BEGIN
  DELETE FROM case_marks WHERE comparison_id = NEW.comparison_id AND case_id = NEW.case_id;
  INSERT INTO case_marks (comparison_id, case_id, flagged, notes)
  SELECT NEW.comparison_id, NEW.case_id, total(e.kind = 'flag') % 2, total(e.kind = 'note') FROM events e
  WHERE e.comparison_id = NEW.comparison_id AND e.case_id = NEW.case_id AND e.kind IN ('flag', 'note')
    AND NOT EXISTS (SELECT 1 FROM events u WHERE u.undoes = e.gid);
END"""

_SETTLED_LABELS = """
CREATE TABLE settled_labels (
  comparison_id INTEGER NOT NULL,
  case_id INTEGER NOT NULL,
  label TEXT NOT NULL,
  category TEXT,
  event_id INTEGER NOT NULL REFERENCES events(id),
  results_hash TEXT,
  PRIMARY KEY (comparison_id, case_id)
) WITHOUT ROWID"""

_SETTLED_FOLLOW = """
CREATE TRIGGER settled_labels_follow AFTER INSERT ON events
WHEN NEW.case_id IS NOT NULL AND NEW.kind IN ('settle', 'undo')
BEGIN
  DELETE FROM settled_labels WHERE comparison_id = NEW.comparison_id AND case_id = NEW.case_id;
  INSERT INTO settled_labels (comparison_id, case_id, label, category, event_id, results_hash)
  SELECT e.comparison_id, e.case_id, e.label, e.category, e.id, e.results_hash FROM events e
  WHERE e.comparison_id = NEW.comparison_id AND e.case_id = NEW.case_id AND e.kind = 'settle'
    AND NOT EXISTS (SELECT 1 FROM events u WHERE u.undoes = e.gid)
  ORDER BY e.at DESC, e.gid DESC LIMIT 1;
END"""

# One row for each sitting that is open; it says nothing of the past and is not merged.
_PRESENCE = """
CREATE TABLE presence (
  sitting TEXT NOT NULL PRIMARY KEY,
  comparison_id INTEGER NOT NULL REFERENCES comparisons(id),
  reviewer TEXT NOT NULL,
  since TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  suite_id INTEGER REFERENCES suites(id),
  case_id INTEGER REFERENCES cases(id),
  editing_since TEXT,
  labels INTEGER NOT NULL
) WITHOUT ROWID"""

_ASSIGNMENTS = """
CREATE TABLE assignments (
  comparison_id INTEGER NOT NULL REFERENCES comparisons(id),
  case_id INTEGER NOT NULL REFERENCES cases(id),
  reviewer TEXT NOT NULL,
  PRIMARY KEY (comparison_id, case_id, reviewer)
) WITHOUT ROWID"""

_BLIND_SEEDS = """
CREATE TABLE blind_seeds (
  comparison_id INTEGER NOT NULL REFERENCES comparisons(id),
  reviewer TEXT NOT NULL,
  seed TEXT NOT NULL,
  PRIMARY KEY (comparison_id, reviewer)
) WITHOUT ROWID"""

_SAVED_FILTERS = """
CREATE TABLE saved_filters (
  name TEXT NOT NULL PRIMARY KEY,
  words TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  saved_at TEXT NOT NULL
) WITHOUT ROWID"""

_EVENT_COLUMNS = (
    "id, gid, comparison_id, kind, reviewer, at, suite_id, case_id, label, category, note, undoes, blind,"
    " case_revision_id, results_hash"
)

TOGETHER: tuple[str, ...] = (
    _EVENTS_OF_ACTS,
    f"INSERT INTO events_anew ({_EVENT_COLUMNS}) SELECT {_EVENT_COLUMNS} FROM events",
    "DROP TABLE events",
    "ALTER TABLE events_anew RENAME TO events",
    "CREATE INDEX events_case ON events (comparison_id, case_id, reviewer, at)",
    "CREATE INDEX events_reviewer ON events (comparison_id, reviewer, at)",
    "CREATE INDEX events_undoes ON events (undoes) WHERE undoes IS NOT NULL",
    "CREATE INDEX events_act ON events (act) WHERE act IS NOT NULL",
    _SETTLED_LABELS,
    *EVENTS_REFUSE,
    _LABELS_FOLLOW_ACTS,
    _MARKS_FOLLOW_ACTS,
    _SETTLED_FOLLOW,
    _PRESENCE,
    _ASSIGNMENTS,
    _BLIND_SEEDS,
    _SAVED_FILTERS,
)

# --- version 12: the queue by clusters ---

# The order that `save_comparison` gives: in a suite by verdict, critical cases first, then cluster by cluster, the
# largest first and mere rewording last, then what stands alone. The order there was decides where that leaves it open.
_CLUSTERED_ORDER = """
CREATE TEMP TABLE queue_order AS
SELECT comparison_id, position, row_number() OVER (
    PARTITION BY comparison_id ORDER BY suite_at, verdict_at, critical DESC, alone, quiet, -size, first_at, position
  ) - 1 AS place
FROM (
  SELECT comparison_id, position, critical, suite_at, verdict_at,
    critical OR cluster IS NULL OR size = 1 AS alone,
    iif(critical OR cluster IS NULL OR size = 1, 0, quiet) AS quiet,
    iif(critical OR cluster IS NULL OR size = 1, 0, size) AS size,
    iif(critical OR cluster IS NULL OR size = 1, 0, first_at) AS first_at
  FROM (
    SELECT v.comparison_id, v.position, v.critical, v.cluster, coalesce(k.quiet, 0) AS quiet,
      min(v.position) OVER (PARTITION BY v.comparison_id, v.suite_id) AS suite_at,
      min(v.position) OVER (PARTITION BY v.comparison_id, v.suite_id, v.verdict) AS verdict_at,
      count(*) OVER (PARTITION BY v.comparison_id, v.suite_id, v.verdict, v.critical, v.cluster) AS size,
      min(v.position) OVER (PARTITION BY v.comparison_id, v.suite_id, v.verdict, v.critical, v.cluster) AS first_at
    FROM verdicts v LEFT JOIN clusters k ON k.comparison_id = v.comparison_id AND k.id = v.cluster
  )
)"""

CLUSTERED: tuple[str, ...] = (
    _CLUSTERED_ORDER,
    "CREATE UNIQUE INDEX temp.queue_order_place ON queue_order (comparison_id, position)",
    # By way of negative numbers: no two rows may have one position at any moment.
    "UPDATE verdicts SET position = -1 - (SELECT o.place FROM queue_order o"
    " WHERE o.comparison_id = verdicts.comparison_id AND o.position = verdicts.position)",
    "UPDATE verdicts SET position = -1 - position",
    "DROP TABLE temp.queue_order",
    # What the list of cases is grouped by, and what one key decides, without reading a verdict's words.
    "CREATE INDEX verdicts_groups ON verdicts (comparison_id, suite_id, verdict, critical, cluster, position)",
)

# --- version 13: prompts being typed, and what a re-run of an adaptation came to ---

_DRAFTS = """
CREATE TABLE drafts (
  comparison_id INTEGER NOT NULL REFERENCES comparisons(id),
  suite_id INTEGER NOT NULL REFERENCES suites(id),
  reviewer TEXT NOT NULL,
  text TEXT NOT NULL,
  kept_at TEXT NOT NULL,
  PRIMARY KEY (comparison_id, suite_id, reviewer)
) WITHOUT ROWID"""

DRAFTS: tuple[str, ...] = (
    _DRAFTS,
    "ALTER TABLE adaptation_runs ADD COLUMN outcome TEXT",
    "ALTER TABLE adaptations ADD COLUMN changed_at TEXT",
    "ALTER TABLE adaptations ADD COLUMN noted_at TEXT",
    "UPDATE adaptations SET changed_at = created_at, noted_at = iif(note IS NULL, NULL, created_at)",
)

# --- version 15: what was done apart comes together ---

# A flag that is set lifts nothing ('[]'), one that is taken off lifts those that stood there. Where that is not known,
# as before this version, a flag is a switch.
_MARKS_FOLLOW_LIFTS = """
CREATE TRIGGER case_marks_follow AFTER INSERT ON events
WHEN NEW.case_id IS NOT NULL AND NEW.kind IN ('flag', 'note', 'undo')
BEGIN
  DELETE FROM case_marks WHERE comparison_id = NEW.comparison_id AND case_id = NEW.case_id;
  INSERT INTO case_marks (comparison_id, case_id, flagged, notes)
  SELECT NEW.comparison_id, NEW.case_id,
    total(e.kind = 'flag' AND e.lifts = '[]') > 0 OR total(e.kind = 'flag' AND e.lifts IS NULL) % 2,
    total(e.kind = 'note')
  FROM events e
  WHERE e.comparison_id = NEW.comparison_id AND e.case_id = NEW.case_id AND e.kind IN ('flag', 'note')
    AND NOT EXISTS (SELECT 1 FROM events u WHERE u.undoes = e.gid)
    AND NOT EXISTS (
      SELECT 1 FROM events o JOIN json_each(o.lifts) j ON j.value = e.gid
      WHERE o.comparison_id = NEW.comparison_id AND o.case_id = NEW.case_id AND o.kind = 'flag'
        AND NOT EXISTS (SELECT 1 FROM events u WHERE u.undoes = o.gid));
END"""

# Each terminal keeps its own text, also where one reviewer has two.
_DRAFTS_OF_SITTINGS = """
CREATE TABLE drafts_anew (
  comparison_id INTEGER NOT NULL REFERENCES comparisons(id),
  suite_id INTEGER NOT NULL REFERENCES suites(id),
  reviewer TEXT NOT NULL,
  sitting TEXT NOT NULL,
  text TEXT NOT NULL,
  kept_at TEXT NOT NULL,
  PRIMARY KEY (comparison_id, suite_id, reviewer, sitting)
) WITHOUT ROWID"""

# What was taken away stays away when another database that still has it is merged, unless it was given later.
_WITHDRAWN_ASSIGNMENTS = """
CREATE TABLE withdrawn_assignments (
  comparison_id INTEGER NOT NULL REFERENCES comparisons(id),
  case_id INTEGER NOT NULL REFERENCES cases(id),
  reviewer TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (comparison_id, case_id, reviewer)
) WITHOUT ROWID"""

_DELETED_FILTERS = """
CREATE TABLE deleted_filters (
  name TEXT NOT NULL PRIMARY KEY,
  at TEXT NOT NULL
) WITHOUT ROWID"""

APART: tuple[str, ...] = (
    "ALTER TABLE events ADD COLUMN lifts TEXT",
    "DROP TRIGGER case_marks_follow",
    _MARKS_FOLLOW_LIFTS,
    _DRAFTS_OF_SITTINGS,
    "INSERT INTO drafts_anew SELECT comparison_id, suite_id, reviewer, '', text, kept_at FROM drafts",
    "DROP TABLE drafts",
    "ALTER TABLE drafts_anew RENAME TO drafts",
    "ALTER TABLE assignments ADD COLUMN given_at TEXT NOT NULL DEFAULT ''",
    _WITHDRAWN_ASSIGNMENTS,
    _DELETED_FILTERS,
    # What fails a check is found by its type, without a look at what passes.
    "CREATE INDEX check_results_failing ON check_results (type, checking_id, passed, weight)"
    " WHERE passed = 0 AND weight > 0",
)
