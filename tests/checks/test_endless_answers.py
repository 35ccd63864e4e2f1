"""What a model writes without end: time grows with its length, not with its square, which nobody would wait for."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.outputs import said
from workbench.checks.ifeval.kwargs import KWARGS

PIECES = ["\n", "[", "[a] ", "<a ", "<<", "$a_", "\\(", "*", "Sure! ", "p. ", "A'", "字", "`", "{{", '"', "!", "Part 1"]
GIVEN: dict[str, Any] = {
    "text": "a", "texts": ["a", "zz"], "letter": "a", "count": 3, "position": 2, "relation": "at least",
}  # fmt: skip
KINDS = ("preamble", "postamble", "latex", "placeholders", "emoji", "code-fence", "headings", "bullets", "repetition")


@pytest.mark.parametrize("piece", PIECES)
def test_it_is_looked_at_to_the_end(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    for kind in KINDS:
        assert said(kind, text).passed is not None
    assert said("language", text, "en").reason
    assert said("max-words", text, 1).passed is not None
    for instruction, kinds in KWARGS.items():
        kwargs = {name: "en" if name == "language" else GIVEN[kind] for name, kind in kinds.items()}
        assert said("ifeval", text, {"instruction": instruction, "kwargs": kwargs}).reason
