"""YAML text to plain JSON values that know their lines, and back. Importing this module imports PyYAML.

Only what JSON knows gets a type: `null`, `~` and nothing; `true` and `false`; numbers as JSON writes them.
Every other plain word stays text: `no`, `on`, `2024-01-01`, `1:30`, `0123` and `1_000` mean themselves.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from yaml.composer import Composer
from yaml.events import MappingEndEvent, MappingStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner

if TYPE_CHECKING:
    from workbench.records import JsonValue

JsonPath = tuple[str | int, ...]

MAX_NODES = 2_000_000  # aliases of aliases multiply; a suite file of honest size stays far below
_PREFIX = "tag:yaml.org,2002:"
_PLAIN: tuple[tuple[str, re.Pattern[str], list[str]], ...] = (
    ("bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")),
    ("int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789")),
    (
        "float",
        re.compile(r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+(?:[eE][-+]?[0-9]+)?|[eE][-+]?[0-9]+)$"),
        list("-0123456789"),
    ),
    ("null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""]),
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a file; `line` counts from 1."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML document: its value, the line of every key and item by path, and what was wrong on the way."""

    value: JsonValue
    lines: dict[JsonPath, int]
    problems: tuple[Problem, ...]


class JsonResolver(BaseResolver):
    """Types plain words as JSON would."""


for _name, _pattern, _first in _PLAIN:
    JsonResolver.add_implicit_resolver(_PREFIX + _name, _pattern, _first)


class _Loader(Reader, Scanner, Parser, Composer, JsonResolver):
    """The parser in Python: slower, with the clearer messages, and it knows escapes of lone surrogates."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        JsonResolver.__init__(self)


def plain_type(text: str) -> str:
    """What an unquoted word is read as: `str`, `int`, `float`, `bool` or `null`."""
    for name, pattern, _ in _PLAIN:
        if pattern.match(text):
            return name
    return "str"


def parse_yaml(text: str) -> Document:
    """The one document in `text`. Syntax errors are problems with the value None; nothing is raised."""
    try:
        node = _compose(text)
    except yaml.YAMLError as error:
        return Document(None, {}, (_syntax_problem(text, error),))
    except RecursionError:
        return Document(None, {}, (Problem(1, "nested too deeply"),))
    if node is None:
        return Document(None, {(): 1}, ())
    reading = _Reading()
    try:
        value = reading.convert(node, ())
    except RecursionError:
        return Document(None, {}, (Problem(1, "nested too deeply"),))
    return Document(value, reading.lines, tuple(reading.problems))


def top_level_entry(text: str, key: str) -> tuple[ScalarNode, Node]:
    """The nodes of a key of the document's mapping and of its value, with their places in the text, which is valid.

    Nothing after them is looked at. Raises KeyError where there is no such key.
    """
    loader = _Loader(text)
    while not loader.check_event(MappingStartEvent):
        loader.get_event()  # type: ignore[no-untyped-call]
    loader.get_event()  # type: ignore[no-untyped-call]
    while not loader.check_event(MappingEndEvent):
        name = loader.compose_node(None, 0)
        value = loader.compose_node(None, 0)
        if isinstance(name, ScalarNode) and name.value == key and value is not None:
            return name, value
    raise KeyError(key)


def _compose(text: str) -> Node | None:
    """The document's node tree, by libyaml where it is there (some fifty times as fast) and agrees."""
    if yaml.__with_libyaml__:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]

        class FastLoader(CParser, JsonResolver):  # type: ignore[misc,unused-ignore]
            def __init__(self, text: str) -> None:
                CParser.__init__(self, text)
                JsonResolver.__init__(self)

        try:
            found: Node | None = FastLoader(text).get_single_node()
            return found
        except (yaml.YAMLError, UnicodeEncodeError):
            pass  # the slower parser either reads it or says better why not
    node: Node | None = _Loader(text).get_single_node()
    return node


def _syntax_problem(text: str, error: yaml.YAMLError) -> Problem:
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, int(error.position)) + 1
        code = error.character if isinstance(error.character, int) else ord(error.character)
        return Problem(line, f'the control character U+{code:04X} cannot stand here; write it as "\\u{code:04x}"')
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = mark.line + 1 if mark is not None else 1
    rows = text.split("\n")
    # The mark may stand on the line after the tab: the scanner notices when the next word comes.
    for at in (line, line - 1):
        if 0 < at <= len(rows) and re.match(r"^ *\t", rows[at - 1]):
            return Problem(at, "a tab indents this line; YAML wants blanks")
    context, problem = getattr(error, "context", None), getattr(error, "problem", None)
    said = ", ".join(part for part in (context, problem) if part) or "cannot be read"
    return Problem(line, f"not YAML: {said}")


class _Reading:
    """One pass over a node tree."""

    def __init__(self) -> None:
        self.lines: dict[JsonPath, int] = {}
        self.problems: list[Problem] = []
        self._open: set[int] = set()
        self._nodes = 0

    def convert(self, node: Node, path: JsonPath) -> JsonValue:
        line = node.start_mark.line + 1
        self.lines.setdefault(path, line)
        self._nodes += 1
        if id(node) in self._open:
            self.problems.append(Problem(line, "an alias that contains itself"))
            return None
        if self._nodes > MAX_NODES:
            if self._nodes == MAX_NODES + 1:
                self.problems.append(Problem(line, f"more than {MAX_NODES:,} values, counting what aliases repeat"))
            return None
        if isinstance(node, ScalarNode):
            return self._scalar(node, line)
        self._open.add(id(node))
        value: JsonValue
        if isinstance(node, SequenceNode):
            self._expect_tag(node, "seq", line)
            value = [self.convert(item, (*path, index)) for index, item in enumerate(node.value)]
        else:
            self._expect_tag(node, "map", line)
            value = self._mapping(node, path) if isinstance(node, MappingNode) else None
        self._open.discard(id(node))
        return value

    def _mapping(self, node: MappingNode, path: JsonPath) -> dict[str, Any]:
        value: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, ScalarNode):
                self.problems.append(Problem(line, "a key must be a word, not a list or mapping"))
                continue
            key = _joined(key_node.value)
            if key in value:
                first = self.lines[(*path, key)]
                self.problems.append(Problem(line, f"the key '{key}' stands here twice (first on line {first})"))
                continue
            self.lines[(*path, key)] = line
            value[key] = self.convert(value_node, (*path, key))
        return value

    def _expect_tag(self, node: Node, kind: str, line: int) -> None:
        if node.tag != _PREFIX + kind:
            self.problems.append(Problem(line, f"the tag {_shown_tag(node.tag)} means nothing here"))

    def _scalar(self, node: ScalarNode, line: int) -> JsonValue:
        kind = node.tag.removeprefix(_PREFIX)
        if kind == "str":
            return _joined(node.value)
        if kind == plain_type(node.value):
            match kind:
                case "null":
                    return None
                case "bool":
                    return node.value.lower() == "true"
                case "int" if len(node.value) > 4000:  # the interpreter refuses to read longer ones
                    self.problems.append(Problem(line, "a number of more than 4,000 digits"))
                    return None
                case "int":
                    return int(node.value)
                case "float":
                    return float(node.value)
        self.problems.append(Problem(line, f"the tag {_shown_tag(node.tag)} does not fit '{node.value}'"))
        return None


def _shown_tag(tag: str) -> str:
    return "!!" + tag.removeprefix(_PREFIX) if tag.startswith(_PREFIX) else tag


def _joined(text: str) -> str:
    """Escaped surrogate pairs put together, as JSON means them; lone ones stay."""
    if text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


# --- writing --------------------------------------------------------------------------------------


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines as literal blocks where that is exact, and never an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def analyze_scalar(self, scalar: str) -> Any:
        analysis = super().analyze_scalar(scalar)
        if "\n" in scalar and block_is_exact(scalar):
            analysis.allow_block = True  # PyYAML gives up the block for a mere blank at a line's end
        return analysis

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)  # lists stand indented below their key


def _represent_text(dumper: yaml.SafeDumper, text: str) -> ScalarNode:
    tag = _PREFIX + "str"
    if "\n" in text and block_is_exact(text):
        return dumper.represent_scalar(tag, text, style="|")
    # YAML readers of the older kind take more words for numbers and dates than we do: both must see text.
    plain = "\n" not in text and plain_type(text) == "str"
    return dumper.represent_scalar(tag, text, style=None if plain and not _odd(text) else '"')


def block_is_exact(text: str) -> bool:
    lines = text.split("\n")
    # A first line that is blank or indented would be taken for the block's own indentation.
    return not _odd(text) and bool(lines[0].strip()) and not lines[0][0].isspace()


def _odd(text: str) -> bool:
    return bool(_CONTROLS.search(text)) or any(char in text for char in "\r\x85\u2028\u2029\ufeff")


_Dumper.add_representer(str, _represent_text)


def write_yaml(value: JsonValue) -> str:
    """Block-style YAML, keys in their order, which `parse_yaml` reads back to the same value.

    NaN and infinities are not JSON and raise ValueError.
    """
    json.dumps(value, allow_nan=False)
    return _dumped(value, flow=False)


def write_flow(value: JsonValue) -> str:
    """The value on one line, as it may stand inside brackets or braces."""
    json.dumps(value, allow_nan=False)
    return _dumped([value], flow=True).rstrip("\n")[1:-1]


def _dumped(value: JsonValue, *, flow: bool) -> str:
    text: str = yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1_000_000, default_flow_style=flow
    )
    return text
