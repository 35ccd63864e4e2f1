"""The form of an answer, counted line by line: headings, lists, tables, bold, fences.

A parser of Markdown tells the same of nearly every answer and takes five times as long; both sides are counted alike.
"""

from __future__ import annotations

import re

from workbench.compare.features.parts import Layout

_FENCE = re.compile(r"[ \t]{0,8}(`{3,}|~{3,})[ \t]*([\w+#.-]*)")
_HEADING = re.compile(r"#{1,6}[ \t]+(\S.{0,80})")
_BULLET = re.compile(r"[ \t]{0,20}[-*+•◦▪‣●][ \t]+\S")
_NUMBERED = re.compile(r"[ \t]{0,20}\d{1,3}[.)][ \t]+\S")
_RULED = re.compile(r"[ \t]{0,8}\|?[ \t]{0,20}:?-{3,}:?[ \t]{0,20}\|")
_BOLD = re.compile(r"(?:\*\*|__)(?=\S)[^*\n]{1,200}?(?:\*\*|__)")
_TITLE_LINE = re.compile(r"(?:\*\*|__)([^*\n]{2,60}?):?(?:\*\*|__):?[ \t]*")
_LABEL = re.compile(
    r"(?:[-*+•][ \t]+)?(?:\*\*|__)?([^\W\d_][^\W_]*(?:[ /&-][^\W_]+){0,3})(?:\*\*|__)?[:：](?:\*\*|__)?(?:\s|$)"
)
_MARKS = re.compile(r"[#*`|~:：_•◦▪‣●]|^[ \t]*[-+]|^[ \t]*\d{1,3}[.)]", re.MULTILINE)
_MOST_TITLES = 16
_TITLE = 40  # characters


def layout_of(text: str) -> Layout:
    """The lines of each form; what stands in a fence is code, unless the fence is the whole answer and of Markdown."""
    if not _MARKS.search(text):
        return Layout()
    lines = text.strip().split("\n")
    whole = _whole_fence(lines)
    if whole in ("markdown", "md"):
        lines = lines[1:-1]
    headings = bullets = numbered = tables = bold = fences = rows = columns = 0
    titles: list[str] = []
    mark = ""
    for line in lines:
        if fence := _FENCE.match(line) if "`" in line or "~" in line else None:
            if mark:
                if fence[1].startswith(mark) and not fence[2]:
                    mark = ""
                continue
            mark = fence[1]
            fences += 1
            continue
        if mark or not line:
            continue
        if found := _HEADING.match(line):
            headings += 1
            titles.append(found[1].strip("#*_: \t")[:_TITLE])
            continue
        if _BULLET.match(line):
            bullets += 1
        elif _NUMBERED.match(line):
            numbered += 1
        elif "|" in line and _RULED.match(line):
            tables += 1
            rows -= 1  # the head
            columns = max(columns, len(line.strip().strip("|").split("|")))
        elif line.count("|") > 1:
            rows += 1
        if "**" in line or "__" in line:
            bold += len(_BOLD.findall(line))
        if ":" in line or "：" in line or "**" in line:
            found = _TITLE_LINE.fullmatch(line) or _LABEL.match(line)
            if found:
                titles.append(found[1].strip()[:_TITLE])
    kept = tuple(dict.fromkeys(titles))[:_MOST_TITLES]
    return Layout(
        headings, bullets, numbered, tables, bold, fences, whole, kept, max(rows, 0) if tables else 0, columns
    )


def _whole_fence(lines: list[str]) -> str | None:
    """The language of the one fence that is the whole answer, None where there is no such."""
    opening = _FENCE.match(lines[0])
    if opening is None or len(lines) < 2:
        return None
    closing = [at for at, line in enumerate(lines[1:], 1) if line.startswith(opening[1]) and not line.strip("`~ \t\r")]
    return opening[2].lower() if closing and closing[0] == len(lines) - 1 else None
