"""What says the same in other words gives no signal; one fact that is another in the same words does. Invented suites.

The wordings of the baseline and of the target are drawn apart, so that few of them stand on both sides.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.yamlfile import read_yaml
from workbench.compare.features.features import Features
from workbench.compare.norms.learn import learn_norm
from workbench.compare.norms.norm import CaseFacts
from workbench.compare.signals import case_signals
from workbench.records import Output

SUITES: dict[str, dict[str, Any]] = read_yaml(Path(__file__).parent / "reworded_suites.yaml")
POOLS = {
    "name": "Mara Ellison|Tobias Kern|Ines Caldeira|Rafael Ortuño|Hanne Vik|Priya Nair|Femke de Wit|Kenji Mori",
    "zname": "王芳|李伟|张敏|刘洋|陈静|杨磊|赵丽|黄强",
    "jname": "田中|佐藤|鈴木|高橋|伊藤|渡辺|山本|中村",
    "city": "Porto|Leeds|Graz|Turin|Ghent|Malmö|Tampere|Lyon|Basel|Cork|Gdynia|Nantes",
    "date": "3 March|17 April|22 May|9 June|28 July|11 August|5 September|30 October|14 November|2 December",
    "amount": "49.90|129.00|18.50|310.00|75.25|92.40|240.00|15.75|66.60|410.10|38.20|57.80",
    "amt0": "4990|12900|1850|31000|7525|9240|24000|1575|6660|41010|3820|5780",
    "order": "K-20418|K-33107|K-58822|K-10934|K-77215|K-46601|K-90053|K-28840|K-61127|K-73390|K-50219",
    "product": "linen duvet|cordless drill|espresso grinder|trail backpack|desk lamp|rain jacket|yoga mat",
    "issue": "arrived scratched|was the wrong colour|came without its charger|smells of glue|leaks at the seam",
    "team": "billing|shipping|returns|technical",
    "prio": "low|medium|high",
    "lab_ja": "返品|配送|請求|技術",
    "lab_zh": "退款|物流|账单|技术",
    "num": "|".join(map(str, range(120, 990, 7))),
    "qty": "2|3|4|5|6|7|8|9",
    "col": "order_date|ship_date|unit_price|store_id|tax_rate|due_date|item_size|net_weight|pack_count|area_code",
}
CASES = 50


class Drawn(NamedTuple):
    """A case: its values, others of the same sorts, and its answer on either side."""

    values: dict[str, str]
    others: dict[str, str]
    facts: CaseFacts
    baseline: str | list[str]
    target: str | list[str]


def drawn(suite: str, seed: int) -> list[Drawn]:
    """Cases of a suite; of eight wordings five are the baseline's and five the target's."""
    chance = random.Random(f"{suite} {seed}")
    wordings = chance.sample(SUITES[suite]["wordings"], 8)
    cases = []
    for _ in range(CASES):
        pairs = {sort: chance.sample(pool.split("|"), 2) for sort, pool in POOLS.items()}
        values = {sort: pair[0] for sort, pair in pairs.items()}
        others = {sort: pair[1] for sort, pair in pairs.items()}
        values |= {"other": others["name"], "order2": others["order"]}
        inputs = tuple(filled(SUITES[suite]["inputs"], values))
        before, after = chance.choice(wordings[:5]), chance.choice(wordings[3:])
        facts = CaseFacts(inputs, SUITES[suite].get("turns", 1))
        cases.append(Drawn(values, others, facts, filled(before, values), filled(after, values)))
    return cases


def filled(wording: Any, values: dict[str, str]) -> Any:
    return [one.format(**values) for one in wording] if isinstance(wording, list) else wording.format(**values)


def answered(said: str | list[str]) -> Output:
    """An answer; of several replies an exchange."""
    replies = [said] if isinstance(said, str) else said
    transcript = [
        message
        for reply in replies
        for message in ({"role": "user", "content": "And?"}, {"role": "assistant", "content": reply})
    ]
    content = ({"type": "text", "text": replies[-1]},)
    return Output("suite", "case", 0, content=content, transcript=tuple(transcript), stop_reason="end_turn")


@pytest.mark.parametrize("suite", SUITES)
def test_other_wordings_of_the_same_are_neither_better_nor_worse(suite: str) -> None:
    told = []
    for seed in range(2):
        cases = [(one, [Features(answered(one.baseline))]) for one in drawn(suite, seed)]
        norm = learn_norm([(one.facts, before) for one, before in cases])
        for one, before in cases:
            signals = case_signals(before, [Features(answered(one.target))], norm, one.facts)
            told += [signal.kind for signal in signals if signal.worse is not None]
    assert len(told) <= 0.01 * 2 * CASES, told


@pytest.mark.parametrize(
    ("suite", "sort"), [(suite, sort) for suite, given in SUITES.items() for sort in given.get("facts", ())]
)
def test_a_fact_that_is_replaced_in_other_words_is_found(suite: str, sort: str) -> None:
    cases = [(one, [Features(answered(one.baseline))]) for one in drawn(suite, 3)]
    norm = learn_norm([(one.facts, before) for one, before in cases])
    found = 0
    for one, before in cases[:20]:
        true, false = one.values[sort], one.others[sort]
        wrong = (
            [reply.replace(true, false) for reply in one.target]
            if isinstance(one.target, list)
            else one.target.replace(true, false)
        )
        signals = case_signals(before, [Features(answered(wrong))], norm, one.facts)
        found += any(signal.worse and signal.kind in ("fact-changed", "fact-missing") for signal in signals)
    assert found >= 18
