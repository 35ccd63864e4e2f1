"""What is measured of one output: everything that tells it apart from others."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from workbench.compare.features.calls import calls_of, printed_in
from workbench.compare.features.documents import document_of, strings_of
from workbench.compare.features.doubts import doubts_in
from workbench.compare.features.endings import ending_of
from workbench.compare.features.facts import Facts
from workbench.compare.features.frames import postamble_of, preamble_of
from workbench.compare.features.labels import label_of, lead_of
from workbench.compare.features.layouts import layout_of
from workbench.compare.features.leaks import blanks_in, identity_in, loop_in, thinking_in
from workbench.compare.features.manners import manner_of
from workbench.compare.features.parts import Manner
from workbench.compare.features.spoken import language_of, tongues_of
from workbench.compare.features.stands import hedge_of, stand_of
from workbench.compare.features.turns import TurnMark, has_call, replies_of
from workbench.compare.features.vocabulary import vocabulary_of
from workbench.text.han import han_form
from workbench.text.readable import answer_text
from workbench.text.words import word_count

if TYPE_CHECKING:
    from workbench.compare.features.parts import CallMark, Document, Ending, Layout, Stand
    from workbench.records import Output

_QUOTE = 60
_LONGEST = 200_000  # characters of an answer that are read


class Features:
    """The features of an output, each measured when it is first asked for: most suites never ask for some of them.

    Texts are short quotes as evidence, not yet safe to show; None: there is none. Of a failed call only `failed` tells
    anything; of an answer without text, what the call tells (`calls`, `turns`, how it stopped).
    """

    def __init__(self, output: Output) -> None:
        self._output = output
        self.failed = output.error is not None
        self.stop_reason = output.stop_reason
        self._text = answer_text(output)[:_LONGEST]
        stripped = self._text.strip()
        self._stripped = stripped
        self.characters = len(stripped)
        self.begins = stripped[:_QUOTE]
        self.ends = stripped[-_QUOTE:]

    def are_of(self, output: Output) -> bool:
        """Whether an output is the same as the one measured, as far as that is measured."""
        own = self._output
        return (
            own.content == output.content
            and own.stop_reason == output.stop_reason
            and own.error is None
            and output.error is None
            and own.transcript is None
            and output.transcript is None
            and (own.request or {}).get("tools") == (output.request or {}).get("tools")
        )

    @cached_property
    def words(self) -> int:
        return word_count(self._stripped)

    @cached_property
    def document(self) -> Document | None:
        return document_of(self._text)

    @cached_property
    def calls(self) -> tuple[CallMark, ...]:
        return calls_of(self._output)

    @property
    def is_call(self) -> bool:
        """Whether the last reply calls a tool."""
        return has_call(self._output.content)

    @cached_property
    def printed_call(self) -> str | None:
        """A call that is written down instead of made."""
        return None if self.calls or not self._stripped else printed_in(self._output, self._text)

    @cached_property
    def turns(self) -> tuple[TurnMark, ...]:
        """The model's replies to the user, where there are several, the answer included."""
        return tuple(map(TurnMark, self._replies))

    @cached_property
    def _replies(self) -> list[str]:
        return replies_of(self._output)

    @cached_property
    def _said(self) -> str:
        """The text without the syntax of its JSON."""
        return self._text if self.document is None else strings_of(self.document)

    @cached_property
    def _talk(self) -> str:
        """All replies of an exchange, else the answer; `manner`, `doubts` and `identity` are of all of it."""
        if not self._stripped:
            return ""
        return "\n\n".join(self._replies) if self._replies else self._said

    @cached_property
    def _told(self) -> str:
        """All that an answer states: its text, the values of JSON that writes its signs as numbers, its calls'
        inputs.
        """
        leaves = [leaf for call in self.calls for leaf in call.leaves]
        if self.document is not None and "\\" in self._text:
            leaves += self.document.leaves
        if not leaves:
            return self._text
        return "\n".join([self._text, *(leaf.value for leaf in leaves if leaf.type in ("string", "number"))])

    @property
    def _is_prose(self) -> bool:
        return self.document is None and not self.calls

    @cached_property
    def label(self) -> str | None:
        """An answer of one short line as a whole."""
        return label_of(self._stripped) if self._is_prose else None

    @cached_property
    def lead(self) -> str | None:
        """The label that an answer begins with, set off from an explanation."""
        return lead_of(self._stripped) if self._is_prose and not self.manner.greets else None

    @cached_property
    def ending(self) -> Ending:
        return ending_of(self._text, self.stop_reason, self.document)

    @property
    def stand(self) -> Stand:
        """What the answer does with the request."""
        return self._stand[0]

    @property
    def stand_said(self) -> str:
        """The sentence that shows what it does."""
        return self._stand[1]

    @cached_property
    def _stand(self) -> tuple[Stand, str]:
        if self.stop_reason == "refusal":
            return "declines", "stopped for refusal"
        return stand_of(self._text, self.language) if self._stripped and self._is_prose else ("answers", "")

    @cached_property
    def hedge(self) -> str | None:
        return hedge_of(self._said, self.language) if self._stripped and self.stand == "answers" else None

    @cached_property
    def doubts(self) -> int:
        """How many different words of doubt there are."""
        return doubts_in(self._talk, self._tongue)

    @cached_property
    def loop(self) -> str | None:
        return loop_in(self._text)

    @cached_property
    def thinking(self) -> str | None:
        if not self._stripped:
            return None
        of_replies = (thinking_in(one, False) for one in self._replies)
        return thinking_in(self._text, bool(self.calls)) or next(filter(None, of_replies), None)

    @cached_property
    def identity(self) -> str | None:
        return identity_in(self._talk, self.language)

    @cached_property
    def blanks(self) -> tuple[str, ...]:
        return blanks_in(self._said)

    @cached_property
    def preamble(self) -> str | None:
        return None if self.document is not None else preamble_of(self._text)

    @cached_property
    def postamble(self) -> str | None:
        return None if self.document is not None else postamble_of(self._text)

    @cached_property
    def language(self) -> str | None:
        return language_of(self._said)

    @cached_property
    def tongues(self) -> tuple[tuple[str, int], ...]:
        """How many small words of which languages an answer has, the most first."""
        return tongues_of(self._said)

    @property
    def _tongue(self) -> str | None:
        return self.language or (self.tongues[0][0] if self.tongues else None)

    @cached_property
    def traditional(self) -> bool:
        """Whether it is Chinese in traditional characters."""
        return self.language == "zh" and han_form(self._said) == "hant"

    @cached_property
    def layout(self) -> Layout:
        return layout_of(self._text)

    @cached_property
    def manner(self) -> Manner:
        return manner_of(self._talk, self._tongue) if self._stripped else Manner()

    @cached_property
    def facts(self) -> Facts:
        """Facts of the whole answer, with its JSON and calls."""
        return Facts(self._told, self.language)

    @cached_property
    def vocabulary(self) -> str:
        """The telling words of the whole answer, with a blank around each."""
        return vocabulary_of(self._told)
