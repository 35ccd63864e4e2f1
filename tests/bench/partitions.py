"""How well clusters agree with classes, and how high a share may be of which some were counted."""

from __future__ import annotations

from collections import Counter
from math import comb, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence


def homogeneity(classes: Sequence[Hashable], clusters: Sequence[Hashable]) -> float:
    """1 when no cluster holds two classes, 0 when clusters tell nothing of classes.

    1 - H(class | cluster) / H(class), of A. Rosenberg and J. Hirschberg, "V-Measure" (EMNLP 2007).
    """
    whole = _entropy(classes)
    return 1 - (_joint_entropy(classes, clusters) - _entropy(clusters)) / whole if whole else 1.0


def completeness(classes: Sequence[Hashable], clusters: Sequence[Hashable]) -> float:
    """1 when no class is spread over two clusters: homogeneity with both exchanged."""
    return homogeneity(clusters, classes)


def main_share(classes: Sequence[Hashable]) -> float:
    """The share of the most frequent class of a cluster."""
    return Counter(classes).most_common(1)[0][1] / len(classes)


def upper_bound(count: int, of: int, confidence: float = 0.99) -> float:
    """The highest share that a count does not exclude: one-sided, by Clopper and Pearson (1934)."""
    low, high = count / of, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        if _at_most(count, of, middle) > 1 - confidence:
            low = middle
        else:
            high = middle
    return high


def _at_most(count: int, of: int, share: float) -> float:
    """The chance of no more than so many, where each has this share."""
    return sum(comb(of, one) * share**one * (1 - share) ** (of - one) for one in range(count + 1))


def _entropy(labels: Sequence[Hashable]) -> float:
    total = len(labels)
    return -sum(count / total * log(count / total) for count in Counter(labels).values())


def _joint_entropy(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    return _entropy(list(zip(first, second, strict=True)))
