"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Draft:
    """A file in the making. `sha256` and `size` (bytes) are of what was written so far."""

    def __init__(self, descriptor: int) -> None:
        self._file = os.fdopen(descriptor, "wb", buffering=1 << 16)
        self._hash = hashlib.sha256()
        self.size = 0

    def write(self, text: str) -> None:
        """Append text as UTF-8."""
        data = text.encode()
        self._file.write(data)
        self._hash.update(data)
        self.size += len(data)

    @property
    def sha256(self) -> str:
        """The hash in hex."""
        return self._hash.hexdigest()

    def settle(self) -> None:
        """Bring everything to disk."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the file, whatever became of it."""
        with contextlib.suppress(OSError):
            self._file.close()


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Draft]:
    """Write a file beside `path` and put it in its place when the block ends well; else leave no trace.

    Raises WorkbenchError when it cannot be written.
    """
    real = path.resolve()
    if real.exists() and not real.is_file():
        raise WorkbenchError("not a plain file; cannot be replaced", where=str(path))
    mode = real.stat().st_mode & 0o777 if real.exists() else 0o666
    draft_path = real.with_name(f".{real.name[:100]}.{secrets.token_hex(4)}")
    try:
        draft = Draft(os.open(draft_path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode))
        try:
            yield draft
            draft.settle()
            draft.close()
            os.replace(draft_path, real)
        except BaseException:
            draft.close()
            with contextlib.suppress(OSError):
                draft_path.unlink()
            raise
        _settle_folder(real.parent)
    except OSError as error:
        raise WorkbenchError(f"cannot be written: {error.strerror}", where=str(path)) from None


def _settle_folder(folder: Path) -> None:
    """Bring the new name to disk too, where folders can be opened."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
