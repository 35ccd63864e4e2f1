"""The text of a YAML file as lines and places, and cuts in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from workbench.suites.yaml_comments import comments_in
from workbench.suites.yaml_text import block_is_exact, write_flow, write_yaml
from workbench.text.gaps import gaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import JsonValue

_HEADER = re.compile(r"\|([0-9]?)([+-]?)([0-9]?)")


class AwkwardError(Exception):
    """A value stands in a layout that cannot be cut into."""


class Cut(NamedTuple):
    """What stands from `start` to `end` of a text gives way to `text`. `gone`: with what is said behind it."""

    start: int
    end: int
    text: str
    gone: bool = False


class Page:
    """A text to cut into; places count characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def cut(self, cuts: Sequence[Cut]) -> str:
        """The text after all cuts, comments in what gave way above what came. Raises AwkwardError where two overlap.

        Where an entry is `gone`, the comments that share its lines go with it; those with lines of their own stay.
        """
        parts: list[str] = []
        at = 0
        for one in sorted([*cuts, *self._kept_comments(cuts)], key=lambda cut: cut[:2]):
            if one.start < at:
                raise AwkwardError
            parts += [self.text[at : one.start], one.text]
            at = one.end
        return "".join([*parts, self.text[at:]])

    def _kept_comments(self, cuts: Sequence[Cut]) -> list[Cut]:
        """The cuts that put comments above what gives way with them in it."""
        kept = []
        if any("#" in self.text[one.start : one.end] for one in cuts):
            comments = comments_in(self.text)
            for one in cuts:
                start = self.line_start(one.start)
                line = self.text[start : self.line_end(start)]
                indent = line[: len(line) - len(line.lstrip())]
                inside = [
                    said for said in comments if one.start <= said.start < one.end and (said.alone or not one.gone)
                ]
                if inside:
                    kept.append(Cut(start, start, "".join(indent + said.text + self.newline for said in inside)))
        return kept

    def line_start(self, at: int) -> int:
        """Where the line of a place begins."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Where the line of a place ends, before its line break."""
        end = self.text.find("\n", at)
        if end < 0:
            return len(self.text)
        return end - 1 if end > at and self.text[end - 1] == "\r" else end

    def next_line(self, at: int) -> int:
        """Where the line after that of a place begins."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def end_of_remarks(self, at: int, column: int) -> int:
        """The end of the last comment that follows a line's end, indented by more than `column`; else that end."""
        end = at
        start = self.next_line(at)
        while start < len(self.text):
            below = self.line_end(start)
            said = self.text[start:below].lstrip(" ")
            if said.startswith("#") and below - start - len(said) > column:
                end = below
            elif said:
                break
            start = self.next_line(below)
        return end

    def dash_of(self, item: Node) -> tuple[int, int]:
        """The place and the column of the dash before an item of a list."""
        start = self.line_start(item.start_mark.index)
        before = self.text[start : item.start_mark.index]
        if before.strip() != "-":
            raise AwkwardError
        return start + before.index("-"), before.index("-")

    def end_of(self, node: Node) -> int:
        """Where a value ends, without the blank lines and comments that follow it."""
        if isinstance(node, ScalarNode):
            if node.style not in ("|", ">"):
                return int(node.end_mark.index)
            lines = self.text[node.start_mark.index : node.end_mark.index].split("\n")
            while len(lines) > 1 and not lines[-1].strip():
                lines.pop()
            return int(node.start_mark.index) + len("\n".join(lines).removesuffix("\r"))
        if not isinstance(node, MappingNode | SequenceNode) or node.flow_style or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1]
        end = self.end_of(last)
        if not node.start_mark.index <= last.start_mark.index <= end:
            raise AwkwardError  # an alias: its text stands elsewhere
        return end

    def rendered(self, value: JsonValue, column: int) -> list[str]:
        """A mapping or list of one entry as lines; those after the first are indented by `column` blanks."""
        text = write_yaml(value).removesuffix("...\n").removesuffix("\n")
        if text.endswith("\n"):  # a block that keeps its last line breaks would take in those that follow
            (key, node) = ("-", value[0]) if isinstance(value, list) else next(iter(value.items()))
            text = f"- {write_flow(node)}" if isinstance(value, list) else f"{write_flow(key)}: {write_flow(node)}"
        lines = text.split("\n")
        return [lines[0], *(" " * column + line if line else "" for line in lines[1:])]


def literal_cuts(page: Page, node: ScalarNode, new: str) -> list[Cut]:
    """The cuts that change lines of a literal block. Raises AwkwardError where the new text cannot be one like it."""
    header = _HEADER.match(page.text, node.start_mark.index)
    first = page.next_line(node.start_mark.index)
    old_body, new_body = node.value.rstrip("\n"), new.rstrip("\n")
    if header is None or not block_is_exact(new_body + "\n") or not old_body.strip():
        raise AwkwardError
    lines = page.text[first : page.end_of(node)].split("\n")
    indent = _indent(lines)
    shown = [line.removesuffix("\r")[indent:] for line in lines]
    if shown != old_body.split("\n") or any(line[:indent].strip() for line in lines):
        raise AwkwardError
    cuts = _chomping(header, node.value, new)
    starts = [first]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    wanted = new_body.split("\n")
    for left, left_end, right, right_end in gaps(shown, wanted):
        text = [" " * indent + line if line else "" for line in wanted[right:right_end]]
        if left < len(lines):
            end = starts[left_end] if left_end < len(lines) else page.end_of(node)
            closing = page.newline if text and left_end < len(lines) else ""
            if not text and left_end == len(lines):  # the last lines go: so does the break before them
                cuts.append(Cut(page.line_end(starts[left - 1]), end, ""))
            else:
                cuts.append(Cut(starts[left], end, page.newline.join(text) + closing))
        else:
            end = page.end_of(node)
            cuts.append(Cut(end, end, "".join(page.newline + line for line in text)))
    return cuts


def _indent(lines: Sequence[str]) -> int:
    first = next((line for line in lines if line.strip()), "")
    return len(first) - len(first.lstrip(" "))


def _chomping(header: re.Match[str], old: str, new: str) -> list[Cut]:
    """The cut in the header of a block where its text ends in another number of line breaks."""
    was, now = (len(text) - len(text.rstrip("\n")) for text in (old, new))
    if was == now:
        return []
    if now > 1:
        raise AwkwardError
    return [Cut(header.start(2), header.end(2), "-" if now == 0 else "")]
