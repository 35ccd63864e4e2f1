from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from tests.checks.outputs import said

DATA = Path(__file__).parents[3] / "../shared/data/ifeval/m_ifeval_en.jsonl.gz"


def test_published_results_are_met() -> None:
    if not DATA.exists():
        pytest.skip("the recorded outputs are not here")
    answers: Counter[str] = Counter()
    alike: Counter[str] = Counter()
    for line in gzip.decompress(DATA.read_bytes()).decode().rstrip("\n").split("\n"):
        row = json.loads(line)
        for name, kwargs, published in zip(
            row["instruction_id_list"], row["kwargs"], row["reference_check"]["strict"], strict=True
        ):
            instruction = name.removeprefix("en:")
            result = said("ifeval", row["output"], {"instruction": instruction, "kwargs": kwargs})
            answers[instruction] += 1
            alike[instruction] += result.passed is published
    assert len(answers) == 25
    assert answers.total() == 2502
    assert alike.total() >= 0.995 * answers.total()
    assert {name: alike[name] / count for name, count in answers.items() if alike[name] < 0.95 * count} == {}
