"""What can go wrong for a user: one message that says what, where and what to do."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ends; scripts rely on the numbers."""

    DONE = 0
    GATE_FAILED = 1
    UNUSABLE = 2
    PARTIAL = 3
    INTERRUPTED = 130


class WorkbenchError(Exception):
    """A failure a user can act on.

    `message` says what is wrong, `where` names the file, line or object, `hint` what to do about it.
    """

    def __init__(
        self,
        message: str,
        *,
        where: str | None = None,
        hint: str | None = None,
        exit_code: ExitCode = ExitCode.UNUSABLE,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint
        self.exit_code = exit_code

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text}\n  {self.hint}" if self.hint else text


class UnknownNameError(WorkbenchError):
    """A run, comparison, suite or case that the database does not hold."""


class StoreError(WorkbenchError):
    """The database cannot be opened, read or written as asked; nothing was changed."""


class SuiteFileError(WorkbenchError):
    """A suite file is wrong; `problems` holds every finding as `file:line: what`, in file order."""

    def __init__(self, problems: list[str], *, hint: str | None = None) -> None:
        super().__init__("\n".join(problems), hint=hint)
        self.problems = problems


class TemplateError(WorkbenchError):
    """A `{{variable}}` that a case does not provide."""
