"""Whether the outputs of a suite are answers to one and the same prompt, to look at them."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from workbench.compare.norms.norm import NEARLY_ALL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.compare.features.features import Features
    from workbench.compare.norms.grounding import Place
    from workbench.compare.norms.norm import Habit

_FEWEST = 5  # outputs
# Of its long words an answer shares so many with the other answers of its suite. Measured on public benchmarks: answers
# to unlike prompts share less than 1 %, to questions of one sort up to 13 %; to one prompt, of other inputs, 30 % and
# more.
_IN_COMMON = 0.18
_SHARED_BY = 0.2  # of the outputs have a word that is shared
_SHARED_BY_FEW, _FEW_OUTPUTS = 0.4, 30  # the same where there are fewer outputs than these
_LONG_WORD = 5  # letters; shorter words are common to all texts
_PAIR = 2  # signs of a script without blanks


def is_uniform(outputs: Sequence[Features], habits: Mapping[str, Habit[bool]]) -> bool:
    """Whether outputs are answers to one and the same prompt: they share long words, or the form that programs read."""
    if len(outputs) < _FEWEST:
        return False
    if any(habits[form].value and habits[form].share >= NEARLY_ALL for form in ("json", "one word")):
        return True
    words = [_telling(one.vocabulary) for one in outputs if one.vocabulary.strip()]
    counts = Counter(chain.from_iterable(words))
    least = (_SHARED_BY if len(outputs) >= _FEW_OUTPUTS else _SHARED_BY_FEW) * len(outputs)
    shared = {word for word, count in counts.items() if count >= least}
    shares = [sum(map(shared.__contains__, own)) / max(len(own), 1) for own in words]
    return bool(shares) and sum(shares) >= _IN_COMMON * len(shares)


def are_of_codes(taken_over: Mapping[tuple[int, Place], float]) -> bool:
    """Whether all outputs take a number or a code from the same place: those of one prompt do, however short."""
    return any(place.sort in ("number", "code") for _, place in taken_over)


def _telling(vocabulary: str) -> list[str]:
    """The words that are not of the sort that all texts have in common; pairs of signs of unspaced scripts are not."""
    return [word for word in vocabulary.split() if len(word) > _LONG_WORD or len(word) == _PAIR]
