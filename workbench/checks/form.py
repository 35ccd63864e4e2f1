"""Checks on the form of an answer: what Markdown, mathematics, emoji and placeholders it holds.

Markdown is read by a CommonMark parser, so that a `#` in a code block is no heading.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.checks.blanks import blanks
from workbench.checks.finding import Finding, clipped, quoted, undecided
from workbench.text.counts import how_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from workbench.checks.finding import Subject
    from workbench.records import Check, JsonValue

_LATEX = re.compile(  # every span is bounded and stops where another begins, so that no text takes long
    r"\$\$[^$]{1,2000}\$\$|(?<!\\)\\\((?:[^\\]|\\(?![()])){1,2000}\\\)|(?<!\\)\\\[(?:[^\\]|\\(?![\[\]])){1,2000}\\\]"
    r"|\\begin\{\w{1,20}\*?\}|\\(?:frac|sqrt|boxed|text|mathrm|mathbf|mathbb|overline|vec)\{"
    r"|(?<![A-Za-z:\\])\\(?:sum|int|cdot|times|leq|geq|approx|neq|infty|pi|alpha|beta|theta|lambda|Delta|sigma)\b"
    r"|(?<![\w$\\])\$(?=\S)[^$\n]{1,400}(?<=\S)\$(?!\w)"
)
_MATHEMATICAL = re.compile(r"[=^_{}\\+<>]")  # escaped brackets of plain words, and sums of money, have none of these
_DOTTED = re.compile(r"^[ \t]{0,20}[•◦▪‣●][ \t]+(\S[^\n]*)", re.MULTILINE)
_CODE_SIGNS = ("`", "~~~", "    ", "\t")  # a text without any of them holds no code
# shown as emoji by themselves; the second set only where a variation selector asks for it
_PICTURES = (
    "\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a\U0001f201\U0001f232-\U0001f236\U0001f250\U0001f251"
    "\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7f0\U0001f90c-\U0001faff"
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab"
    "\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c"
    "\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55"
)
_SIGNS = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2900-\u2bff\u3030\u303d\u3297\u3299"
)
_ONE_EMOJI = f"(?:[{_PICTURES}]\ufe0f?|[{_SIGNS}]\ufe0f)[\U0001f3fb-\U0001f3ff]?"
_EMOJI = re.compile(
    f"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|{_ONE_EMOJI}(?:\u200d(?:{_ONE_EMOJI}|[{_SIGNS}]))*"
)


def code_fence(check: Check, subject: Subject) -> Finding:
    fences = [token for token in markdown_tokens(subject.text) if token.type == "fence"]
    marks = [clipped(f"{token.markup}{token.info.strip()}", 30) for token in fences]
    return _presence(check, marks, "code fence")


def headings(check: Check, subject: Subject) -> Finding:
    tokens = markdown_tokens(subject.text)
    titles = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    return _presence(check, titles, "heading")


def bullets(check: Check, subject: Subject) -> Finding:
    """Items of unordered lists, at any level, and lines that start with •, which Markdown does not know."""
    dotted = _DOTTED.findall(_prose(subject.text))
    return _presence(check, _bullet_items(markdown_tokens(subject.text)) + dotted, "bullet")


def _bullet_items(tokens: Sequence[Token]) -> list[str]:
    items: list[str] = []
    waiting = False
    for token in tokens:
        if token.type == "list_item_open" and token.markup in ("-", "*", "+"):
            items.append("")
            waiting = True
        elif token.type == "inline" and waiting:
            items[-1] = token.content
            waiting = False
    return items


def tables(check: Check, subject: Subject) -> Finding:
    count = sum(token.type == "table_open" for token in markdown_tokens(subject.text))
    return _presence(check, [""] * count, "table")


def latex(check: Check, subject: Subject) -> Finding:
    found = (match[0] for match in _LATEX.finditer(_prose(subject.text)))
    return _presence(check, [span for span in found if _is_formula(span)], "LaTeX formula")


def _is_formula(span: str) -> bool:
    """Whether what stands between marks is mathematics; a command such as `\\frac{` is by itself."""
    if span.startswith("$"):
        inside = span.strip("$").strip()
    elif span[:2] in ("\\(", "\\["):
        inside = span[2:-2].strip()
    else:
        return True
    return (len(inside) == 1 and inside.isalpha()) or bool(_MATHEMATICAL.search(inside)) or span.startswith("$$")


def emoji(check: Check, subject: Subject) -> Finding:
    found = [match[0] for match in _EMOJI.finditer(subject.text)]
    return _presence(check, found, "emoji")


def placeholders(check: Check, subject: Subject) -> Finding:
    return _presence(check, list(blanks(_prose(subject.text))), "placeholder")


@lru_cache(maxsize=4)  # several checks look at the same answer, one after the other
def markdown_tokens(text: str) -> list[Token]:
    """The block tokens of a text as CommonMark with tables; the inside of paragraphs is left unread."""
    return _parser().parse(text)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").disable("inline")


def _prose(text: str) -> str:
    """The text without its code: placeholders and dollar signs of code are the code's own."""
    if not any(map(text.__contains__, _CODE_SIGNS)):
        return text
    lines = text.split("\n")
    for token in markdown_tokens(text):
        if token.type in ("fence", "code_block") and token.map:
            start, end = token.map
            lines[start:end] = [""] * (end - start)
    return re.sub(r"`[^`\n]+`", "", "\n".join(lines))


def _presence(check: Check, found: Sequence[str], noun: str) -> Finding:
    """Holds what was found against true (some), false (none) or a count (exactly so many)."""
    wanted: JsonValue = True if check.value is None else check.value
    evidence = how_many(len(found), noun)
    first = next((item for item in found if item), None)
    if first is not None:
        evidence = f"{evidence}, {'' if len(found) == 1 else 'first '}{quoted(first, 40)}"
    if isinstance(wanted, bool):
        return Finding(bool(found) is wanted, evidence)
    if isinstance(wanted, int):
        return Finding(len(found) == wanted, f"{evidence}; {wanted} wanted")
    return undecided(f"{check.type} needs true, false or a count, not {quoted(wanted)}")
