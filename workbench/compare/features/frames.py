"""What stands before and after what was asked for. The careful reading is done where a quick look finds a sign."""

from __future__ import annotations

import re

from workbench.checks.finding import clipped
from workbench.checks.framing import postamble_text, preamble_text
from workbench.checks.framing_phrases import FAREWELL, HERE, YES

_READ = 600  # characters of a long answer's beginning or end that are read
_LONGEST_FRAME = 400
_EVIDENCE = 100
_MARKUP = r"[\s*_#>\"'“„«»]*"
_OPENS = re.compile(
    rf"{_MARKUP}(?:(?:{YES})\s{{0,3}}[,!.:;，！。：、—–-]|{HERE}"
    r"|(?:great|good|excellent|interesting|fun|thoughtful) question|(?:(?:yes|so|well|now)[,.!]? )?here\b|below\b"
    r"|i(?:'d|'m|'ll|'ve| will| would| am| have| understand)\b|let(?:'s| me)\b|as (?:you )?requested"
    r"|<(?:think|thought|scratchpad|reason|analysis|reflection))",
    re.IGNORECASE,
)
_SURELY = re.compile(  # begins an introduction, whatever comes after it
    rf"(?:(?:{YES})\s{{0,3}}[,!.:;，！。：、—–-]"
    r"|(?:(?:yes|so|well|now)[,.!]? )?here(?:'s| is| are)(?! (?:where|when|to)\b))",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    rf"{_MARKUP}(?:{FAREWELL}|(?:please )?(?:let me know|feel free|don't hesitate)|(?:i )?hope\b"
    r"|(?:would|do|did|could|can) you\b|is there any|if you\b|(?:happy|glad) to|i(?:'d| would|'m|'ve| have)\b"
    r"|good luck|enjoy\b)",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    rf"{_MARKUP}(?:(?:what an? |that(?:'s| is) an? )?(?:\w+ )?(?:question|point|choice|idea)\b|(?:hi|hello"
    rf"|hey)\b|thank|i understand\b)",
    re.IGNORECASE,
)
_CLOSING_MARKS = " \t*_#>\"'”»"
_YES_LONG = 20  # characters of "Certainly!"
_BARE_CODE = re.compile(
    r"\s*(?:(?:SELECT|INSERT|UPDATE|DELETE|CREATE|WITH|def|class|import|from|const|let|var|function)\b|[#/<{(^$.])"
)
_TITLE = re.compile(r"\s*#{1,6} [^\n]*\n(?:[ \t]*\n|\s*#{2,6} )")
_NO_SENTENCE = re.compile(r"^(?:[#^/*•-]|\d{1,3}[.)] )|[{}();=<>$\\|`@]|--|\w_\w|\w\.\w+\(")
_REMARK = re.compile(r"[A-ZÀ-Þ][^\n;{}=]{20,}[.!:]", re.DOTALL)
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”*_]{0,3}\s+|(?<=[。！？])|\n+")
_PAYLOAD_SIGNS = re.compile(r"[`~{\[<]")
_PAYLOAD = re.compile(r"\n\s*(?:```|~~~|[{\[<])|[:：]\s*[{\[<]")
_PAYLOAD_ENDS = re.compile(r"(?:```|~~~|[}\]>])[ \t]*\n")


def preamble_of(text: str) -> str | None:
    """The introduction before what was asked for."""
    head = _with_apostrophes(text[:_READ])
    block, _, rest = head.partition("\n\n")
    if len(block) <= _LONGEST_FRAME and "\n" not in block and rest.strip() and _SURELY.match(block) and _ends(block):
        return clipped(block.strip(), _EVIDENCE)  # a line of its own with more behind it: needs no careful reading
    block = block[: _LONGEST_FRAME + 50].lstrip()
    if not (
        _OPENS.match(head)
        or _announces(block)
        or (_PAYLOAD_SIGNS.search(head[: _LONGEST_FRAME + 50]) and _PAYLOAD.search(head[: _LONGEST_FRAME + 50]))
    ):
        return None
    found = preamble_text(_to_line(head, len(text)))
    return clipped(found, _EVIDENCE) if found and _is_apart(found, head) else None


def _is_apart(found: str, head: str) -> bool:
    """Whether an introduction is set off from what follows: by its colon, as thinking in tags, by a paragraph's end.

    A sentence that the paragraph goes on from is the answer; praise and greetings are its tone.
    """
    start = head.find(found[:_EVIDENCE])
    after = head[start + len(found) :].lstrip(" *_\t") if start >= 0 else ""
    if found.startswith("<") or found.rstrip(_CLOSING_MARKS).endswith((":", "：")):
        return bool(after.strip()) or start < 0
    return after.startswith("\n") and bool(after.strip()) and _ends(found)


def _ends(block: str) -> bool:
    """Whether a block ends as an introduction does: with a colon, or it is one sentence, after a yes one more."""
    if block.rstrip(_CLOSING_MARKS).endswith((":", "：")):
        return True
    if _PRAISE.match(block):
        return False
    sentences = [part for part in _SENTENCE.split(block.strip()) if part.strip()]
    return len(sentences) == 1 or (len(sentences) == 2 and len(sentences[0]) <= _YES_LONG)


def postamble_of(text: str) -> str | None:
    """The closing remark behind what was asked for, or the sentences behind code without a fence."""
    tail = text[-_LONGEST_FRAME:].rstrip()
    tail = _with_apostrophes(tail)
    block = tail.rpartition("\n\n")[2]
    if block != tail and _BARE_CODE.match(text) and not _TITLE.match(text) and _REMARK.fullmatch(block):
        return clipped(block, _EVIDENCE)
    closes = _CLOSES.match(block) or _CLOSES.match(_SENTENCE.split(block)[-1])
    short = len(text) <= _READ  # of a long answer, what stands behind its last block of code is often its conclusion
    if not closes and not (short and _PAYLOAD_ENDS.search(tail)):
        return None
    rest = text[-_READ:]
    if not short:
        rest = rest.partition("\n")[2] or rest
    found = postamble_text(rest)
    return clipped(found, _EVIDENCE) if found else None


def begins_as_form(begins: str) -> bool:
    """Whether the first line of an answer is no sentence, to go by its beginning: code, a heading, an item, a row."""
    line = begins.lstrip().partition("\n")[0]
    return _BARE_CODE.match(line) is not None or _NO_SENTENCE.search(line) is not None


def _announces(block: str) -> bool:
    """Whether a first block ends with a sentence that introduces what follows."""
    last = block.rstrip(" *_")
    return last.endswith((":", "：")) and any(map(_OPENS.match, _SENTENCE.split(block)))


def _to_line(head: str, length: int) -> str:
    return head if length <= _READ else head.rpartition("\n")[0] or head


def _with_apostrophes(text: str) -> str:
    return text.replace("\u2019", "'").replace("\u02bc", "'")
