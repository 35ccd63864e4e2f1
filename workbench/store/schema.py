"""The tables, indexes and triggers of the first version, and the views; docs/store.md explains them."""

from __future__ import annotations

APPLICATION_ID = 0x57426B31  # "WBk1"; stands at byte 68 of the file

_TEXTS = """
CREATE TABLE texts (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL
)"""

_CHECK_SETS = """
CREATE TABLE check_sets (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  checks TEXT NOT NULL
)"""

_SUITES = """
CREATE TABLE suites (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  current_revision_id INTEGER REFERENCES suite_revisions(id)
)"""

_SUITE_REVISIONS = """
CREATE TABLE suite_revisions (
  id INTEGER PRIMARY KEY,
  suite_id INTEGER NOT NULL REFERENCES suites(id),
  hash TEXT NOT NULL,
  title TEXT,
  risk TEXT NOT NULL,
  margin REAL NOT NULL,
  source TEXT,
  model TEXT,
  volume TEXT,
  request_text_id INTEGER NOT NULL REFERENCES texts(id),
  check_set_id INTEGER NOT NULL REFERENCES check_sets(id),
  original_name TEXT,
  created_at TEXT NOT NULL,
  UNIQUE (suite_id, hash)
)"""

_CASES = """
CREATE TABLE cases (
  id INTEGER PRIMARY KEY,
  suite_id INTEGER NOT NULL REFERENCES suites(id),
  name TEXT NOT NULL,
  current_revision_id INTEGER REFERENCES case_revisions(id),
  UNIQUE (suite_id, name)
)"""

_CASE_REVISIONS = """
CREATE TABLE case_revisions (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases(id),
  hash TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  input_text_id INTEGER NOT NULL REFERENCES texts(id),
  expected TEXT,
  tags TEXT NOT NULL,
  critical INTEGER NOT NULL,
  check_set_id INTEGER NOT NULL REFERENCES check_sets(id),
  original_name TEXT,
  created_at TEXT NOT NULL,
  UNIQUE (case_id, hash)
)"""

_CONFIGURATIONS = """
CREATE TABLE configurations (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  model TEXT NOT NULL,
  provider TEXT,
  base_url TEXT,
  overrides TEXT NOT NULL,
  prompt_text_id INTEGER REFERENCES texts(id)
)"""

_RUNS = """
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  gid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('run', 'import', 'candidate')),
  configuration_id INTEGER NOT NULL REFERENCES configurations(id),
  origin TEXT NOT NULL CHECK (origin IN ('live', 'recorded')),
  simulated INTEGER NOT NULL,
  source TEXT,
  comparison_id INTEGER REFERENCES comparisons(id),
  created_at TEXT NOT NULL
)"""

_RUN_SUITES = """
CREATE TABLE run_suites (
  run_id INTEGER NOT NULL REFERENCES runs(id),
  suite_id INTEGER NOT NULL REFERENCES suites(id),
  outputs INTEGER NOT NULL,
  PRIMARY KEY (run_id, suite_id)
) WITHOUT ROWID"""

_OUTPUTS = """
CREATE TABLE outputs (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES runs(id),
  case_id INTEGER NOT NULL REFERENCES cases(id),
  sample INTEGER NOT NULL,
  case_revision_id INTEGER NOT NULL REFERENCES case_revisions(id),
  suite_revision_id INTEGER NOT NULL REFERENCES suite_revisions(id),
  content_text_id INTEGER NOT NULL REFERENCES texts(id),
  transcript_text_id INTEGER REFERENCES texts(id),
  request_text_id INTEGER REFERENCES texts(id),
  system_text_id INTEGER REFERENCES texts(id),
  tools_text_id INTEGER REFERENCES texts(id),
  stop_reason TEXT,
  usage TEXT,
  latency_ms REAL,
  cost_usd REAL,
  request_id TEXT,
  model TEXT,
  origin TEXT NOT NULL CHECK (origin IN ('live', 'recorded')),
  simulated INTEGER NOT NULL,
  error TEXT,
  at TEXT,
  UNIQUE (run_id, case_id, sample)
)"""

_CHECKINGS = """
CREATE TABLE checkings (
  id INTEGER PRIMARY KEY,
  output_id INTEGER NOT NULL REFERENCES outputs(id),
  check_set_id INTEGER NOT NULL REFERENCES check_sets(id),
  passed INTEGER,
  score REAL,
  checked_at TEXT NOT NULL,
  UNIQUE (output_id, check_set_id)
)"""

_CHECK_RESULTS = """
CREATE TABLE check_results (
  checking_id INTEGER NOT NULL REFERENCES checkings(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  type TEXT NOT NULL,
  passed INTEGER,
  score REAL,
  reason TEXT NOT NULL,
  category TEXT NOT NULL,
  weight REAL NOT NULL,
  path TEXT,
  PRIMARY KEY (checking_id, position)
) WITHOUT ROWID"""

_COMPARISONS = """
CREATE TABLE comparisons (
  id INTEGER PRIMARY KEY,
  gid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  baseline_run_id INTEGER NOT NULL REFERENCES runs(id),
  target_run_id INTEGER NOT NULL REFERENCES runs(id),
  created_at TEXT NOT NULL,
  refreshed_at TEXT NOT NULL,
  UNIQUE (baseline_run_id, target_run_id)
)"""

_SUITE_VERDICTS = """
CREATE TABLE suite_verdicts (
  comparison_id INTEGER NOT NULL REFERENCES comparisons(id),
  position INTEGER NOT NULL,
  suite_id INTEGER NOT NULL REFERENCES suites(id),
  verdict TEXT NOT NULL,
  reason TEXT NOT NULL,
  cases INTEGER NOT NULL,
  samples INTEGER NOT NULL,
  baseline_pass_rate REAL,
  target_pass_rate REAL,
  difference REAL,
  interval_low REAL,
  interval_high REAL,
  interval_level REAL,
  p_value REAL,
  margin REAL,
  worst_not_excluded REAL,
  category TEXT,
  cause TEXT,
  categories TEXT NOT NULL,
  counts TEXT NOT NULL,
  PRIMARY KEY (comparison_id, position),
  UNIQUE (comparison_id, suite_id)
) WITHOUT ROWID"""

_VERDICTS = """
CREATE TABLE verdicts (
  comparison_id INTEGER NOT NULL REFERENCES comparisons(id),
  position INTEGER NOT NULL,
  suite_id INTEGER NOT NULL REFERENCES suites(id),
  case_id INTEGER NOT NULL REFERENCES cases(id),
  verdict TEXT NOT NULL,
  reason TEXT NOT NULL,
  category TEXT,
  cause TEXT,
  baseline_pass_rate REAL,
  target_pass_rate REAL,
  similarity REAL,
  cluster TEXT,
  critical INTEGER NOT NULL,
  baseline_case_revision_id INTEGER REFERENCES case_revisions(id),
  target_case_revision_id INTEGER REFERENCES case_revisions(id),
  baseline_suite_revision_id INTEGER REFERENCES suite_revisions(id),
  target_suite_revision_id INTEGER REFERENCES suite_revisions(id),
  PRIMARY KEY (comparison_id, position),
  UNIQUE (comparison_id, case_id)
) WITHOUT ROWID"""

# Everything the queue filters by, so that walking 100,000 positions does not read the reasons.
_VERDICTS_QUEUE = """
CREATE INDEX verdicts_queue ON verdicts (comparison_id, position, verdict, case_id, suite_id, category)"""

_EVENTS = """
CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  gid TEXT NOT NULL UNIQUE,
  comparison_id INTEGER NOT NULL REFERENCES comparisons(id),
  kind TEXT NOT NULL CHECK (kind IN ('label', 'flag', 'note', 'undo')),
  reviewer TEXT NOT NULL,
  at TEXT NOT NULL,
  suite_id INTEGER NOT NULL REFERENCES suites(id),
  case_id INTEGER REFERENCES cases(id),
  label TEXT CHECK (label IN ('worse', 'better', 'equal', 'both-bad')),
  category TEXT,
  note TEXT,
  undoes TEXT,
  blind INTEGER NOT NULL,
  case_revision_id INTEGER REFERENCES case_revisions(id)
)"""

_EVENT_OUTPUTS = """
CREATE TABLE event_outputs (
  event_id INTEGER NOT NULL REFERENCES events(id),
  output_id INTEGER NOT NULL REFERENCES outputs(id),
  PRIMARY KEY (event_id, output_id)
) WITHOUT ROWID"""

_EVENT_INDEXES = (
    "CREATE INDEX events_case ON events (comparison_id, case_id, reviewer, at)",
    "CREATE INDEX events_reviewer ON events (comparison_id, reviewer, at)",
    "CREATE INDEX events_undoes ON events (undoes) WHERE undoes IS NOT NULL",
)

_LATEST_LABELS = """
CREATE TABLE latest_labels (
  comparison_id INTEGER NOT NULL,
  case_id INTEGER NOT NULL,
  reviewer TEXT NOT NULL,
  label TEXT NOT NULL,
  category TEXT,
  event_id INTEGER NOT NULL REFERENCES events(id),
  PRIMARY KEY (comparison_id, case_id, reviewer)
) WITHOUT ROWID"""

_CASE_MARKS = """
CREATE TABLE case_marks (
  comparison_id INTEGER NOT NULL,
  case_id INTEGER NOT NULL,
  flagged INTEGER NOT NULL,
  notes INTEGER NOT NULL,
  PRIMARY KEY (comparison_id, case_id)
) WITHOUT ROWID"""

_APPEND_ONLY = tuple(
    f"CREATE TRIGGER {table}_refuse_{action.lower()} BEFORE {action} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, '{table} are never changed or removed; add an undo event instead'); END"
    for table in ("events", "event_outputs")
    for action in ("UPDATE", "DELETE")
)

# What counts now is worked out again for the one case an event is about, whoever writes the event
# and in whatever order events of two databases come together.
_LABELS_FOLLOW = """
CREATE TRIGGER latest_labels_follow AFTER INSERT ON events
WHEN NEW.case_id IS NOT NULL AND NEW.kind IN ('label', 'undo')
BEGIN
  DELETE FROM latest_labels
  WHERE comparison_id = NEW.comparison_id AND case_id = NEW.case_id AND reviewer = NEW.reviewer;
  INSERT INTO latest_labels (comparison_id, case_id, reviewer, label, category, event_id)
  SELECT e.comparison_id, e.case_id, e.reviewer, e.label, e.category, e.id FROM events e
  WHERE e.comparison_id = NEW.comparison_id AND e.case_id = NEW.case_id AND e.reviewer = NEW.reviewer
    AND e.kind = 'label' AND NOT EXISTS (SELECT 1 FROM events u WHERE u.undoes = e.gid)
  ORDER BY e.at DESC, e.id DESC LIMIT 1;
END"""

_MARKS_FOLLOW = """
CREATE TRIGGER case_marks_follow AFTER INSERT ON events
WHEN NEW.case_id IS NOT NULL AND NEW.kind <> 'label'
BEGIN
  DELETE FROM case_marks WHERE comparison_id = NEW.comparison_id AND case_id = NEW.case_id;
  INSERT INTO case_marks (comparison_id, case_id, flagged, notes)
  SELECT NEW.comparison_id, NEW.case_id, total(e.kind = 'flag') % 2, total(e.kind = 'note') FROM events e
  WHERE e.comparison_id = NEW.comparison_id AND e.case_id = NEW.case_id AND e.kind IN ('flag', 'note')
    AND NOT EXISTS (SELECT 1 FROM events u WHERE u.undoes = e.gid);
END"""

_ADAPTATIONS = """
CREATE TABLE adaptations (
  id INTEGER PRIMARY KEY,
  gid TEXT NOT NULL UNIQUE,
  comparison_id INTEGER NOT NULL REFERENCES comparisons(id),
  suite_id INTEGER NOT NULL REFERENCES suites(id),
  status TEXT NOT NULL CHECK (status IN ('draft', 'confirmed', 'accepted', 'rejected')),
  patch TEXT NOT NULL,
  base_text_id INTEGER NOT NULL REFERENCES texts(id),
  prompt_text_id INTEGER NOT NULL REFERENCES texts(id),
  note TEXT,
  reviewer TEXT NOT NULL,
  created_at TEXT NOT NULL
)"""

_ADAPTATION_RUNS = """
CREATE TABLE adaptation_runs (
  adaptation_id INTEGER NOT NULL REFERENCES adaptations(id),
  run_id INTEGER NOT NULL REFERENCES runs(id),
  PRIMARY KEY (adaptation_id, run_id)
) WITHOUT ROWID"""

_INDEXES = (
    "CREATE INDEX runs_comparison ON runs (comparison_id) WHERE comparison_id IS NOT NULL",
    "CREATE INDEX adaptations_comparison ON adaptations (comparison_id, suite_id)",
)

# Contentless: the words are indexed, the texts stay in `texts` alone. Rows are outputs.id and case_revisions.id.
# The words of 16 MB are gathered in memory before they are sorted into the index: a fifth off the time of an import.
_SEARCH = (
    "CREATE VIRTUAL TABLE output_search USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE input_search USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO output_search (output_search, rank) VALUES ('hashsize', 16777216)",
    "INSERT INTO input_search (input_search, rank) VALUES ('hashsize', 16777216)",
)

# SQLite's JSON functions cannot give back a lone surrogate or NUL, and know no NaN: then the JSON is shown instead.
_OUTPUT_TEXTS = r"""
SELECT o.id AS output_id, r.name AS run, s.name AS suite, c.name AS "case", o.sample, o.model, o.stop_reason,
  CASE WHEN NOT json_valid(t.body) OR t.body GLOB '*\ud[89a-f]*' OR t.body GLOB '*\u0000*' THEN t.body
    ELSE (SELECT group_concat(json_extract(b.value, '$.text'), '') FROM json_each(t.body) b
          WHERE json_extract(b.value, '$.type') = 'text') END AS text,
  CASE WHEN json_valid(o.usage) AND json_type(o.usage, '$.input_tokens') = 'integer'
    THEN json_extract(o.usage, '$.input_tokens') END AS input_tokens,
  CASE WHEN json_valid(o.usage) AND json_type(o.usage, '$.output_tokens') = 'integer'
    THEN json_extract(o.usage, '$.output_tokens') END AS output_tokens,
  o.latency_ms, o.cost_usd, o.origin, o.simulated,
  CASE WHEN o.error GLOB '*\ud[89a-f]*' OR o.error GLOB '*\u0000*' THEN o.error
    ELSE json_extract(o.error, '$.kind') END AS error, o.at
FROM outputs o
JOIN runs r ON r.id = o.run_id
JOIN cases c ON c.id = o.case_id
JOIN suites s ON s.id = c.suite_id
JOIN texts t ON t.id = o.content_text_id"""

_CASE_INPUTS = """
SELECT s.name AS suite, c.name AS "case", t.body AS input, r.expected, r.tags, r.critical, r.input_hash,
  r.id AS case_revision_id
FROM cases c
JOIN suites s ON s.id = c.suite_id
JOIN case_revisions r ON r.id = c.current_revision_id
JOIN texts t ON t.id = r.input_text_id"""

_CURRENT_LABELS = """
SELECT m.name AS comparison, s.name AS suite, c.name AS "case", l.reviewer, l.label, l.category, e.note, e.at, e.blind,
  coalesce(l.results_hash <> v.results_hash, 0) AS stale
FROM latest_labels l
JOIN events e ON e.id = l.event_id
JOIN comparisons m ON m.id = l.comparison_id
JOIN cases c ON c.id = l.case_id
JOIN suites s ON s.id = c.suite_id
LEFT JOIN verdicts v ON v.comparison_id = l.comparison_id AND v.case_id = l.case_id"""

_REVIEW_QUEUE = """
SELECT m.name AS comparison, v.position, s.name AS suite, c.name AS "case", v.verdict, v.category, v.reason,
  v.similarity, v.critical,
  (SELECT group_concat(iif(typeof(l.reviewer) = 'text', l.reviewer, quote(l.reviewer)) || ': ' || l.label, ', ')
   FROM latest_labels l
   WHERE l.comparison_id = v.comparison_id AND l.case_id = v.case_id) AS labels
FROM verdicts v
JOIN comparisons m ON m.id = v.comparison_id
JOIN cases c ON c.id = v.case_id
JOIN suites s ON s.id = v.suite_id"""

STATEMENTS: tuple[str, ...] = (
    _TEXTS, _CHECK_SETS, _SUITES, _SUITE_REVISIONS, _CASES, _CASE_REVISIONS, _CONFIGURATIONS, _RUNS, _RUN_SUITES,
    _OUTPUTS, _CHECKINGS, _CHECK_RESULTS, _COMPARISONS, _SUITE_VERDICTS, _VERDICTS, _VERDICTS_QUEUE, _EVENTS,
    _EVENT_OUTPUTS, *_EVENT_INDEXES, _LATEST_LABELS, _CASE_MARKS, *_APPEND_ONLY, _LABELS_FOLLOW, _MARKS_FOLLOW,
    _ADAPTATIONS, _ADAPTATION_RUNS, *_INDEXES, *_SEARCH,
)  # fmt: skip

VIEWS: dict[str, str] = {
    "output_texts": _OUTPUT_TEXTS,
    "case_inputs": _CASE_INPUTS,
    "current_labels": _CURRENT_LABELS,
    "review_queue": _REVIEW_QUEUE,
}
