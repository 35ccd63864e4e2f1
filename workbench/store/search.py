"""Full-text search over inputs and outputs.

The index splits at what is not a letter or digit and folds case and accents (FTS5 `unicode61`). Writing without
blanks (Chinese, Japanese, Thai, ...) would be one endless word there, so each of its characters is put into the
index as a word of its own and looked for as a phrase: any part of such a text is found, and the index stays a third
of what one of trigrams would be, which could also not find words of one or two characters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.text.canonical import lossless_json
from workbench.text.readable import readable

if TYPE_CHECKING:
    import sqlite3

    from workbench.records import JsonValue, Output

# Thai, Lao, Tibetan, Burmese, Khmer; kana, bopomofo, Han and its extensions.
_UNSPACED = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
_UNINDEXABLE = re.compile("[\x00\ud800-\udfff]")
_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(r"[^\W_]")


def index_output(connection: sqlite3.Connection, output_id: int, output: Output) -> None:
    """Make an output findable by the text the app shows of it."""
    text = _spaced(readable(output))
    connection.execute("INSERT INTO output_search (rowid, text) VALUES (?, ?)", (output_id, text))


def forget_output(connection: sqlite3.Connection, output_id: int, output: Output) -> None:
    """Take an output out of the index, given as it was when it was put in."""
    connection.execute(
        "INSERT INTO output_search (output_search, rowid, text) VALUES ('delete', ?, ?)",
        (output_id, _spaced(readable(output))),
    )


def index_input(connection: sqlite3.Connection, revision_id: int, sent: JsonValue) -> None:
    """Make a case revision findable by every string of its input."""
    text = _spaced("\n".join(_strings(sent)))
    connection.execute("INSERT INTO input_search (rowid, text) VALUES (?, ?)", (revision_id, text))


def search_condition(text: str) -> tuple[str, dict[str, str]]:
    """Give the SQL condition (on `verdicts v`, `:comparison`) and its parameters for what a user typed.

    Every term must be found: in an output of either run, in the input, or in the id of suite or case. A term is a
    word (its beginning is enough) or a "phrase in quotes". A term without letters and digits is looked for as it is.
    """
    conditions, parameters = [], {}
    for number, (phrase, word) in enumerate(_TERM.findall(text)):
        term = _UNINDEXABLE.sub(" ", phrase or word)
        if not term.strip():
            continue
        name = f"term{number}"
        if _WORD.search(term):
            conditions.append(_indexed(name))
            parameters[f"{name}_match"] = '"' + _spaced(term).replace('"', " ") + '"' + ("" if phrase else "*")
        else:
            conditions.append(_scanned(name))
            # Bodies are JSON: a quote or backslash stands there escaped.
            parameters[f"{name}_part"] = lossless_json(term)[1:-1]
        parameters[f"{name}_id"] = term
    return " AND ".join(conditions) or "1", parameters


_RUNS = (
    "(SELECT baseline_run_id FROM comparisons WHERE id = :comparison"
    " UNION SELECT target_run_id FROM comparisons WHERE id = :comparison)"
)
_REVISION = "coalesce(v.target_case_revision_id, v.baseline_case_revision_id)"


def _indexed(name: str) -> str:
    return (
        "(v.case_id IN (SELECT o.case_id FROM output_search x JOIN outputs o ON o.id = x.rowid"
        f" WHERE output_search MATCH :{name}_match AND o.run_id IN {_RUNS})"
        f" OR {_REVISION} IN (SELECT rowid FROM input_search WHERE input_search MATCH :{name}_match)"
        f" OR {_named(name)})"
    )


def _scanned(name: str) -> str:
    return (
        "(v.case_id IN (SELECT o.case_id FROM outputs o JOIN texts t ON t.id = o.content_text_id"
        f" WHERE o.run_id IN {_RUNS} AND instr(t.body, :{name}_part))"
        f" OR {_REVISION} IN (SELECT r.id FROM case_revisions r JOIN texts t ON t.id = r.input_text_id"
        f" WHERE instr(t.body, :{name}_part)) OR {_named(name)})"
    )


def _named(name: str) -> str:
    return (
        "v.case_id IN (SELECT c.id FROM cases c JOIN suites s ON s.id = c.suite_id"
        f" WHERE instr(lower(s.name || '/' || c.name), lower(:{name}_id)))"
    )


def _spaced(text: str) -> str:
    if text.isascii() and "\x00" not in text:
        return text
    return _UNSPACED.sub(r" \g<0> ", _UNINDEXABLE.sub(" ", text))


def _strings(value: JsonValue) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in _strings(part)]
    if isinstance(value, list | tuple):
        return [text for part in value for text in _strings(part)]
    return [] if value is None or isinstance(value, bool) else [str(value)]
