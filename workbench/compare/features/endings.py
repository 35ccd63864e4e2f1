"""How an answer ends: properly, at its limit, or in the midst of something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.text.jsonrepair import CUT_OFF

if TYPE_CHECKING:
    from workbench.compare.features.parts import Document, Ending

_LIMITS = ("max_tokens", "model_context_window_exceeded", "length")
_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})", re.MULTILINE)
_UNENDED = re.compile(r"[^\W_][^\S\n]?[,(\[{=&/–—-]$")
_SMALL_WORDS = (  # words that no sentence ends with
    "the a an of and or to with for from by your our their its is are was were which because if as that not "
    "should could would will may must can we they been be has have had than when where while who whose until "
    "between during into onto about am do does did shall these those this every each any some such via per der "
    "die das den dem des ein eine einen einer eines einem und oder mit für von zum zur dass weil wenn ist sind "
    "wir ich wird werden wurde wurden hat haben kann können könnte muss müssen soll sollte sehr als nach bei bis "
    "über unter zwischen während durch gegen ohne um dies diese dieser dieses unser unsere ihre ihrer ihren sowie "
    "le la les du un une et ou avec pour dans sur qui que est sont votre notre nous je ne au aux ce cette ces son "
    "sa ses leur leurs nos vos sera seront être avoir chez vers sous entre depuis pendant afin lorsque car mais "
    "donc très el los las una y con para por del en es su il lo gli di e che o os uma da com het een van voor "
    "unos unas este esta estos estas sus ha han será sin sobre hasta desde pero porque cuando muy della dei delle "
    "alla nel nella dal non tra fra sarà ma perché questo questa não na nas ao aos pelo pela foi mas muito seu "
    "sua"
)
_SMALL = re.compile(rf"(?<![^\s(\"'])(?:{'|'.join(dict.fromkeys(_SMALL_WORDS.split()))})$")
_KEYWORD = re.compile(r"\b(?:AND|OR|WHERE|FROM|SET|BY|SELECT|JOIN|ON|LIKE|IN|AS|VALUES|HAVING|LIMIT)$")
_STATEMENT = re.compile(r"\b(?:SELECT|INSERT|UPDATE|DELETE|CREATE)\s")
_SENTENCE_END = re.compile(r"[.!?…。！？।؟:：]['\"”’»)\]*_`」』]*(?=\s|$)|[。！？]")
_LETTER_END = re.compile(r"[\w,]$")
_LONG_LINE, _LONG_LINE_WIDE = 50, 20  # characters; a shorter last line may be a title, a signature, an item
_WIDE = re.compile("[\u0e00-\u0eff\u3041-\u30fa\u3400-\u9fff\uac00-\ud7a3]")
_LONG_TEXT = 200  # characters; a shorter one may be a note
_BEFORE = 600  # characters before the end that show how the text is written
_STOPPED = re.compile(r"[.!?。！？][\s*_)\"']*$")
_ITEM = re.compile(r"[ \t]{0,20}(?:[-*+•]|\d{1,3}[.)])[ \t]")
_STRUCTURED = re.compile(r"[ \t]{0,20}(?:[-*+•|#>]|\d{1,3}[.)]|\*\*)")


def ending_of(text: str, stop_reason: str | None, document: Document | None) -> Ending:
    """How a text ends, its JSON being `document`.

    `limit`: by its stop reason; `open`: a fence or JSON is not closed; `broken off`: its last word cannot be the last;
    `no stop`: its last line is long and has no full stop where others have theirs; `ended`: none of these.
    """
    if stop_reason in _LIMITS:
        return "limit"
    stripped = text.rstrip()
    if not stripped:
        return "ended"
    if (document is not None and document.faults.startswith(CUT_OFF)) or _open_fence(stripped):
        return "open"
    if document is not None:
        return "ended"
    line = stripped[stripped.rfind("\n") + 1 :]
    if stripped.endswith("```"):
        return "ended"
    structured = _STRUCTURED.match(line)
    words = stripped[-40:]
    long = len(line) >= (_LONG_LINE_WIDE if _WIDE.search(line) else _LONG_LINE)
    if _KEYWORD.search(words) and _STATEMENT.search(stripped):
        return "broken off"
    if (_UNENDED.search(words) or _SMALL.search(words)) and (long or len(stripped) > _LONG_TEXT):
        return "broken off"
    if _SENTENCE_END.search(words[-4:]) or not _LETTER_END.search(words):
        return "ended"
    if structured:
        others = [other for other in stripped[-_BEFORE:].split("\n")[1:-1] if _ITEM.match(other)]
        return "no stop" if others and all(_STOPPED.search(other) for other in others) else "ended"
    # a long line lacks its stop only where the text before it is written in sentences
    return "no stop" if long and len(_SENTENCE_END.findall(stripped[-_BEFORE:])) > 1 else "ended"


def _open_fence(text: str) -> bool:
    if "```" not in text and "~~~" not in text:
        return False
    return len(_FENCE.findall(text)) % 2 == 1
