"""The kinds of signals: where each is filed, how much it tells, what it is called on the side that shows it."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """`says` of a target that shows it, `gone` of one that does not where the baseline did; `{}`: what it is about.

    A kind that stands earlier in the table tells more.
    """

    category: str
    says: str
    gone: str


KINDS: dict[str, Kind] = {
    "refusal": Kind("refusal", "declines", "no longer declines"),
    "refusal-part": Kind("refusal", "declines a part", "no longer declines a part"),
    "evasion": Kind("refusal", "evades the request", "no longer evades the request"),
    "refusal-lost": Kind("refusal", "answers what the suite's other answers decline", "declines as the suite does"),
    "empty": Kind("content", "answers nothing", "answers where the baseline said nothing"),
    "truncated": Kind("truncation", "is cut off", "is no longer cut off"),
    "loop": Kind("content", "repeats itself", "no longer repeats itself"),
    "call-as-text": Kind("tool-use", "writes a call as text", "no longer writes a call as text"),
    "tool-missing": Kind("tool-use", "does not call {}", "calls {}"),
    "tool-added": Kind("tool-use", "calls {}", "no longer calls {}"),
    "tool-changed": Kind("tool-use", "calls {} instead", "calls {} instead"),
    "argument-missing": Kind("tool-use", "leaves out the argument {}", "no longer leaves out the argument {}"),
    "argument-type": Kind(
        "tool-use", "gives the argument {} as another type", "gives the argument {} as the usual type"
    ),
    "argument-added": Kind("tool-use", "gives an unknown argument {}", "no longer gives the argument {}"),
    "argument-changed": Kind("tool-use", "calls with another value of {}", "calls with the usual value of {}"),
    "json-lost": Kind("schema", "answers without JSON", "answers in JSON"),
    "json-broken": Kind("schema", "writes broken JSON", "writes JSON that parses"),
    "key-renamed": Kind("schema", "renames {}", "names {} as the suite does"),
    "key-dropped": Kind("schema", "drops {}", "no longer drops {}"),
    "type-changed": Kind("schema", "writes {} as another type", "writes {} as the usual type"),
    "enum-changed": Kind("schema", "writes a value at {} that the suite does not know", "writes a known value at {}"),
    "form-changed": Kind("schema", "writes {} in another form", "writes {} in the usual form"),
    "value-emptied": Kind("schema", "leaves {} empty", "no longer leaves {} empty"),
    "key-added": Kind("schema", "adds {}", "no longer adds {}"),
    "language-changed": Kind("language", "answers in {}", "no longer answers in {}"),
    "turn-lost-constraint": Kind("multi-turn", "forgets {}", "no longer forgets {}"),
    "thinking-leak": Kind("format", "prints its reasoning", "no longer prints its reasoning"),
    "fact-changed": Kind("content", "states {}, which the input does not", "no longer states {}"),
    "fact-missing": Kind("content", "leaves out {}", "no longer leaves out {}"),
    "section-missing": Kind("content", "leaves out the part {}", "no longer leaves out the part {}"),
    "section-renamed": Kind("format", "names the part {} otherwise", "names the part {} as the suite does"),
    "placeholder": Kind("content", "leaves {} to be filled in", "leaves nothing to be filled in"),
    "label-wrapped": Kind("format", "puts words around the label", "answers with the label alone"),
    "label-lost": Kind("format", "gives no label", "gives the label"),
    "fence-added": Kind("format", "adds a code fence", "drops the code fence"),
    "fence-lost": Kind("format", "drops the code fence", "adds the code fence"),
    "preamble-added": Kind("format", "adds an introduction", "drops the introduction"),
    "preamble-lost": Kind("format", "drops the introduction", "adds the introduction"),
    "postamble-added": Kind("format", "adds a closing remark", "drops the closing remark"),
    "postamble-lost": Kind("format", "drops the closing remark", "adds the closing remark"),
    "markdown-added": Kind("format", "adds {}", "drops {}"),
    "markdown-lost": Kind("format", "drops {}", "adds {}"),
    "longer": Kind("format", "is far longer", "is no longer far longer"),
    "shorter": Kind("format", "is far shorter", "is no longer far shorter"),
    "identity": Kind("tone", "speaks of itself as a model", "no longer speaks of itself as a model"),
    "hedge": Kind("tone", "hedges", "no longer hedges"),
    "identity-lost": Kind("tone", "no longer speaks of itself as a model", "speaks of itself as a model"),
    "hedge-lost": Kind("tone", "no longer hedges", "hedges"),
    "emoji-added": Kind("tone", "adds emoji", "drops the emoji"),
    "tone-warmer": Kind("tone", "is chattier", "is no longer chatty"),
    "tone-colder": Kind("tone", "is colder", "is no longer cold"),
    "greeting-lost": Kind("tone", "drops the greeting", "has the greeting"),
    "closing-lost": Kind("tone", "drops {}", "has {}"),
    "address-changed": Kind("tone", "addresses the reader in another form", "addresses the reader as usual"),
    "value-changed": Kind("content", "changes {}", "changes {}"),
}

ABSOLUTE = frozenset(
    {"refusal", "refusal-part", "evasion", "empty", "truncated", "loop", "thinking-leak", "json-broken", "call-as-text"}
)
"""Kinds that are defects whatever the suite's other outputs look like."""
RANKS = {name: rank for rank, name in enumerate(KINDS)}
