"""The measures of one output as frozen values. All of them together stay small, whatever the output's length."""

from __future__ import annotations

from typing import Literal, NamedTuple

Ending = Literal["ended", "limit", "open", "broken off", "no stop"]
Stand = Literal["answers", "declines", "declines a part", "evades"]


class Leaf(NamedTuple):
    """A place in a JSON value: its path with `[*]` for every index, its JSON type, its value clipped ("" if nested)."""

    path: str
    type: str
    value: str


class Document(NamedTuple):
    """The JSON of an answer. `fenced`: it stands in a code fence. `faults`: what had to be mended to read it.

    `before` and `after`: the words around it.
    """

    fenced: bool
    leaves: tuple[Leaf, ...]
    faults: str = ""
    before: str = ""
    after: str = ""


class CallMark(NamedTuple):
    """One call of a tool with its input, flattened; `step` counts the replies that call tools, from 1.

    `lacking` and `unknown` are arguments that the tool's schema demands and that it does not have, where it was sent.
    """

    tool: str
    step: int
    leaves: tuple[Leaf, ...]
    lacking: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


class Layout(NamedTuple):
    """How many lines of each form an answer has; those of code in fences do not count. `titles`: heads and labels.

    `fence` is the language of a fence that is the whole answer ("" where it names none), None where there is no such.
    `rows` of all tables without their heads; `columns` of the widest.
    """

    headings: int = 0
    bullets: int = 0
    numbered: int = 0
    tables: int = 0
    bold: int = 0
    fences: int = 0
    fence: str | None = None
    titles: tuple[str, ...] = ()
    rows: int = 0
    columns: int = 0


class Manner(NamedTuple):
    """How an answer speaks: counts of what is warm, loud or familiar in it.

    `polite` and `familiar` are the forms of address of a language that has both. `greets`: it begins with a greeting;
    `signs_off`: it ends with a closing formula of letters; `asks`: with a question.
    """

    emoji: int = 0
    exclamations: int = 0
    warm: int = 0
    polite: int = 0
    familiar: int = 0
    greets: bool = False
    signs_off: bool = False
    asks: bool = False


class Facts(NamedTuple):
    """What an answer states that can be looked up in its input: numbers, codes and addresses, names."""

    numbers: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class TurnMark(NamedTuple):
    """One reply of the model in an exchange of several turns, measured as the features of the same names are."""

    words: int
    language: str | None
    layout: Layout
    json: bool
    emoji: int
    capitals: bool
    characters: int = 0
    facts: Facts = Facts()
    vocabulary: str = ""
    stand: Stand = "answers"
    stand_said: str = ""
    tongues: tuple[tuple[str, int], ...] = ()


class Features(NamedTuple):
    """What is measured of an output. Texts are short quotes as evidence, not yet safe to show; None: there is none.

    `stand` is what the answer does with the request, `stand_said` the sentence that shows it. `label` is an answer of
    one short line as a whole; `lead` the label that an answer begins with, set off from an explanation. `facts` and
    `vocabulary` are of the whole answer, with its JSON and calls; the telling words have a blank around each.
    `doubts`: different words of doubt. `tongues`: how many small words of which languages an answer has, the most
    first; `traditional`: it is Chinese in traditional characters. `is_call`: the last reply calls a tool. `turns` are
    the model's replies to the user, where there are several, the answer included; `manner`, `doubts` and `identity` are
    then of all of them.
    """

    failed: bool = False
    stop_reason: str | None = None
    characters: int = 0
    words: int = 0
    begins: str = ""
    ends: str = ""
    label: str | None = None
    lead: str | None = None
    ending: Ending = "ended"
    stand: Stand = "answers"
    stand_said: str = ""
    hedge: str | None = None
    doubts: int = 0
    loop: str | None = None
    thinking: str | None = None
    identity: str | None = None
    blanks: tuple[str, ...] = ()
    preamble: str | None = None
    postamble: str | None = None
    language: str | None = None
    tongues: tuple[tuple[str, int], ...] = ()
    traditional: bool = False
    document: Document | None = None
    layout: Layout = Layout()
    manner: Manner = Manner()
    facts: Facts = Facts()
    vocabulary: str = ""
    calls: tuple[CallMark, ...] = ()
    is_call: bool = False
    printed_call: str | None = None
    turns: tuple[TurnMark, ...] = ()
