"""The suite a newcomer starts from."""

from __future__ import annotations

STARTER_SUITE = """\
# yaml-language-server: $schema=./suite.schema.json
# One prompt, what a right answer is, and the cases to try it on. `workbench suites check` says what is wrong.
suite: support-triage
title: Support ticket triage
risk: high                 # low | medium | high: what reviewers see first
request:                   # what is sent to the Messages API, without the model
  max_tokens: 512
  system: |
    You sort support tickets. Answer with JSON only:
    {"priority": "low" | "normal" | "high", "reason": "..."}
  messages:
    - role: user
      content: "Ticket from {{customer}}: {{ticket}}"
checks:                    # apply to every case
  - type: is-json
    value: {type: object, required: [priority, reason]}
  - type: not-is-refusal
  - {type: equals, path: $.priority, value: "{{expected.priority}}", category: content}
cases:
  - id: charged-twice
    vars: {customer: Ada, ticket: "Invoice 7 was charged twice."}
    expected: {priority: high}
    tags: [billing]
  - id: where-is-dark-mode
    vars: {customer: Grace, ticket: "Is there a dark mode? I cannot find it."}
    expected: {priority: low}
"""
