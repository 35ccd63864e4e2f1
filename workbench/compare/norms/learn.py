"""Learning a suite's norm from its baseline outputs."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from workbench.compare.features.spoken import language_of
from workbench.compare.norms.carried import carried_facts, grounded_sorts, own_facts, stock_of, usually
from workbench.compare.norms.grounding import given, sort_beside
from workbench.compare.norms.norm import NEARLY_ALL, SEVERAL_WORDS, Habit, Norm
from workbench.compare.norms.paths import learn_origins, learn_paths
from workbench.compare.norms.traits import COUNTS, OF_TABLES, TRAITS, TURN_TRAITS
from workbench.compare.norms.uniform import are_of_codes, is_uniform

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workbench.compare.features.features import Features
    from workbench.compare.features.parts import Leaf
    from workbench.compare.features.turns import TurnMark
    from workbench.compare.norms.carried import Sample
    from workbench.compare.norms.grounding import Given, Place
    from workbench.compare.norms.norm import CaseFacts, JsonNorm

_FEWEST = 5  # outputs from which anything is learnt
_USUAL = 0.9  # of the outputs
_CARRIED, _ALWAYS_CARRIED = 0.9, 0.97  # of the outputs with a fact at the place
_MANY = 20  # outputs, or small words of them: fewer share what their few wordings happen to say
_TOGETHER = 20  # outputs of which the beginnings are read as one text
_RARELY = 0.02
_TELL_THEIRS = 0.1  # of the outputs are long enough to tell their language
_OFTEN = 0.3  # what so many outputs have, the others may lack by a defect
_ALWAYS = 0.97  # of the outputs have one of the numbers that are often seen
_LABELLED = 0.9  # of the outputs give a label
_MOST_LABELS = 20
_TIMES_EACH = 3
_ONCE = 0.03  # of the outputs give a label that no other gives
_MARGIN = 1.25  # around the lengths that were seen
_FEW = 20  # outputs; fewer say less of how long others may be
_MARGIN_OF_FEW = 1.6


def learn_norm(baseline: Sequence[tuple[CaseFacts, Sequence[Features]]]) -> Norm:
    """The norm of a suite from its cases with their baseline outputs; empty where they are fewer than five."""
    cases = [
        (given(facts.inputs), usable) for facts, ones in baseline if (usable := [one for one in ones if not one.failed])
    ]
    samples = [(one, source) for source, ones in cases for one in ones]
    if len(cases) < _FEWEST:
        return Norm(outputs=len(samples))
    outputs = [one for one, _ in samples]
    habits = _habits(outputs, TRAITS)
    full = [one for one in outputs if one.characters]
    bare = _labels([one.label for one in outputs])
    labels = bare or _labels([one.lead or one.label for one in outputs])
    replies = _replies(outputs)
    stock = stock_of([source for source, _ in cases])
    carried = carried_facts(samples, stock, _CARRIED)
    taken_over = usually({key: share for key, share in carried.items() if share >= _ALWAYS_CARRIED})
    sorts = {sort_beside(place) for _, place in carried}  # in which an answer may state another fact
    known = own_facts(cases, sorts)
    uniform = labels is not None or is_uniform(full, habits) or are_of_codes(taken_over)
    return Norm(
        outputs=len(samples),
        uniform=uniform,
        habits=habits,
        language=_language(full, uniform),
        languages=frozenset(one.language for one in full if one.language),
        tongues=_tongues(full),
        words=_lengths(full) if uniform and full else None,
        shortest=min(one.words for one in full) if full else 0,
        longest=max(one.words for one in full) if full else 0,
        warm=max(one.manner.warm + one.manner.exclamations for one in full) if uniform and full else None,
        doubts=max(one.doubts for one in full) if uniform and full else None,
        usually_warm=sum(one.manner.warm + one.manner.exclamations > 1 for one in full) >= NEARLY_ALL * len(full),
        labels=labels,
        explained=labels is not None and bare is None,
        label_origins=_label_origins(samples, bare is None) if labels is not None else (),
        titles=_titles(full) if uniform and full else {},
        fewest_titles=_fewest_titles(full) if uniform and full else 0,
        document=_documents(samples) if habits["json"].value else None,
        tools=_tools(outputs),
        inputs=_inputs(samples),
        known=known,
        grounded=grounded_sorts(samples, known, sorts),
        stock=stock,
        carried=usually(carried) if uniform else taken_over,
        counts=_counts(full) if uniform and full else {},
        turns=_turn_habits(replies),
        turn_words={number: max(turn.words for turn in turns) for number, turns in replies.items()},
    )


def _habits(outputs: Sequence[Features], traits: Mapping[str, Callable[[Features], bool]]) -> dict[str, Habit[bool]]:
    """What most outputs are, of each property: a habit only where the share says so."""
    habits = {}
    for name, holds in traits.items():
        share = sum(map(holds, outputs)) / len(outputs)
        habits[name] = Habit(share >= 0.5, max(share, 1 - share))
    return habits


def _most(values: Sequence[str], fewest: float) -> Habit[str] | None:
    if len(values) < fewest or len(values) < _FEWEST:
        return None
    value, count = Counter(values).most_common(1)[0]
    return Habit(value, count / len(values)) if count >= NEARLY_ALL * len(values) else None


def _language(outputs: Sequence[Features], uniform: bool) -> Habit[str] | None:
    """The language that nearly all are in; of answers to one prompt that are each too short, that of some together."""
    told = [one.language for one in outputs if one.language is not None]
    if uniform and not told and len(outputs) >= _MANY:
        together = language_of("\n".join(sorted(one.begins for one in outputs if one.document is None)[:_TOGETHER]))
        usual = together or _usual_tongue(outputs)
        return Habit(usual, _USUAL) if usual else None
    return _most(told, len(outputs) * _TELL_THEIRS)


def _usual_tongue(outputs: Sequence[Features]) -> str | None:
    """The language that nearly all small words of outputs are of, each of which has too few."""
    counts: Counter[str] = Counter()
    for one in outputs:
        counts.update(dict(one.tongues))
    usual = counts.most_common(1)
    return usual[0][0] if usual and usual[0][1] >= max(_USUAL * counts.total(), _MANY) else None


def _tongues(outputs: Sequence[Features]) -> frozenset[str]:
    """The languages of which some outputs have several small words."""
    counts = Counter(tongue for one in outputs for tongue, count in one.tongues if count >= SEVERAL_WORDS)
    return frozenset(tongue for tongue, count in counts.items() if count >= max(1, _RARELY * len(outputs)))


def _lengths(outputs: Sequence[Features]) -> tuple[float, float]:
    lengths = sorted(one.words for one in outputs)
    margin = _MARGIN if len(lengths) >= _FEW else _MARGIN_OF_FEW
    return lengths[0] / margin, lengths[-1] * margin


def _labels(said: Sequence[str | None]) -> frozenset[str] | None:
    """The labels of a suite that answers with one of a few, where each has been seen several times over."""
    labels = Counter(label for label in said if label)
    if len(labels) > _MOST_LABELS or labels.total() < max(_LABELLED * len(said), _TIMES_EACH * len(labels)):
        return None
    if sum(count == 1 for count in labels.values()) > _ONCE * len(said):
        return None
    return frozenset(labels)


def _label_origins(samples: Sequence[Sample], explained: bool) -> tuple[Place, ...]:
    said = [((one.lead or one.label if explained else one.label), source) for one, source in samples]
    return learn_origins([(label, source) for label, source in said if label])


def _titles(outputs: Sequence[Features]) -> dict[str, float]:
    """The titles of nearly all outputs; of many, where there are no others, so that they are those of a form."""
    counts = Counter(title.casefold() for one in outputs for title in one.layout.titles)
    shares = {title: count / len(outputs) for title, count in counts.items()}
    numbers = [len({title.casefold() for title in one.layout.titles}) for one in outputs]
    of_a_form = len(outputs) >= _MANY and len(shares) == max(numbers) and 2 * min(numbers) >= max(numbers) > 1
    least = _OFTEN if of_a_form and min(shares.values()) >= _OFTEN else _USUAL
    return {title: share for title, share in shares.items() if share >= least}


def _fewest_titles(outputs: Sequence[Features]) -> int:
    """How many titles an output has at least, but for those that may lack one by a defect."""
    counts = Counter(len(one.layout.titles) for one in outputs)
    often = [number for number, times in counts.items() if times >= _OFTEN * len(outputs)]
    usual = sorted(counts.elements())[len(outputs) // 10]
    whole = sum(counts[number] for number in often) >= _ALWAYS * len(outputs)
    return max(often) if len(often) > 1 and whole and 2 * min(often) >= max(often) else usual


def _documents(samples: Sequence[Sample]) -> JsonNorm | None:
    return learn_paths([(one.document.leaves, source) for one, source in samples if one.document])


def _tools(outputs: Sequence[Features]) -> dict[str, float]:
    counts = Counter(tool for one in outputs for tool in {call.tool for call in one.calls})
    return {tool: count / len(outputs) for tool, count in counts.items()}


def _inputs(samples: Sequence[Sample]) -> dict[str, JsonNorm]:
    """The norm of each tool's input."""
    values: dict[str, list[tuple[Sequence[Leaf], Given]]] = defaultdict(list)
    for one, source in samples:
        for call in one.calls:
            values[call.tool].append((call.leaves, source))
    norms = {tool: learn_paths(leaves) for tool, leaves in values.items()}
    return {tool: norm for tool, norm in norms.items() if norm is not None}


def _counts(outputs: Sequence[Features]) -> dict[str, int]:
    """How many items, rows and columns nearly all outputs have, where it is the same number."""
    if len(outputs) < _MANY:
        return {}
    found = {}
    for name, count in COUNTS.items():
        numbers = Counter(map(count, outputs))
        often = [number for number, times in numbers.items() if times >= _OFTEN * len(outputs)]
        if sum(numbers[number] for number in often) < _ALWAYS * len(outputs) or max(often) == 0:
            continue
        if len(often) == 1 or (name in OF_TABLES and min(often) > 0):
            found[name] = max(often)
    return found


def _replies(outputs: Sequence[Features]) -> dict[int, list[TurnMark]]:
    """The replies by their turn, for each turn that nearly all outputs have."""
    replies: dict[int, list[TurnMark]] = defaultdict(list)
    for one in outputs:
        for number, turn in enumerate(one.turns, 1):
            replies[number].append(turn)
    fewest = max(_FEWEST, NEARLY_ALL * len(outputs))
    return {number: turns for number, turns in replies.items() if len(turns) >= fewest}


def _turn_habits(replies: Mapping[int, Sequence[TurnMark]]) -> dict[tuple[int, str], Habit[bool]]:
    habits = {}
    for number, turns in replies.items():
        for name, holds in TURN_TRAITS.items():
            share = sum(map(holds, turns)) / len(turns)
            if max(share, 1 - share) >= _USUAL:
                habits[number, name] = Habit(share >= 0.5, max(share, 1 - share))
    return habits
