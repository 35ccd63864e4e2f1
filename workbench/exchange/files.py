"""Files of rows, read as a stream: JSON lines, plain or gzip, and CSV."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, NoReturn

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.records import JsonObject

_BOM = b"\xef\xbb\xbf"
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class FileRow:
    """One row: its line (from 1), the bytes of the file read so far, and its value or why there is none."""

    line: int
    bytes_read: int
    value: JsonObject | None
    problem: str | None = None


def is_csv(path: Path) -> bool:
    """Whether a file is CSV by its name; every other is taken for JSON lines."""
    return path.name.lower().endswith((".csv", ".csv.gz"))


def read_rows(path: Path) -> Iterator[FileRow]:
    """The rows of a file, one at a time. Bytes that are not UTF-8 come as lone surrogates, so that nothing is lost.

    A file that breaks off or is damaged ends with a problem. Raises WorkbenchError for one that cannot be opened.
    """
    line = 0
    raw = _opened(path)
    with raw:
        unpacked = _unpacked(raw, path)
        try:
            for row in _csv_rows(raw, unpacked, path) if is_csv(path) else _json_rows(raw, unpacked):
                line = row.line
                yield row
        except (EOFError, zlib.error, gzip.BadGzipFile, OSError) as error:
            yield FileRow(line + 1, raw.tell(), None, f"the file is damaged or breaks off here: {error}")


def total_bytes(paths: list[Path]) -> int:
    """The size of the files. Raises WorkbenchError for one that cannot be read."""
    return sum(_opened(path, close=True) for path in paths)


def _opened(path: Path, *, close: bool = False) -> Any:
    try:
        if path.is_dir():
            raise WorkbenchError("this is a folder, not a file", where=str(path))
        if path.is_fifo():
            raise WorkbenchError("this is a pipe", where=str(path), hint="write it to a file first: it is read twice")
        raw = path.open("rb")
    except OSError as error:
        raise WorkbenchError(f"cannot be read: {error.strerror}", where=str(path)) from None
    if close:
        with raw:
            return raw.seek(0, io.SEEK_END)
    return raw


def _unpacked(raw: IO[bytes], path: Path) -> IO[bytes]:
    start = raw.read(2)
    raw.seek(0)
    if start in (b"\xff\xfe", b"\xfe\xff"):
        raise WorkbenchError("this is UTF-16", where=str(path), hint="save it as UTF-8")
    return gzip.GzipFile(fileobj=raw) if start == _GZIP else raw  # type: ignore[return-value]


def _json_rows(raw: IO[bytes], unpacked: IO[bytes]) -> Iterator[FileRow]:
    # Only \n parts rows: a string may hold U+0085, U+2028 or a lone \r.
    for number, line in enumerate(unpacked, start=1):
        text = (line.removeprefix(_BOM) if number == 1 else line).decode("utf-8", "surrogateescape").strip("\r\n\t ")
        if not text:
            continue
        try:
            value = json_value(text)
        except ValueError as error:
            yield FileRow(number, raw.tell(), None, f"not JSON: {error}")
            continue
        if isinstance(value, dict):
            yield FileRow(number, raw.tell(), value)
        else:
            yield FileRow(number, raw.tell(), None, "not a JSON object; one object a line is wanted")


def json_value(text: str) -> Any:
    """The value of JSON text. Control characters inside strings are let through; NaN and the like, and an object
    that says a key twice, are not: nobody could tell which of the two was meant.

    Raises ValueError.
    """
    try:
        value = json.loads(text, strict=False, parse_constant=_refuse, object_pairs_hook=_unambiguous)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    # Next to an escaped surrogate, a byte that is no UTF-8 could make a pair; JSON itself cannot say such a text.
    return _paired(value) if "\\u" in text and not _encodable(text) else value


def _csv_rows(raw: IO[bytes], unpacked: IO[bytes], path: Path) -> Iterator[FileRow]:
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(_csv_lines(unpacked), strict=True)
    line = 1
    try:
        header = next(reader, [])
        twice = sorted({name for name in header if header.count(name) > 1})
        if twice:
            raise WorkbenchError(f"the column '{twice[0]}' stands here twice", where=f"{path}:1")
        if len(header) == 1 and (parted := [mark for mark in (";", "\t") if mark in header[0]]):
            raise WorkbenchError(f"columns must be parted by commas, not by {parted[0]!r}", where=f"{path}:1")
        line = reader.line_num + 1
        for values in reader:
            if not values:
                pass
            elif len(values) == len(header):
                yield FileRow(line, raw.tell(), dict(zip(header, values, strict=True)))
            else:
                yield FileRow(line, raw.tell(), None, f"{len(values)} values for {len(header)} columns")
            line = reader.line_num + 1
    except csv.Error as error:
        # The library's own words speak of how the file was opened, which nobody outside can change.
        why = "a line ends with a lone carriage return; save it with \\n" if "new-line" in str(error) else error
        yield FileRow(line, raw.tell(), None, f"not CSV from here on: {why}")


def _csv_lines(unpacked: IO[bytes]) -> Iterator[str]:
    for number, line in enumerate(unpacked):
        yield (line if number else line.removeprefix(_BOM)).decode("utf-8", "surrogateescape")


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _unambiguous(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"the key '{next(name for name in names if names.count(name) > 1)}' stands twice in an object")
    return found


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _paired(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    if isinstance(value, dict):
        return {_paired(key): _paired(part) for key, part in value.items()}
    return [_paired(part) for part in value] if isinstance(value, list) else value
