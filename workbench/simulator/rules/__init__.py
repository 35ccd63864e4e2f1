"""What a model refuses under an API version, one file for each part of a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.simulator.rules import history, messages, sampling, service, thinking, tools
from workbench.simulator.rules.setting import Setting

if TYPE_CHECKING:
    from workbench.records import JsonObject
    from workbench.simulator.models import ScriptedModel

__all__ = ["Setting", "check_rules"]


def check_rules(request: JsonObject, model: ScriptedModel, setting: Setting) -> None:
    """Checks a request of the right shape against what its model takes; ApiError 400 for the first thing it refuses.

    How long the prompt is is not looked at.
    """
    service.check(request, model, setting)
    sampling.check(request, model, setting)
    thinking.check(request, model, setting)
    tools.check(request, model, setting)
    messages.check(request, model, setting)
    history.check(request, model, setting)
