"""Checks on the frame around what was asked for: an introduction before it, a closing remark after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.finding import Finding, quoted, undecided
from workbench.checks.form import markdown_tokens

if TYPE_CHECKING:
    from workbench.checks.finding import Subject
    from workbench.records import Check

_LONGEST_FRAME = 400  # characters; a longer paragraph is part of the answer
_ACKNOWLEDGEMENT = re.compile(
    r"(?:sure(?: thing)?|certainly|of course|absolutely|okay|ok|alright|gladly|understood|got it|no problem)\s*[,!.:—-]"
    r"|(?:great|good|excellent|interesting) question\b"
    r"|(?:here(?:'s| is| are| you go)|below (?:is|are|you'll find))\b"
    r"|(?:i'd be|i'm|i am|i would be) (?:happy|glad|delighted) to (?:help|assist)\b"
    r"|(?:i'll|i will|let me|i've|i have) (?:writ|creat|draft|prepar|put together|rewr|summari[sz]|provid|format)"
    r"|as (?:you )?requested\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:please )?(?:let me know|feel free to|don't hesitate)\b|(?:i )?hope (?:this|that|it|you)\b"
    r"|(?:would|do|did) you (?:like|want|need|prefer)\b.*\?$|is there anything(?: else)?\b"
    r"|if you(?:'d| would| need| have| want| prefer)\b.*\b(?:let me know|feel free|i can|i'd|i'm|just ask|happy to)\b"
    r"|(?:happy|glad) to (?:help|adjust|revise|expand)\b|i(?:'d be|'m| would be) (?:happy|glad) to\b"
    r"|i(?:'ve| have) (?:kept|made|used|written|included|structured) (?:it|this|the|these|each)\b"
    r"|good luck\b|enjoy(?: your \w+)?!",
    re.IGNORECASE | re.DOTALL,
)
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'"})


class _Block(NamedTuple):
    kind: str
    text: str


def preamble(check: Check, subject: Subject) -> Finding:
    """The answer opens with an introduction: 'Here is the JSON you asked for:' and its like."""
    return _held_against(check, preamble_text(subject.text), "introduction")


def postamble(check: Check, subject: Subject) -> Finding:
    """The answer ends with a closing remark: 'Let me know if …' and its like, or words after the JSON or code."""
    return _held_against(check, postamble_text(subject.text), "closing remark")


def preamble_text(text: str) -> str | None:
    """The introduction, if the text has one: a short first block that announces, with what it announces after it."""
    blocks = _blocks(text)
    if not blocks or blocks[0].kind != "paragraph":
        return None
    first = blocks[0].text
    if len(blocks) == 1:
        return _inside_one_block(first)
    if len(first) <= _LONGEST_FRAME and (
        first.endswith(":") or _ACKNOWLEDGEMENT.match(first) or _is_payload(blocks[1])
    ):
        return first
    return None


def _inside_one_block(text: str) -> str | None:
    """'Sure, here it is: {…}' all in one paragraph: what stands before the payload."""
    found = re.match(r"(?:[^\n{\[]{1,200}?:\s*\n|[^\n{\[]{1,200}?:\s*(?=[{\[]))", text)
    if found and (_ACKNOWLEDGEMENT.match(text) or text[found.end() : found.end() + 1] in ("{", "[")):
        return found[0].strip()
    found = re.match(r"(?:sure|certainly|of course|absolutely|great question)\s*[!.:,]\s*(?=\S)", text, re.IGNORECASE)
    return found[0].strip() if found else None


def postamble_text(text: str) -> str | None:
    """The closing remark, if the text has one."""
    blocks = _blocks(text)
    if not blocks or blocks[-1].kind != "paragraph":
        return None
    last = blocks[-1].text
    if len(blocks) == 1:
        return _after_json(last) or _last_sentence(last)
    if len(last) <= _LONGEST_FRAME and (_CLOSING.match(last) or (len(blocks) <= 3 and _is_payload(blocks[-2]))):
        return last
    return _after_json(last) or _last_sentence(last)


def _after_json(text: str) -> str | None:
    end = max(text.rfind("}"), text.rfind("]")) + 1
    if end and text.lstrip()[:1] in ("{", "["):
        return text[end:].strip() or None
    return None


def _last_sentence(text: str) -> str | None:
    """A closing remark that ends the last paragraph instead of standing alone."""
    sentences = re.split(r"(?<=[.!?])\s+", text.strip())
    if len(sentences) > 1 and _CLOSING.match(sentences[-1]):
        return sentences[-1]
    return None


def _is_payload(block: _Block) -> bool:
    """Code, or JSON: what is asked for when it stands beside plain sentences."""
    return block.kind == "fence" or block.text[:1] in ("{", "[")


def _blocks(text: str) -> list[_Block]:
    """The top-level blocks of a text: kind and source."""
    lines = text.translate(_APOSTROPHES).split("\n")
    blocks = []
    for token in markdown_tokens(text):
        if token.level == 0 and token.nesting >= 0 and token.map:
            start, end = token.map
            blocks.append(_Block(token.type.removesuffix("_open"), "\n".join(lines[start:end]).strip()))
    return blocks


def _held_against(check: Check, found: str | None, noun: str) -> Finding:
    wanted = True if check.value is None else check.value
    if not isinstance(wanted, bool):
        return undecided(f"{check.type} needs true or false, not {quoted(wanted)}")
    return Finding((found is not None) is wanted, f"{noun} {quoted(found, 80)}" if found else f"no {noun}")
