"""Measuring one output: everything that tells it apart from others, in a fraction of a millisecond."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.compare.features.calls import calls_of, printed_in
from workbench.compare.features.documents import document_of, strings_of
from workbench.compare.features.doubts import doubts_in
from workbench.compare.features.endings import ending_of
from workbench.compare.features.facts import facts_of
from workbench.compare.features.features import Features, TurnMark
from workbench.compare.features.frames import postamble_of, preamble_of
from workbench.compare.features.labels import label_of, lead_of
from workbench.compare.features.layouts import layout_of
from workbench.compare.features.leaks import blanks_in, identity_in, loop_in, thinking_in
from workbench.compare.features.manners import emoji_in, manner_of
from workbench.compare.features.spoken import language_of, tongues_of
from workbench.compare.features.stands import hedge_of, stand_of
from workbench.compare.features.vocabulary import vocabulary_of
from workbench.text.han import han_form
from workbench.text.readable import answer_text
from workbench.text.words import word_count

if TYPE_CHECKING:
    from workbench.compare.features.features import CallMark, Document, Stand
    from workbench.records import JsonValue, Output

_QUOTE = 60
_MOST_TURNS = 60
_LONGEST = 200_000  # characters of an answer that are read
_CAPITALS = re.compile(r"[^\W\d_]{3,}")


def measure(output: Output) -> Features:
    """The features of an output; of a failed call only that it failed."""
    if output.error is not None:
        return Features(failed=True)
    text = answer_text(output)[:_LONGEST]
    stripped = text.strip()
    calls = calls_of(output)
    replies = _replies(output)
    turns = tuple(map(_turn, replies))
    if not stripped:
        told = _told(text, None, calls)
        return Features(
            stop_reason=output.stop_reason,
            ending=ending_of(text, output.stop_reason, None),
            stand="declines" if output.stop_reason == "refusal" else "answers",
            stand_said="stopped for refusal" if output.stop_reason == "refusal" else "",
            facts=facts_of(told),
            vocabulary=vocabulary_of(told),
            calls=calls,
            is_call=_has_call(output.content),
            turns=turns,
        )
    document = document_of(text)
    said = text if document is None else strings_of(document)
    language = language_of(said)
    tongues = tongues_of(said)
    told = _told(text, document, calls)
    alone = document is None and not calls
    talk = "\n\n".join(replies) if replies else said
    tongue = language or (tongues[0][0] if tongues else None)
    manner = manner_of(talk, tongue)
    stand: Stand = "answers"
    stand_said = ""
    if output.stop_reason == "refusal":
        stand, stand_said = "declines", "stopped for refusal"
    elif document is None and not calls:
        stand, stand_said = stand_of(text, language)
    return Features(
        stop_reason=output.stop_reason,
        characters=len(stripped),
        words=word_count(stripped),
        begins=stripped[:_QUOTE],
        ends=stripped[-_QUOTE:],
        label=label_of(stripped) if alone else None,
        lead=lead_of(stripped) if alone and not manner.greets else None,
        ending=ending_of(text, output.stop_reason, document),
        stand=stand,
        stand_said=stand_said,
        hedge=hedge_of(said, language) if stand == "answers" else None,
        doubts=doubts_in(talk, tongue),
        loop=loop_in(text),
        thinking=thinking_in(text, bool(calls))
        or next(filter(None, (thinking_in(one, False) for one in replies)), None),
        identity=identity_in(talk, language),
        blanks=blanks_in(said),
        preamble=None if document is not None else preamble_of(text),
        postamble=None if document is not None else postamble_of(text),
        language=language,
        tongues=tongues,
        traditional=language == "zh" and han_form(said) == "hant",
        document=document,
        layout=layout_of(text),
        manner=manner,
        facts=facts_of(told, language),
        vocabulary=vocabulary_of(told),
        calls=calls,
        is_call=_has_call(output.content),
        printed_call=None if calls else printed_in(output, text),
        turns=turns,
    )


def _told(text: str, document: Document | None, calls: tuple[CallMark, ...]) -> str:
    """All that an answer states: its text, the values of JSON that writes its signs as numbers, its calls' inputs."""
    leaves = [leaf for call in calls for leaf in call.leaves]
    if document is not None and "\\" in text:
        leaves += document.leaves
    return "\n".join([text, *(leaf.value for leaf in leaves if leaf.type in ("string", "number"))]) if leaves else text


def _replies(output: Output) -> list[str]:
    """The texts of the model's replies to the user, where there are several; what it says beside calls is none."""
    if output.transcript is None:
        return []
    given = (output.request or {}).get("messages")
    start = (
        len(given) if isinstance(given, list | tuple) and list(output.transcript[: len(given)]) == list(given) else 0
    )
    replies = [
        _reply(message.get("content"))
        for message in output.transcript[start:]
        if isinstance(message, dict) and message.get("role") == "assistant" and not _has_call(message.get("content"))
    ]
    replies = [reply for reply in replies if reply.strip()]
    return replies[:_MOST_TURNS] if len(replies) > 1 else []


def _has_call(content: JsonValue) -> bool:
    blocks = content if isinstance(content, list | tuple) else ()
    return any(isinstance(block, dict) and str(block.get("type", "")).endswith("tool_use") for block in blocks)


def _reply(content: JsonValue) -> str:
    if isinstance(content, str):
        return content
    blocks = content if isinstance(content, list | tuple) else ()
    return "".join(
        str(block.get("text", "")) for block in blocks if isinstance(block, dict) and block.get("type") == "text"
    )


def _turn(text: str) -> TurnMark:
    letters = _CAPITALS.findall(text[:600])
    language = language_of(text)
    stand, stand_said = stand_of(text, language) if text.lstrip()[:1] not in ("{", "[") else ("answers", "")
    return TurnMark(
        words=word_count(text),
        language=language,
        layout=layout_of(text)._replace(titles=()),
        json=text.lstrip()[:1] in ("{", "["),
        emoji=emoji_in(text),
        capitals=len(letters) > 3 and all(map(str.isupper, letters)),
        characters=len(text),
        facts=facts_of(text, language),
        vocabulary=vocabulary_of(text),
        stand=stand,
        stand_said=stand_said,
        tongues=tongues_of(text),
    )
