"""An answer is cut into sentences that are each one line."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from workbench.checks.refusals.prose import sentences

_PIECES = ["I cannot", " ", "  ", "\n", "\t", "\u00a0", ".", "...", "!", ")", "”", "」", "。", "¤", "**", "x" * 401]


@given(st.lists(st.sampled_from(_PIECES)).map("".join))
@example("So much for that\n... and more")
@example("それで\n」はい")
def test_sentences_are_lines_and_nothing_is_lost(text: str) -> None:
    found = sentences(text)
    assert not any(blank in one.raw for one in found for blank in ("\n", "\t", "\u00a0", "  "))
    kept = "".join("".join(one.raw.split()) for one in found)
    assert kept.replace("¤", "") == "".join(text.replace("*", "").replace("¤", "").split())
