"""Keys of one's own, in a YAML file: {action name: [keys]}. Everything wrong with it is named, with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.text.nearest import nearest
from workbench.text.safe import visible_line
from workbench.tui.actions import ACTIONS, PLACES, TITLES, actions_of, clashes
from workbench.tui.key_names import is_function_key, unusable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.records import JsonValue
    from workbench.suites.yaml_text import JsonPath

_NEEDED = ("help", "palette", "back", "quit")
"""Without a key for these one could not find the way, or not out."""
_HINT = "'workbench keys --keys FILE' checks a file; docs/keys.md says what a key can be"


class KeyFileError(WorkbenchError):
    """A file of keys is wrong; `problems` holds every finding as `file:line: what`, in the file's order."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems), hint=_HINT)
        self.problems = tuple(problems)


def usual_keys_path() -> Path:
    """Where the file is looked for unless another is named."""
    from platformdirs import user_config_path

    return user_config_path("workbench") / "keys.yaml"


def own_keys(named: Path | None) -> dict[str, tuple[str, ...]]:
    """{action name: keys} of the file that was named, else of the usual one if it is there.

    Raises KeyFileError if it cannot be read, or if a key of it cannot be had.
    """
    path = named or usual_keys_path()
    if named is None and not path.exists():
        return {}
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise KeyFileError([f"{path}: cannot be read: {error.strerror}"]) from None
    except UnicodeDecodeError:
        raise KeyFileError([f"{path}: is not UTF-8; save it as that"]) from None
    from workbench.suites.yaml_text import parse_yaml

    document = parse_yaml(text)
    problems = [(found.line, found.text) for found in document.problems]
    keys: dict[str, tuple[str, ...]] = {}
    if not problems and document.value is not None:
        keys, problems = _read(document.value, document.lines)
    if problems:
        raise KeyFileError([f"{path}:{line}: {visible_line(text)}" for line, text in sorted(problems)])
    return keys


def _read(value: JsonValue, lines: dict[JsonPath, int]) -> tuple[dict[str, tuple[str, ...]], list[tuple[int, str]]]:
    """The keys by action, and what is wrong: (line, what)."""
    if not isinstance(value, dict):
        return {}, [(1, "holds no actions; a line is 'ACTION: [KEY, …]'")]
    problems: list[tuple[int, str]] = []
    own: dict[str, tuple[str, ...]] = {}
    known = {action.name for action in ACTIONS}
    for name, given in value.items():
        line = lines.get((name,), 1)
        if name not in known:
            problems.append((line, f"no action is called '{name}'{_meant(name, known)}"))
            continue
        keys: list[str] = []
        for at, key in enumerate(given if isinstance(given, list) else [given]):
            here = lines.get((name, at), line)
            if isinstance(key, int) and not isinstance(key, bool) and 0 <= key <= 9:
                key = str(key)
            if not isinstance(key, str):
                problems.append((here, f"a key of {name} is no text; write it in quotes"))
            elif why := unusable(key):
                problems.append((here, f"'{key}' cannot be given to {name}: it {why}"))
            else:
                keys.append(key)
        if keys and all(map(is_function_key, keys)):
            problems.append((line, f"{name} has function keys only, which not everyone can press; add another key"))
        if given == [] and name in _NEEDED:
            problems.append((line, f"{name} needs a key"))
        own[name] = tuple(dict.fromkeys(keys))
    if not problems:
        problems = _clashes(own, lines)
    return own, problems


def _clashes(own: dict[str, tuple[str, ...]], lines: dict[JsonPath, int]) -> list[tuple[int, str]]:
    every = {action.name: own.get(action.name, action.keys) for action in ACTIONS}
    problems = []
    for clash in clashes(every):
        mine = [name for name in (clash.first, clash.second) if name in own]
        line = max(lines.get((name,), 1) for name in mine)
        other = [name for name in (clash.first, clash.second) if name not in own]
        mend = f"give {other[0]} another key as well" if other else "give one of them another key"
        problems.append((line, f"{clash.text}; {mend}"))
    return problems


def _meant(name: str, known: set[str]) -> str:
    near = nearest(name, sorted(known))
    return f"; is {near[0]} meant?" if near else "; 'workbench keys' lists them"


def starting_file() -> str:
    """A file of keys that changes nothing: every action once, as a comment."""
    parts = [
        "# Keys of your own for Workbench: ACTION: [KEY, …]. Take the '# ' of a line away and change its keys; what\n"
        "# stands here takes the place of the keys that Workbench has for the action.\n"
        "# 'workbench keys' prints the keys in force; docs/keys.md says what a key can be.\n"
    ]
    said: set[str] = set()
    for place in PLACES:
        rows = [action for action in actions_of(place) if action.name not in said]
        said.update(action.name for action in rows)
        if rows:
            parts.append(f"\n# {TITLES[place]}\n")
        for action in rows:
            keys = ", ".join(f'"{key}"' for key in action.keys)
            parts.append(f"# {action.name}: [{keys}]  # {action.does}\n")
    return "".join(parts)
