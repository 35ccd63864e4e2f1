"""The Models API: which models there are, and what they can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.client.endpoint import Endpoint
from workbench.client.failures import advice
from workbench.errors import WorkbenchError
from workbench.records import OutputError

if TYPE_CHECKING:
    from workbench.client.settings import ClientSettings
    from workbench.records import JsonObject

_LIFECYCLES = ["active", "deprecated", "retired"]
_PAGE = 1000


async def list_models(settings: ClientSettings) -> list[JsonObject]:
    """Every model the endpoint names, retired ones too, as its JSON says; WorkbenchError when it does not answer."""
    async with Endpoint(settings) as endpoint:
        answer = await endpoint.ask(_all_models)
    if isinstance(answer, OutputError):
        raise WorkbenchError(f"the Models API gave no list: {answer.message}", hint=advice(answer, ""))
    return answer


async def _all_models(client: Any) -> list[JsonObject]:
    try:
        found = [model.to_dict(mode="json") async for model in client.models.list(limit=_PAGE, lifecycle=_LIFECYCLES)]
    except AttributeError as error:  # the SDK reads whatever came with status 200
        raise ValueError("the answer is no list of models") from error
    if not found or not all(isinstance(model.get("id"), str) for model in found):
        raise ValueError("the answer is no list of models")
    return found
