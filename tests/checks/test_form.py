from __future__ import annotations

import pytest

from tests.checks.outputs import said


@pytest.mark.parametrize(
    ("kind", "text", "count"),
    [
        ("headings", "# One\n\ntext\n\nTwo\n---\n\n```\n# no\n```", 2),
        ("headings", "#hashtag and # sign", 0),
        ("bullets", "- a\n  * nested\n- b\n\n1. ordered", 3),
        ("bullets", "3 - 2 = 1\n*emphasis*", 0),
        ("bullets", "• one\n  ◦ two\n\n```\n• no\n```", 2),
        ("tables", "| a | b |\n|---|---|\n| 1 | 2 |", 1),
        ("tables", "a | b", 0),
        ("code-fence", "```py\nx\n```\n\n~~~\ny\n~~~", 2),
        ("code-fence", "use ``` to fence", 0),
        ("emoji", "done ✅ by 👩‍🚀 and 👍🏽 in 🇩🇪", 4),
        ("emoji", "✓ 1 © ★ → ™", 0),
        ("placeholders", "Dear [Name], on {{date}} <insert place>, TODO", 4),
        ("placeholders", "[1] [link](x) [x] a[i] [sic] `[Name]`", 0),
        ("placeholders", "[insert date here] [Start Date] [hotel name] [Job Title] [Ihr Name] [会社名]", 6),
        (
            "placeholders",
            "[Verse 1] [Enter a fox, alone] [Em] [End of speech] [The crowd cheers loudly] Super Bowl XXX",
            0,
        ),
    ],
)
def test_what_is_counted(kind: str, text: str, count: int) -> None:
    assert said(kind, text, count).passed is True
    assert said(kind, text, count + 1).passed is False
    assert said(kind, text, True).passed is (count > 0)
    assert said(kind, text, False).passed is (count == 0)
    assert said(f"not-{kind}", text).passed is (count == 0)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("so $x^2 + y_1$ holds", True),
        (r"\(a\) and \frac{1}{2}", True),
        ("$$\nE = mc^2\n$$", True),
        ("costs $5 or $10_000", False),
        ("$20 + $5 = $25, so $25 < $30", False),
        (r"\[ E = mc^2 \] and \(x\)", True),
        (r"an \[optional\] part \(see below\) and \\(a=b\\)", False),
        ("where $x$ is the width", True),
        (r"see C:\text\times.txt", False),
        ("`$x^2$`", False),
    ],
)
def test_formulas(text: str, found: bool) -> None:
    assert said("latex", text).passed is found


def test_lengths_count_words_and_characters() -> None:
    assert said("max-words", "one two three", 3).passed is True
    assert said("max-words", "one two three", 2).reason == "3 words, at most 2 allowed"
    assert said("min-words", "one two", "2").passed is True
    assert said("max-chars", "ééé", 3).passed is True
    assert said("max-words", "one", "many").passed is None
    assert said("max-words", "我昨天买了三本书。", 8).passed is True
    assert said("max-words", "我昨天买了三本书。", 7).reason == "8 words, at most 7 allowed"


@pytest.mark.parametrize("kind", ["headings", "preamble"])
def test_a_value_of_the_wrong_kind_is_undecided(kind: str) -> None:
    assert said(kind, "text", "some").passed is None
