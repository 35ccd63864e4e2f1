"""Requests as the scripted models get them: read, checked, counted, and answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.simulator.answer import answer
from workbench.simulator.faults import ApiError
from workbench.simulator.played import played_error, played_message
from workbench.simulator.requests import check_shape
from workbench.simulator.rules import check_rules
from workbench.simulator.rules.history import without_unreadable
from workbench.simulator.seeds import request_seed
from workbench.simulator.tokens import request_tokens

if TYPE_CHECKING:
    from workbench.records import JsonObject, JsonValue
    from workbench.simulator.models import ScriptedModel, ScriptedModels
    from workbench.simulator.played import Played, Response
    from workbench.simulator.rules import Setting


@dataclass(frozen=True, slots=True)
class Question:
    """A request that may be answered: its body, its model, who it is, and its input tokens."""

    body: JsonObject
    model: ScriptedModel
    identity: int
    tokens: int


class Questions:
    """Reads requests, counts how often it has seen each, so that samples differ, and answers them.

    What `played` holds is answered as it stands there; its models are served though they are retired.
    """

    def __init__(self, models: ScriptedModels, played: Played | None = None) -> None:
        self._models = models
        self._played = played
        self._samples: Counter[int] = Counter()

    def known(self, model_id: str) -> ScriptedModel:
        """The model of an id or alias; ApiError 404 when there is none."""
        model = self._models.find(model_id)
        if model is None:
            raise ApiError(404, f"model: {model_id}")
        return model

    def read(self, body: JsonValue, setting: Setting) -> Question:
        """A request that this server takes; ApiError for one that it refuses."""
        request = check_shape(body, counting=setting.counting)
        model = self.known(request["model"])
        if model.lifecycle == "retired" and not (self._played and model.id in self._played.models):
            raise ApiError(404, f"model: {request['model']}")
        check_rules(request, model, setting)
        tokens = request_tokens(without_unreadable(request, model), model.token_scale)
        if tokens > model.max_input_tokens and not setting.counting:
            raise ApiError(400, f"prompt is too long: {tokens} tokens > {model.max_input_tokens} maximum")
        return Question(request, model, request_seed(request), tokens)

    def sample(self, question: Question, pinned: str | None) -> int:
        """Which sample the next answer to a request is; a `pinned` one does not count."""
        if pinned is not None:
            if not pinned.isdigit():
                raise ApiError(400, "x-simulate-sample: Input should be a whole number")
            return int(pinned)
        self._samples[question.identity] += 1
        return self._samples[question.identity]

    def refusal(self, question: Question, sample: int) -> ApiError | None:
        """The error that a sample of the answer is to be, where the file has one."""
        response = self._response(question.model, question.body, sample)
        return played_error(response) if response else None

    def message(self, question: Question, sample: int) -> JsonObject:
        """A sample of the answer; ApiError where it is to be an error."""
        if error := self.refusal(question, sample):
            raise error
        return self._message(question.model, question.body, sample, question.identity, question.tokens)

    def batch_message(self, body: JsonValue, sample: int) -> JsonObject:
        """The message to a request of a batch, which has been read before and is no error."""
        model = self.known(body["model"])
        tokens = request_tokens(without_unreadable(body, model), model.token_scale)
        message = self._message(model, body, sample, request_seed(body), tokens)
        return {**message, "usage": {**message["usage"], "service_tier": "batch"}}

    def tells_usage(self, question: Question, sample: int) -> bool:
        """Whether the usage of an answer stands in the file, so that nothing is to be added to it."""
        response = self._response(question.model, question.body, sample)
        return bool(response and response.get("usage"))

    def _message(
        self, model: ScriptedModel, body: JsonObject, sample: int, identity: int, input_tokens: int
    ) -> JsonObject:
        response = self._response(model, body, sample)
        if response is None:
            return answer(model, body, sample, identity=identity, input_tokens=input_tokens)
        return played_message(response, model, body, sample, identity=identity, input_tokens=input_tokens)

    def _response(self, model: ScriptedModel, body: JsonObject, sample: int) -> Response | None:
        return self._played.find(model.id, body, sample) if self._played else None
