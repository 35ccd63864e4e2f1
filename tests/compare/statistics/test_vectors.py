"""Every function against reference values of other libraries and of papers."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.compare.statistics import comparing, labels_and_costs
from tests.yamlfile import read_yaml

Facts = dict[str, Any]

VECTORS: list[Facts] = read_yaml(Path(__file__).parent / "vectors.yaml")
METHODS = comparing.METHODS | labels_and_costs.METHODS


@pytest.mark.parametrize("vector", VECTORS, ids=[one["id"] for one in VECTORS])
def test_it_gives_the_reference_values(vector: Facts) -> None:
    found = METHODS[vector["method"]](vector["inputs"])
    tolerance = {"abs": 0.0, "rel": 0.0, **vector["tolerance"]}
    for key, expected in vector["expected"].items():
        _compare(found[key], expected, tolerance, key)


def _compare(found: Any, expected: Any, tolerance: dict[str, float], where: str) -> None:
    if isinstance(expected, dict):
        assert found.keys() == expected.keys(), where
        for key, one in expected.items():
            _compare(found[key], one, tolerance, f"{where}.{key}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), where
        for at, one in enumerate(expected):
            _compare(found[at], one, tolerance, f"{where}[{at}]")
    elif isinstance(expected, (bool, str)):
        assert found == expected, where
    else:
        allowed = max(tolerance["abs"], tolerance["rel"] * abs(expected), _rounding(expected))
        assert abs(found - expected) <= allowed, f"{where}: {found} instead of {expected}"


def _rounding(expected: float) -> float:
    """Half of the last digit of a long figure: two are given with fewer digits than their tolerance asks for."""
    digits = Decimal(str(expected)).normalize().as_tuple()
    exponent = int(digits.exponent)
    return 0.5 * 10.0**exponent if len(digits.digits) >= 8 else 0.0
