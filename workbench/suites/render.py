"""A suite's request as the YAML text that people edit and patches are made of, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.records import JsonObject


def request_yaml(request: JsonObject) -> str:
    """The request as YAML: keys in their order, text of several lines as literal blocks.

    `parse_request` of it gives the same request, whatever its strings hold.
    """
    from workbench.suites.yaml_text import write_yaml

    return write_yaml(request)


def parse_request(text: str, where: str) -> JsonObject:
    """The request in YAML (or JSON) text; a mapping under one key `request` is taken for the request itself.

    `where` names the text in errors. Raises SuiteFileError with every problem as `where:line: what`.
    """
    from workbench.errors import SuiteFileError
    from workbench.suites.validate import request_problems
    from workbench.suites.yaml_text import parse_yaml

    document = parse_yaml(text)
    inner = isinstance(document.value, dict) and set(document.value) == {"request"}
    request = document.value["request"] if inner else document.value
    prefix = ("request",) if inner else ()
    problems = [*document.problems, *([] if document.problems else request_problems(request, document.lines, prefix))]
    if problems:
        raise SuiteFileError(
            [f"{where}:{found.line}: {found.text}" for found in sorted(problems, key=lambda p: p.line)]
        )
    valid: JsonObject = request
    return valid
