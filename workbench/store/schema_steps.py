"""What versions 2 to 10 of the database add to the first one, as statements; docs/store.md explains the columns."""

from __future__ import annotations

# --- version 2: runs that are executed here ---

_PLANNED_CASES = """
CREATE TABLE planned_cases (
  run_id INTEGER NOT NULL REFERENCES runs(id),
  case_id INTEGER NOT NULL REFERENCES cases(id),
  case_revision_id INTEGER NOT NULL REFERENCES case_revisions(id),
  suite_revision_id INTEGER NOT NULL REFERENCES suite_revisions(id),
  samples INTEGER NOT NULL,
  PRIMARY KEY (run_id, case_id)
) WITHOUT ROWID"""

# What an exchange of several calls has so far, so that a killed run pays for none of it again.
_STEPS = """
CREATE TABLE steps (
  run_id INTEGER NOT NULL REFERENCES runs(id),
  case_id INTEGER NOT NULL REFERENCES cases(id),
  sample INTEGER NOT NULL,
  step INTEGER NOT NULL,
  call_key TEXT NOT NULL,
  reply TEXT NOT NULL,
  PRIMARY KEY (run_id, case_id, sample, step)
) WITHOUT ROWID"""

_BATCHES = """
CREATE TABLE batches (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES runs(id),
  name TEXT,
  state TEXT NOT NULL CHECK (state IN ('creating', 'in_progress', 'canceling', 'ended', 'collected', 'lost')),
  calls INTEGER NOT NULL,
  most_usd REAL NOT NULL,
  created_at TEXT NOT NULL,
  ended_at TEXT
)"""

_BATCH_CALLS = """
CREATE TABLE batch_calls (
  batch_id INTEGER NOT NULL REFERENCES batches(id),
  custom_id TEXT NOT NULL,
  case_id INTEGER NOT NULL REFERENCES cases(id),
  sample INTEGER NOT NULL,
  step INTEGER NOT NULL,
  PRIMARY KEY (batch_id, custom_id)
) WITHOUT ROWID"""

EXECUTION: tuple[str, ...] = (
    "ALTER TABLE configurations ADD COLUMN mends TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE configurations ADD COLUMN cache INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE configurations ADD COLUMN via TEXT NOT NULL DEFAULT 'call'",
    "ALTER TABLE runs ADD COLUMN max_cost_usd REAL",
    "ALTER TABLE runs ADD COLUMN spent_beside_usd REAL NOT NULL DEFAULT 0",
    "ALTER TABLE runs ADD COLUMN together TEXT",
    "ALTER TABLE outputs ADD COLUMN first_token_ms REAL",
    "ALTER TABLE outputs ADD COLUMN call_key TEXT",
    "ALTER TABLE outputs ADD COLUMN attempts INTEGER",
    "CREATE INDEX outputs_call_key ON outputs (call_key) WHERE call_key IS NOT NULL",
    _PLANNED_CASES, _STEPS, _BATCHES, _BATCH_CALLS,
)  # fmt: skip

# --- version 3 ---

HELD: tuple[str, ...] = ("ALTER TABLE runs ADD COLUMN held_usd REAL NOT NULL DEFAULT 0",)

# --- version 4: labels that a later checking left behind ---

_LABELS_FOLLOW_RESULTS = """
CREATE TRIGGER latest_labels_follow AFTER INSERT ON events
WHEN NEW.case_id IS NOT NULL AND NEW.kind IN ('label', 'undo')
BEGIN
  DELETE FROM latest_labels
  WHERE comparison_id = NEW.comparison_id AND case_id = NEW.case_id AND reviewer = NEW.reviewer;
  INSERT INTO latest_labels (comparison_id, case_id, reviewer, label, category, event_id, results_hash)
  SELECT e.comparison_id, e.case_id, e.reviewer, e.label, e.category, e.id, e.results_hash FROM events e
  WHERE e.comparison_id = NEW.comparison_id AND e.case_id = NEW.case_id AND e.reviewer = NEW.reviewer
    AND e.kind = 'label' AND NOT EXISTS (SELECT 1 FROM events u WHERE u.undoes = e.gid)
  ORDER BY e.at DESC, e.id DESC LIMIT 1;
END"""

# The hash of what a case's checks say, at the comparison and at each label: labels of another hash are stale.
STALENESS: tuple[str, ...] = (
    "ALTER TABLE events ADD COLUMN results_hash TEXT",
    "ALTER TABLE latest_labels ADD COLUMN results_hash TEXT",
    "ALTER TABLE verdicts ADD COLUMN results_hash TEXT",
    "DROP TRIGGER latest_labels_follow",
    _LABELS_FOLLOW_RESULTS,
    "DROP INDEX verdicts_queue",
    "CREATE INDEX verdicts_queue ON verdicts (comparison_id, position, verdict, case_id, suite_id, category,"
    " results_hash)",
)

# --- version 5: judges ---

# SQLite cannot change a CHECK, so the table is made anew with one kind more.
_RUNS_WITH_JUDGES = """
CREATE TABLE runs_anew (
  id INTEGER PRIMARY KEY,
  gid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('run', 'import', 'candidate', 'judge')),
  configuration_id INTEGER NOT NULL REFERENCES configurations(id),
  origin TEXT NOT NULL CHECK (origin IN ('live', 'recorded')),
  simulated INTEGER NOT NULL,
  source TEXT,
  comparison_id INTEGER REFERENCES comparisons(id),
  created_at TEXT NOT NULL,
  max_cost_usd REAL,
  spent_beside_usd REAL NOT NULL DEFAULT 0,
  together TEXT,
  held_usd REAL NOT NULL DEFAULT 0
)"""

JUDGES: tuple[str, ...] = (
    _RUNS_WITH_JUDGES,
    "INSERT INTO runs_anew SELECT id, gid, name, kind, configuration_id, origin, simulated, source, comparison_id,"
    " created_at, max_cost_usd, spent_beside_usd, together, held_usd FROM runs",
    "DROP TABLE runs",
    "ALTER TABLE runs_anew RENAME TO runs",
    "CREATE INDEX runs_comparison ON runs (comparison_id) WHERE comparison_id IS NOT NULL",
    "ALTER TABLE suites ADD COLUMN judged_suite_id INTEGER REFERENCES suites(id)",
)

# --- version 6 ---

STOP_DETAILS: tuple[str, ...] = ("ALTER TABLE outputs ADD COLUMN stop_details TEXT",)

# --- version 7: what checks say belongs to the comparison that they were run for ---

# The table is made anew as SQLite cannot drop a UNIQUE that stands in it.
_CHECKINGS_OF_COMPARISONS = """
CREATE TABLE checkings_anew (
  id INTEGER PRIMARY KEY,
  output_id INTEGER NOT NULL REFERENCES outputs(id),
  check_set_id INTEGER NOT NULL REFERENCES check_sets(id),
  passed INTEGER,
  score REAL,
  checked_at TEXT NOT NULL,
  baseline_run_id INTEGER REFERENCES runs(id),
  target_run_id INTEGER REFERENCES runs(id),
  imported INTEGER NOT NULL DEFAULT 0
)"""

CHECKED_FOR: tuple[str, ...] = (
    _CHECKINGS_OF_COMPARISONS,
    "INSERT INTO checkings_anew (id, output_id, check_set_id, passed, score, checked_at)"
    " SELECT id, output_id, check_set_id, passed, score, checked_at FROM checkings",
    "DROP TABLE checkings",
    "ALTER TABLE checkings_anew RENAME TO checkings",
    "CREATE UNIQUE INDEX checkings_of_output ON checkings (output_id, check_set_id, coalesce(baseline_run_id, 0),"
    " coalesce(target_run_id, 0), imported)",
    "ALTER TABLE verdicts ADD COLUMN checked_case_revision_id INTEGER REFERENCES case_revisions(id)",
    "ALTER TABLE verdicts ADD COLUMN checked_suite_revision_id INTEGER REFERENCES suite_revisions(id)",
)

# --- version 8: verdicts with their grounds, and clusters ---

_CLUSTERS = """
CREATE TABLE clusters (
  comparison_id INTEGER NOT NULL REFERENCES comparisons(id),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  says TEXT NOT NULL,
  category TEXT,
  evidence TEXT NOT NULL,
  quiet INTEGER NOT NULL,
  cases INTEGER NOT NULL,
  example_suite_id INTEGER NOT NULL REFERENCES suites(id),
  example_case_id INTEGER NOT NULL REFERENCES cases(id),
  PRIMARY KEY (comparison_id, id)
) WITHOUT ROWID"""

# `made_of` names what a suite's verdicts were made of: they are made again when it changed.
GROUNDS: tuple[str, ...] = (
    "ALTER TABLE suite_verdicts ADD COLUMN basis TEXT",
    "ALTER TABLE suite_verdicts ADD COLUMN q_value REAL",
    "ALTER TABLE suite_verdicts ADD COLUMN screened INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE suite_verdicts ADD COLUMN minimum_detectable REAL",
    "ALTER TABLE suite_verdicts ADD COLUMN cases_to_decide INTEGER",
    "ALTER TABLE suite_verdicts ADD COLUMN churn REAL",
    "ALTER TABLE suite_verdicts ADD COLUMN causes TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE suite_verdicts ADD COLUMN made_of TEXT",
    "ALTER TABLE verdicts ADD COLUMN why TEXT",
    "ALTER TABLE verdicts ADD COLUMN signals TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE verdicts ADD COLUMN shape TEXT",
    "ALTER TABLE verdicts ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE comparisons ADD COLUMN pooled TEXT",
    _CLUSTERS,
    "CREATE INDEX verdicts_cluster ON verdicts (comparison_id, cluster) WHERE cluster IS NOT NULL",
)

# --- version 9: gates, and further samples of single cases ---

_GATES = """
CREATE TABLE gates (
  id INTEGER PRIMARY KEY,
  comparison_id INTEGER NOT NULL REFERENCES comparisons(id),
  fail_on TEXT NOT NULL,
  failed TEXT NOT NULL,
  rests_on TEXT NOT NULL,
  at TEXT NOT NULL
)"""

GATES: tuple[str, ...] = (
    _GATES,
    "CREATE INDEX gates_comparison ON gates (comparison_id)",
    "ALTER TABLE planned_cases ADD COLUMN first_samples INTEGER",
    "ALTER TABLE planned_cases ADD COLUMN drawn_for TEXT CHECK (drawn_for IN ('regression', 'random'))",
)

# --- version 10: which categories of a suite are found, and what the functions of a gate were ---

FOUND: tuple[str, ...] = (
    "ALTER TABLE suite_verdicts ADD COLUMN category_tests TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE gates ADD COLUMN functions TEXT NOT NULL DEFAULT '{}'",
)
