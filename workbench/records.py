"""The nouns of the product as frozen values. Nothing here imports another room.

`None` always means unknown or not given, never zero or empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

JsonValue = Any
JsonObject = dict[str, Any]

Risk = Literal["low", "medium", "high"]
Via = Literal["call", "stream", "batch"]
Origin = Literal["live", "recorded"]
RunKind = Literal["run", "import", "candidate", "judge"]
CaseVerdictName = Literal[
    "regression", "improvement", "unchanged", "changed", "flaky", "error", "missing", "input differs"
]
SuiteVerdictName = Literal["regression", "improvement", "neutral", "inconclusive", "error"]
Label = Literal["worse", "better", "equal", "both-bad"]
AdaptationStatus = Literal["draft", "confirmed", "accepted", "rejected"]

RISKS: tuple[Risk, ...] = ("high", "medium", "low")  # the riskiest first
LABELS: tuple[Label, ...] = ("worse", "better", "equal", "both-bad")
CATEGORIES = (
    "format", "schema", "refusal", "tone", "language", "content",
    "tool-use", "multi-turn", "truncation", "integration", "latency", "cost",
)  # fmt: skip
CASE_VERDICTS: tuple[CaseVerdictName, ...] = (
    "regression", "flaky", "error", "missing", "input differs", "improvement", "changed", "unchanged",
)  # fmt: skip  # the order of the review queue inside a suite


# --- suites -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Check:
    """Something an output must satisfy, as written in a suite file (variables not yet replaced).

    `type` may start with `not-`. Weight 0 only informs.
    """

    type: str
    value: JsonValue = None
    path: str | None = None
    category: str | None = None
    weight: float = 1.0
    threshold: float | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suite:
    """One prompt (a Messages API request with `{{variables}}`, without model) and its checks."""

    id: str
    request: JsonObject
    title: str | None = None
    risk: Risk = "medium"
    margin: float = 0.05
    source: str | None = None
    model: str | None = None
    volume: JsonObject | None = None
    checks: tuple[Check, ...] = ()
    original_id: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One set of inputs for a suite's prompt, with what is expected of the answer.

    `messages` is sent instead of the request's messages; `turns` are user messages each sent after
    the model's reply; `overrides` holds fields (system, tools, params...) that a log shows to
    differ from the suite's request. `original_id` is the id before forbidden characters were replaced.
    """

    suite: str
    id: str
    vars: JsonObject = field(default_factory=dict)
    expected: JsonValue = None
    tags: tuple[str, ...] = ()
    critical: bool = False
    checks: tuple[Check, ...] = ()
    messages: tuple[JsonObject, ...] | None = None
    turns: tuple[str, ...] | None = None
    tool_results: tuple[JsonObject, ...] = ()
    overrides: JsonObject | None = None
    original_id: str | None = None


# --- runs and outputs ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a run sends beside the suite, and how. `prompt` replaces a suite's request: {suite id: request}.

    `provider` None is the Claude API. `mends` are the catalogue's rules whose safe mend is made to every request;
    `cache` sets a breakpoint where a suite's calls share a prefix.
    """

    model: str
    provider: str | None = None
    base_url: str | None = None
    overrides: JsonObject = field(default_factory=dict)
    prompt: JsonObject | None = None
    mends: tuple[str, ...] = ()
    cache: bool = False
    via: Via = "call"


@dataclass(frozen=True, slots=True)
class Run:
    """One or more suites executed, or imported from logs, under one configuration."""

    id: int
    gid: str
    name: str
    kind: RunKind
    configuration: Configuration
    origin: Origin
    simulated: bool
    created_at: str
    source: str | None = None
    outputs: int | None = None
    suites: tuple[str, ...] = ()
    max_cost_usd: float | None = None


@dataclass(frozen=True, slots=True)
class OutputError:
    """Why a call gave no answer. `kind` is the API's error type, or connection, timeout, incomplete, cancelled."""

    kind: str
    message: str
    status: int | None = None
    request_id: str | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """One response to one case.

    `content` holds the final response's content blocks as the API gave them (empty with an error).
    `transcript` is the whole exchange (messages sent and received, the final answer included) when there
    was more than one call, else None. `usage` sums all calls of the exchange, None if unknown.
    `request` is the first request as sent, None where a log does not say.
    Latencies are in ms (`first_token_ms`: until the first piece of a streamed answer), cost in USD (as a log states
    it; None otherwise). `call_key` names everything sent, provider and sample; `attempts` counts the tries it took.
    `stop_details` is what the API adds to a stop reason: of a refusal its category and explanation.
    """

    suite: str
    case: str
    sample: int
    content: tuple[JsonObject, ...] = ()
    transcript: tuple[JsonObject, ...] | None = None
    request: JsonObject | None = None
    stop_reason: str | None = None
    usage: JsonObject | None = None
    latency_ms: float | None = None
    cost_usd: float | None = None
    request_id: str | None = None
    model: str | None = None
    origin: Origin = "recorded"
    simulated: bool = False
    error: OutputError | None = None
    at: str | None = None
    first_token_ms: float | None = None
    call_key: str | None = None
    attempts: int | None = None
    stop_details: JsonObject | None = None


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check said of one output. `passed` None: it could not be decided (reason says why)."""

    type: str
    passed: bool | None
    score: float | None
    reason: str
    category: str
    weight: float = 1.0
    path: str | None = None


@dataclass(frozen=True, slots=True)
class CheckedOutput:
    """An output with what its checks said. `passed` is None without checks of weight above 0."""

    output: Output
    results: tuple[CheckResult, ...]
    passed: bool | None
    score: float | None


# --- comparisons --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Signal:
    """One way in which the outputs of a case differ between the sides, beyond wording, with its evidence.

    `kind` is its machine name (`fence-added`), `says` a few words for a reader (``adds a ```json fence``), `evidence` a
    short quote. `where`: a JSONPath, `turn 3`, `tool refund`; None for the whole answer. `worse`: True where it is a
    defect that the target has, False where the target lost one, None where it is neither by itself. `baseline` and
    `target` are the shares of the samples of each side that show it, 0..1.
    """

    kind: str
    category: str
    says: str
    evidence: str
    worse: bool | None
    baseline: float
    target: float
    where: str | None = None


@dataclass(frozen=True, slots=True)
class CaseVerdict:
    """What a comparison says of a case. Pass rates are shares of samples, None without checks.

    `confirmed`: the samples of this case alone show it, at 5 % by Fisher's test. `why`: what the cause rests on.
    """

    suite: str
    case: str
    verdict: CaseVerdictName
    reason: str
    category: str | None = None
    cause: str | None = None
    baseline_pass_rate: float | None = None
    target_pass_rate: float | None = None
    similarity: float | None = None
    cluster: str | None = None
    why: str | None = None
    signals: tuple[Signal, ...] = ()
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """Cases whose outputs changed in the same way. `id` is the same from run to run; `says` is a short name.

    `cases` are (suite, case), `example` the most typical of them, `evidence` a quote from it. `quiet`: what they have
    in common is that they were reworded.
    """

    id: str
    says: str
    category: str | None
    evidence: str
    cases: tuple[tuple[str, str], ...]
    example: tuple[str, str]
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class CategoryTest:
    """Whether more of a suite's cases moved the suite's way in a category than chance explains.

    `worse` and `better` count cases of that category that are right less and more often. `p_value` is one-sided towards
    the suite's verdict; `q_value` holds the false discovery rate in the suites that are called so; `found`: it is at
    most 0.05.
    """

    category: str
    worse: int
    better: int
    p_value: float
    q_value: float
    found: bool


@dataclass(frozen=True, slots=True)
class SuiteVerdict:
    """What a comparison says of a suite; fields that were not computed are None.

    `basis`: whether its cases were judged by their checks or, where it has none, by features. `q_value` holds the false
    discovery rate over all suites; `screened` suites have too few cases to take part in that. `minimum_detectable`: the
    smallest drop (share) that these cases would show in 4 of 5 tries. `cases_to_decide`: how many more would settle it.
    `churn`: the share of cases that flip between two runs of the baseline; None where that was not measured.
    `category_tests` are of regressions and improvements alone, those that are found first.
    """

    suite: str
    verdict: SuiteVerdictName
    reason: str
    cases: int
    samples: int
    baseline_pass_rate: float | None = None
    target_pass_rate: float | None = None
    difference: float | None = None
    interval: tuple[float, float] | None = None
    interval_level: float | None = None
    p_value: float | None = None
    margin: float | None = None
    worst_not_excluded: float | None = None
    category: str | None = None
    cause: str | None = None
    categories: JsonObject = field(default_factory=dict)
    counts: JsonObject = field(default_factory=dict)
    basis: Literal["checks", "features"] | None = None
    q_value: float | None = None
    screened: bool = False
    minimum_detectable: float | None = None
    cases_to_decide: int | None = None
    churn: float | None = None
    causes: JsonObject = field(default_factory=dict)
    category_tests: tuple[CategoryTest, ...] = ()


@dataclass(frozen=True, slots=True)
class Speed:
    """How many times the baseline's time the target takes on the same cases: total latency, a Hodges-Lehmann ratio.

    `ratio` and `interval` are None where too few of the cases count. `cases` count; of the others the time is `unknown`
    on a side, a side was `simulated`, or its answer was `taken_over` from another run.
    """

    ratio: float | None
    interval: tuple[float, float] | None
    interval_level: float
    cases: int
    unknown: int
    simulated: int
    taken_over: int


@dataclass(frozen=True, slots=True)
class Pooled:
    """A statement over all suites of a comparison together: the mean difference of pass rates and its interval.

    Suites weigh by their traffic where that is known of all, else alike. `suites` and `cases` are those it covers.
    """

    difference: float
    interval: tuple[float, float]
    interval_level: float
    suites: int
    cases: int
    weighted: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """A baseline run against a target run."""

    id: int
    gid: str
    name: str
    baseline: Run
    target: Run
    created_at: str
    refreshed_at: str


# --- review -------------------------------------------------------------------------------------


EventKind = Literal["label", "flag", "note", "undo", "settle"]


@dataclass(frozen=True, slots=True)
class Event:
    """What a reviewer did; append-only. An undo names in `undoes` the gid it takes back.

    `lifts`: of a flag the gids of those it takes off, () where it is set, None before the store has worked it out: a
    flag on a flagged case takes off all that stand there; one that is set elsewhere meanwhile stays. `case` None: a
    note on the suite, or on a `cluster` (its id). `settle` says what a case's labels come to where reviewers disagree.
    `results_hash` names what the case's checks said when it was made, `judged` what else was judged (case, prompt,
    outputs); the store fills them in, None where that is not known. Events of one `act` were done together, such as the
    labels of a `cluster`, and are taken back together.
    """

    gid: str
    kind: EventKind
    reviewer: str
    at: str
    suite: str
    case: str | None = None
    label: Label | None = None
    category: str | None = None
    note: str | None = None
    undoes: str | None = None
    blind: bool = False
    results_hash: str | None = field(default=None, compare=False)
    act: str | None = None
    cluster: str | None = None
    judged: str | None = field(default=None, compare=False)
    lifts: tuple[str, ...] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Adaptation:
    """A revision of a suite's prompt made to resolve a regression.

    `patch` is diff-match-patch text from the base prompt's YAML to `prompt`'s; `runs` are the
    candidate runs kept with it. `changed_at`: when status or note were changed last.
    """

    id: int
    gid: str
    suite: str
    comparison_id: int
    status: AdaptationStatus
    patch: str
    base: JsonObject
    prompt: JsonObject
    note: str | None
    reviewer: str
    created_at: str
    runs: tuple[int, ...] = ()
    changed_at: str | None = field(default=None, compare=False)
