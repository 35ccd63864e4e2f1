"""Checks on the frame around what was asked for: an introduction before it, a closing remark after it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.finding import Finding, quoted, undecided
from workbench.checks.form import markdown_tokens
from workbench.checks.framing_phrases import FAREWELL, HERE, YES

if TYPE_CHECKING:
    from workbench.checks.finding import Subject
    from workbench.records import Check

_LONGEST_FRAME = 400  # characters; a longer paragraph is part of the answer
_LONGEST_SENTENCE = 300
_THINKING = re.compile(
    r"\s{0,100}<(think|thinking|thought|thoughts|scratchpad|reasoning|analysis|reflection)>",
    re.IGNORECASE,
)
_WRAPPED = re.compile(r"<([A-Za-z][\w:.-]{0,40})(?:\s[^<>]{0,200})?>")
_YES = re.compile(rf"(?:{YES})\s{{0,3}}[,!.:;，！。：、—–-]", re.IGNORECASE)
_ANNOUNCEMENT = re.compile(
    r"(?:great|good|excellent|interesting|fun|thoughtful) question\b"
    r"|(?:(?:yes|so|well|now)[,.!]? )?here(?:'s| is| are| you go)(?! (?:where|when|to)\b)"
    r"|below (?:is|are|you'll find)\b"
    r"|(?:i'd be|i'm|i am|i would be) (?:happy|glad|delighted) to (?:help|assist)\b"
    r"|(?:i'll|i will|let me|let's|i've|i have) (?:writ|creat|draft|prepar|put together|rewr|summari[sz]|provid|format"
    r"|think (?:about|through)|work through|(?:solve|break|approach|analy[sz]e|tackle|go through) )"
    r"|i understand (?:that )?you(?:'re| are|'d| want| would)\b|as (?:you )?requested\b",
    re.IGNORECASE,
)
_HERE = re.compile(HERE, re.IGNORECASE)
_EXPLAINING = re.compile(r"here(?:'s| is) (?:why|how|what)\b", re.IGNORECASE)  # after an answer, not before one
_CLOSING = re.compile(
    r"(?:please )?(?:let me know|feel free to)\b|(?:i )?hope (?:this|that|it|you)\b"
    r"|(?:please )?don't hesitate to (?:ask|reach out|contact|let me know)(?: me)?(?:[.!]| if\b| with\b| any\b)"
    r"|(?:would|do|did) you (?:like|want|need|prefer)\b.*\?$|is there anything(?: else)?\b"
    r"|(?:could|can) you (?:please )?(?:clarify|share|tell me|provide (?:more|some|additional))\b"
    r"|if you(?:'d| would| need| have| want| prefer)\b.*\b(?:let me know|feel free|i can|i'd|i'm|just ask|happy to)\b"
    r"|(?:happy|glad) to (?:help|adjust|revise|expand)\b|i(?:'d be|'m| would be) (?:happy|glad) to\b"
    r"|i(?:'ve| have) (?:kept|made|used|written|included|structured) (?:it|this|the|these|each)\b"
    rf"|good luck\b|enjoy(?: (?:your|this|the|it)\b[^.!?]{{0,60}})?[!.]\W{{0,3}}$|{FAREWELL}",
    re.IGNORECASE | re.DOTALL,
)
_COLONS = (":", "：")
_NO_PROSE = ("{", "[", "<", "```", "~~~", "\r")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”*_]{0,3}\s+|(?<=[。！？])")
_MARKUP = " \t*_#>\"'“”„«»"
_BEGINNING = re.compile(r"(?:[^\n]+\n)+\n+(?:[^\n]+\n)+\n")  # two paragraphs, or pieces of other blocks


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
    """The introduction, if the text has one.

    That is thinking in tags before the answer; a short first block before JSON, code or a tag of its own; a short
    first block that acknowledges the request or announces what follows; or a first sentence that does.
    """
    thinking = _THINKING.match(text)
    if thinking:
        return thinking[0].strip()
    text = _unwrapped(text)
    blocks = _first_blocks(text) if _may_open(text) else []
    if not blocks or blocks[0].kind != "paragraph":
        return None
    first = blocks[0].text
    if len(blocks) > 1 and len(first) <= _LONGEST_FRAME and (_is_payload(blocks[1]) or _announces(first)):
        return first
    return _opening_sentence(first, alone=len(blocks) == 1)


def _may_open(text: str) -> bool:
    """Whether a text has what an introduction needs: words that acknowledge or announce, a colon in its first
    paragraph, or something other than prose. A quick look that spares most texts the parser.
    """
    if any(map(text.__contains__, _NO_PROSE)):
        return True
    first = _straight(text).lstrip().partition("\n\n")[0]
    start = first.lstrip(_MARKUP)
    return any(map(first.__contains__, _COLONS)) or bool(_YES.match(start) or _ANNOUNCEMENT.match(start))


def _straight(text: str) -> str:
    """The text with plain apostrophes."""
    return text.replace("\u2019", "'").replace("\u02bc", "'")


def _announces(block: str) -> bool:
    """Whether a block's first sentence acknowledges or announces, or its last sentence introduces what follows."""
    start = block.lstrip(_MARKUP)
    if _YES.match(start) or _ANNOUNCEMENT.match(start):
        return True
    if not block.rstrip(_MARKUP).endswith(_COLONS):
        return False
    last = _sentences(block)[-1].lstrip(_MARKUP)
    return bool(_HERE.match(last) or (_ANNOUNCEMENT.match(last) and not _EXPLAINING.match(last)))


def _opening_sentence(block: str, alone: bool) -> str | None:
    """An introduction that stands in one block with what follows: 'Sure! Paris.', 'Sure, here it is: {…}'."""
    payload = re.match(r"[^\n{\[<]{1,300}?[:：]\s*(?=\{\s*[\"}]|\[\s*[\[{\"\d\]]|<[A-Za-z])", block)
    if alone and payload:
        return payload[0].strip()
    line, broken, rest = block.partition("\n")
    if broken and rest.strip() and line.rstrip(_MARKUP).endswith(_COLONS) and _announces(line):
        return line.strip()
    first, *more = _sentences(block[:_LONGEST_SENTENCE])
    if (more or len(block) > len(first)) and _ANNOUNCEMENT.match(first.lstrip(_MARKUP)) and first[-1:] in ".!:":
        return first
    yes = _YES.match(block.lstrip(_MARKUP))
    return yes[0].strip() if yes and yes[0][-1] in "!.！。" and len(block.strip()) > len(yes[0]) + 1 else None


def postamble_text(text: str) -> str | None:
    """The closing remark, if the text has one."""
    blocks = _blocks(_unwrapped(text))
    if not blocks or blocks[-1].kind != "paragraph":
        return None
    last = blocks[-1].text
    if len(blocks) == 1:
        return _after_json(last) or _last_sentence(last)
    start = last.lstrip(_MARKUP)
    if len(last) <= _LONGEST_FRAME and (_CLOSING.match(start) or (len(blocks) <= 3 and _is_payload(blocks[-2]))):
        return last
    return _after_json(last) or _last_sentence(last)


def _after_json(text: str) -> str | None:
    """What stands behind a JSON object or list that the text begins with."""
    if text[:1] not in ("{", "["):
        return None
    try:
        _, end = json.JSONDecoder(strict=False).raw_decode(text)
    except (ValueError, RecursionError):
        return None
    return text[end:].strip() or None


def _last_sentence(text: str) -> str | None:
    """A closing remark that ends the last paragraph instead of standing alone."""
    sentences = _sentences(text)
    if len(sentences) > 1 and _CLOSING.match(sentences[-1].lstrip(_MARKUP)):
        return sentences[-1]
    return None


def _sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE_END.split(text.strip()) if part] or [""]


def _is_payload(block: _Block) -> bool:
    """Code, JSON or a tag: what is asked for when it stands beside plain sentences."""
    return block.kind == "fence" or bool(re.match(r"\{\s*[\"}]|\[\s*[\[{\"\d\]]|<[A-Za-z][\w:-]*[\s>]", block.text))


def _unwrapped(text: str) -> str:
    """The inside of a text that is one XML element from end to end, else the text."""
    stripped = text.strip()
    opening = _WRAPPED.match(stripped)
    if opening and stripped.endswith(f"</{opening[1]}>"):
        return stripped[opening.end() : -len(opening[1]) - 3].strip()
    return text


def _first_blocks(text: str) -> list[_Block]:
    """The first two blocks of a text at least, read from its beginning where that has them whole."""
    beginning = _BEGINNING.match(text)
    blocks = _blocks(beginning[0]) if beginning else []
    return blocks if len(blocks) > 1 and blocks[0].kind == "paragraph" else _blocks(text)


def _blocks(text: str) -> list[_Block]:
    """The top-level blocks of a text: kind and source."""
    lines = _straight(text).split("\n")
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
