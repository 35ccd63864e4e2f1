from __future__ import annotations

import pytest

from tests.compare.making import results
from workbench.compare.failures import new_failures, shown_by
from workbench.compare.norms.kinds import KINDS
from workbench.records import Check, CheckResult, Output

ORDER = Check("tool-arguments", {"tool": "find_boat", "input": {"id": 7}})


@pytest.mark.parametrize(
    ("check", "text", "kind"),
    [
        (Check("max-words", 1), "two words", "longer"),
        (Check("min-words", 3), "two words", "shorter"),
        (Check("code-fence", False), "```\nx\n```", "fence-added"),
        (Check("code-fence"), "x", "fence-lost"),
        (Check("code-fence", 2), "```\nx\n```", "fence-lost"),
        (Check("preamble", False), "Here is the list you asked for:\n\n- a\n- b", "preamble-added"),
        (Check("bullets", False), "- a\n- b", "markdown-added"),
        (Check("bullets", 3), "- a\n- b", "markdown-lost"),
        (Check("emoji", False), "done ✅", "emoji-added"),
        (Check("latex", False), "so $$x^2$$", "latex-added"),
        (Check("language", "de"), "The harbour is closed until the storm is over.", "language-changed"),
        (Check("not-is-refusal"), "I can't help with that.", "refusal"),
        (Check("is-json"), '```json\n{"a": 1}\n```', "fence-added"),
        (Check("is-json"), 'Sure:\n{"a": 1}', "preamble-added"),
        (Check("is-json"), '{"a": 1}\nBye.', "postamble-added"),
        (Check("is-json"), "no braces here", "json-lost"),
        (Check("is-json"), '{"a": 1,}', "json-broken"),
        (Check("is-json"), "", "empty"),
        (Check("is-json", {"required": ["b"]}), '{"a": 1}', "key-dropped"),
        (Check("is-json", {"additionalProperties": False}), '{"a": 1}', "key-added"),
        (Check("is-json", {"properties": {"a": {"type": "string"}}}), '{"a": 1}', "type-changed"),
        (Check("is-json", {"properties": {"a": {"type": "integer"}}}), '{"a": "1"}', "type-changed"),
        (Check("is-json", {"properties": {"a": {"enum": ["x"]}}}), '{"a": "y"}', "enum-changed"),
        (Check("equals", 1, path="$.b"), '{"a": 1}', "key-dropped"),
        (Check("equals", 1, path="$.b"), "words", "json-lost"),
        (Check("tool-called", "find_boat"), "no boat", "tool-missing"),
        (Check("tool-called", "find_boat"), "find_boat(id=7)", "call-as-text"),
        (ORDER, "no boat", "tool-missing"),
        (Check("contains", "a code fence around it"), "x", None),  # what is quoted tells nothing
    ],
)
def test_a_failed_check_tells_what_kind_of_difference_it_is(check: Check, text: str, kind: str | None) -> None:
    (result,) = results([check], text)
    assert result.passed is False
    assert shown_by(result) == kind
    assert kind is None or kind in KINDS or kind == "latex-added"


def test_a_call_with_other_arguments_is_told_from_none() -> None:
    from workbench.checks.run import run_checks

    call = {"type": "tool_use", "id": "t1", "name": "find_boat", "input": {"id": 8}}
    (result,) = run_checks([ORDER], Output("s", "c", 0, content=(call,)))
    assert shown_by(result) == "argument-changed"
    (uncalled,) = run_checks([Check("no-tool-called")], Output("s", "c", 0, content=(call,)))
    assert shown_by(uncalled) == "tool-added"


def test_only_what_fails_more_often_is_new() -> None:
    def side(*passed: bool | None) -> list[CheckResult]:
        return [CheckResult("contains", one, None, "r", "content") for one in passed]

    assert new_failures(side(True), side(False))
    assert new_failures(side(True, False), side(False, False))
    assert not new_failures(side(True, False), side(False, True))
    assert not new_failures(side(False), side(None))
    assert new_failures((), side(False))
