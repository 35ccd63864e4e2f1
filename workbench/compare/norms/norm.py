"""What is learnt of a suite's baseline: its norm; and what is known of a case beside its outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.compare.norms.grounding import Place

T = TypeVar("T")


class CaseFacts(NamedTuple):
    """What a case puts into the request: the texts of its variables and messages, and how many user turns it has."""

    inputs: tuple[str, ...]
    turns: int = 1


class Habit(NamedTuple, Generic[T]):
    """What the outputs of a suite nearly all are, and the share (0..1) of them that is so."""

    value: T
    share: float


class PathNorm(NamedTuple):
    """What stands at a path of a suite's JSON.

    `share`: of the values that have its parent. `values`: all of them where they are a small closed set. `forms`: how
    they are written where they are all written so. `grounded`: nearly all of them stand in the case's input, `origins`:
    where in it. `filled`: none of them is empty.
    """

    share: float
    types: frozenset[str]
    values: frozenset[str] | None = None
    forms: frozenset[str] | None = None
    grounded: bool = False
    origins: tuple[Place, ...] = ()
    filled: bool = False


class JsonNorm(NamedTuple):
    """The paths of a suite's JSON (or of a tool's input), and the objects whose keys are always the same."""

    paths: Mapping[str, PathNorm]
    closed: frozenset[str]


class Norm(NamedTuple):
    """What nearly all baseline outputs of a suite have in common; None and empty where they have nothing.

    `outputs`: how many it was learnt from. `uniform`: they are answers to one and the same prompt, to look at them, so
    that their form can be held against others. `habits`: yes-or-no properties by name (see `traits`). `languages` are
    all that were seen, `tongues` those of which some have several small words. `words` is the range in which the
    lengths lie, from `shortest` to `longest`, widened; `warm` the most warm words of any, `usually_warm`: most have
    several; `doubts`: the most words of doubt. `labels`: all answers, where each is one of a few labels, or
    (`explained`) begins with one; `label_origins`: where in the input it stands. `titles` are headings and labels of
    lines with their shares, `fewest_titles` how many there are at least; `tools` tools with their shares, `inputs` the
    norms of their inputs. `known` are facts that several cases state by themselves, `stock` what stands in many
    inputs. `grounded` are the sorts of facts that are nearly always in the input; `carried` says how often those at a
    place of the input are taken over by the reply of a turn (0: by the answer of a single one), where that is usual.
    `counts`: how many items, rows and columns nearly all outputs have. `turns`: habits by turn; `turn_words`: the most
    words of a reply in each.
    """

    outputs: int = 0
    uniform: bool = False
    habits: Mapping[str, Habit[bool]] = {}
    language: Habit[str] | None = None
    languages: frozenset[str] = frozenset()
    tongues: frozenset[str] = frozenset()
    words: tuple[float, float] | None = None
    shortest: int = 0
    longest: int = 0
    warm: int | None = None
    usually_warm: bool = False
    doubts: int | None = None
    labels: frozenset[str] | None = None
    explained: bool = False
    label_origins: tuple[Place, ...] = ()
    titles: Mapping[str, float] = {}
    fewest_titles: int = 0
    document: JsonNorm | None = None
    tools: Mapping[str, float] = {}
    inputs: Mapping[str, JsonNorm] = {}
    known: frozenset[str] = frozenset()
    grounded: frozenset[str] = frozenset()
    stock: frozenset[str] = frozenset()
    carried: Mapping[tuple[int, Place], float] = {}
    counts: Mapping[str, int] = {}
    turns: Mapping[tuple[int, str], Habit[bool]] = {}
    turn_words: Mapping[int, int] = {}


NEARLY_ALL = 0.8
SEVERAL_WORDS = 2  # small words of a language in an answer, by which it is told where there are none of another


def is_habit(norm: Norm, trait: str, value: bool = True, share: float = NEARLY_ALL) -> bool:
    """Whether nearly all outputs have the property, or (`value` false) have it not."""
    habit = norm.habits.get(trait)
    return habit is not None and habit.value is value and habit.share >= share
