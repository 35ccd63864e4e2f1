"""The turns of an exchange, and which turns of two exchanges belong together."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING, NamedTuple

from workbench.text.partners import alike, fitting, in_order
from workbench.text.pieces import Piece, blocks_of, pieces_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import JsonObject, JsonValue, Output
    from workbench.text.partners import Pair

_EMPTY = (Piece("text", ""),)  # a message without content is seen as that


class Turn(NamedTuple):
    """One message, its calls with their results. `number` counts from 1.

    `own`: the model wrote it in this exchange, it was not given to it.
    """

    role: str
    number: int
    pieces: tuple[Piece, ...]
    own: bool


def turns_of(output: Output) -> list[Turn]:
    """The whole exchange of an output: what was sent as far as it is known, and the answers."""
    request = output.request if isinstance(output.request, dict) else {}
    given = _messages(request.get("messages"))
    if output.transcript is None:
        answered = [{"role": "assistant", "content": output.content}] if output.content or output.error is None else []
        return message_turns([*given, *answered], len(given))
    messages = _messages(output.transcript)
    return message_turns(messages, len(given) if _begins_with(messages, given) else 0)


def _begins_with(messages: list[JsonObject], given: list[JsonObject]) -> bool:
    try:
        return messages[: len(given)] == given
    except RecursionError:  # nested deeper than Python compares
        return False


def message_turns(messages: JsonValue, given: int | None = None) -> list[Turn]:
    """The turns of a list of messages, of which the first `given` (None: all) were given to the model.

    A message that holds nothing but results of calls made before is no turn: the results are with their calls.
    """
    turns: list[tuple[str, list[Piece], bool]] = []
    waiting: dict[str, deque[tuple[list[Piece], int]]] = defaultdict(deque)  # where calls without a result are, by id
    for at, message in enumerate(_messages(messages)):
        pieces: list[Piece] = []
        found = pieces_of(blocks_of(message.get("content")))
        for piece in found:
            if piece.kind == "tool result" and piece.call is not None and waiting[piece.call]:
                holder, place = waiting[piece.call].popleft()
                holder[place] = holder[place]._replace(result=piece._replace(name=holder[place].name))
                continue
            if piece.kind == "tool call" and piece.call is not None:
                waiting[piece.call].append((pieces, len(pieces)))
            pieces.append(piece)
        if pieces or not found:
            role = message.get("role")
            role = role if isinstance(role, str) else "unknown"
            turns.append((role, pieces, role == "assistant" and given is not None and at >= given))
    return [Turn(role, number, tuple(pieces) or _EMPTY, own) for number, (role, pieces, own) in enumerate(turns, 1)]


def answer_turn(output: Output) -> Turn:
    """The final answer alone, without its thinking; one empty text where nothing but that was answered."""
    turn = message_turns([{"role": "assistant", "content": output.content}], 0)[0]
    pieces = tuple(piece for piece in turn.pieces if piece.kind != "thinking")
    return turn._replace(pieces=pieces or _EMPTY)


def pair_turns(left: Sequence[Turn], right: Sequence[Turn]) -> list[Pair]:
    """Which turns belong together, in order: same role, and as alike as can be.

    A turn that one side dropped or added stays alone and shifts no other.
    """
    likeness = alike([_words(turn) for turn in left], [_words(turn) for turn in right])

    def score(i: int, j: int) -> float:
        return fitting(likeness(i, j)) if left[i].role == right[j].role else 0.0

    return in_order(len(left), len(right), score)


def _messages(value: JsonValue) -> list[JsonObject]:
    if not isinstance(value, list | tuple):
        return []
    return [part if isinstance(part, dict) else {"role": "unknown", "content": part} for part in value]


def _words(turn: Turn) -> str:
    return "\n".join(f"{piece.name} {piece.text}" for piece in turn.pieces)
