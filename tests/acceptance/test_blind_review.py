"""A blind review in a real terminal: before a case is labelled no byte of it tells which side is which."""

from __future__ import annotations

import base64
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.databases import new_database
from tests.terminal import Terminal
from tests.tui.making import JSON_CHECK
from workbench.assess.compare import make_comparison
from workbench.records import Case, Configuration, Output, Suite
from workbench.review.decisions import labelled, noted
from workbench.store.blinding import go_blind, is_swapped
from workbench.store.comparisons import find_comparison
from workbench.store.database import open_database
from workbench.store.events import add_event, current_events
from workbench.store.outputs import add_outputs
from workbench.store.runs import create_run
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from workbench.records import JsonObject, Origin

ROOT = Path(__file__).parents[2]
MODELS = ("claude-zephyr-3", "claude-boreas-5")
ORIGINS: tuple[Origin, Origin] = ("recorded", "live")
REQUEST: JsonObject = {
    "max_tokens": 200,
    "system": "Sort the ticket.",
    "messages": [{"role": "user", "content": "{{ticket}}"}],
}
ANSWERS = {
    "t-1": ('{"priority": "high"}', '```json\n{"priority": "high"}\n```'),
    "t-2": ('{"priority": "low"}', "As Claude Boreas I say: low."),
    "t-3": ('{"priority": "low"}', '{"priority": "low"}'),
}
IDENTITIES = (
    *MODELS, "zephyr", "old-traffic", "new-traffic", "migration-of-november",
    "1,234 ms", "5.7 s", "777", "888", "$0.1234", "$0.5678", "live", "recorded",
    "regression", "improvement", "unchanged", "changed", "format", "is-json", "FAIL", "not JSON",
    "fence", "baseline", "target",
    "raj", "worse", "the new one breaks the parser", "pondering", "budget_tokens",
)  # fmt: skip


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "review.db"
    with new_database(path) as opened:
        thinks = {"thinking": {"type": "enabled", "budget_tokens": 4000}}
        runs = [
            create_run(opened, name, configuration, kind="import", origin=ORIGINS[side], simulated=False)
            for side, (name, configuration) in enumerate(
                [
                    ("old-traffic", Configuration(MODELS[0])),
                    ("new-traffic", Configuration(MODELS[1], overrides=thinks)),
                ]
            )
        ]
        save_suite(
            opened,
            Suite("triage", REQUEST, checks=JSON_CHECK),
            [Case("triage", case, vars={"ticket": f"ticket of {case}"}) for case in ANSWERS],
        )
        for side, run in enumerate(runs):
            add_outputs(opened, run.id, [_output(case, side) for case in ANSWERS])
        comparison = make_comparison(opened, *runs, name="migration-of-november")
        add_event(opened, comparison.id, labelled("triage", "t-1", "worse", "raj"))
        add_event(opened, comparison.id, noted("triage", "t-1", "the new one breaks the parser", "raj"))
    return path


def _output(case: str, side: int) -> Output:
    thinking = ({"type": "thinking", "thinking": "pondering", "signature": "c2ln"},) if side else ()
    return Output(
        "triage",
        case,
        1,
        content=(*thinking, {"type": "text", "text": ANSWERS[case][side]}),
        model=MODELS[side],
        origin=ORIGINS[side],
        stop_reason="end_turn",
        usage={"input_tokens": (777, 888)[side], "output_tokens": 20},
        latency_ms=(1234, 5700)[side],
        cost_usd=(0.1234, 0.5678)[side],
    )


def test_nothing_of_a_blind_session_tells_which_side_is_which_before_the_label(db: Path, tmp_path: Path) -> None:
    where = tmp_path / "here"
    where.mkdir()
    command = [sys.executable, "-m", "workbench", "--db", str(db), "review", "--reviewer", "ada", "--blind"]
    command += ["--driver", "plain"]  # which writes whole texts where the other writes the cells that differ
    with Terminal(command, columns=120, rows=40, cwd=where, env={"PYTHONPATH": str(ROOT)}) as ada:
        ada.wait("3 of 3 left")
        for key in ("1", "o", "t", "f"):
            ada.press(key)
            ada.wait("in a blind review")
            ada.press("k")
            ada.wait(lambda text: "in a blind review" not in text)
        for words in ("is:disputed", "verdict:error"):
            _search(ada, words, f"{words} would tell")
        _search(ada, "t-2", "1 of 3")
        _search(ada, "", "all cases")
        ada.press("g", "enter")
        for _ in ANSWERS:
            ada.wait("labelled the case")
            for _ in range(4):  # every view
                ada.press("v")
                ada.settle(0.1)
            for key in ("e", "r", "tab"):
                ada.press(key)
                ada.wait("closed in a blind review")
            ada.press("y", "f")
            ada.wait("written")
            ada.press("y", "a")
            ada.wait("A sent to")
            ada.press("J")
            ada.settle(0.1)
        ada.wait("the last case")
        _assert_tells_nothing(bytes(ada.raw))
        names = sorted(path.name for path in where.iterdir())
        assert {name.rsplit("-", 1)[1] for name in names} == {"A.txt", "B.txt"}
        _assert_tells_nothing(b"\n".join(path.read_bytes() for path in where.iterdir()))

        # The label tells: of this case all is there now, and of this case alone.
        case = next(case for case in ANSWERS if f"triage/{case}" in ada.text())
        ada.press("1")
        ada.wait("2 left")
        ada.press("esc")
        ada.wait("2 of 3 left")
        _search(ada, case, "1 of 3")
        ada.press("enter")
        told = (*MODELS, "recorded", "live", "is-json", "was A", "was B", "revealed")
        ada.wait(lambda text: all(one in text for one in told))
        ada.press("q")
        assert ada.wait_for_exit() == 0
    with open_database(db) as opened:
        comparison = find_comparison(opened, "@last")
        (given,) = [event for event in current_events(opened, comparison.id, "triage", case) if event.reviewer == "ada"]
        seed = go_blind(opened, comparison.id, "ada")
    assert given.blind
    assert given.label == ("better" if is_swapped(seed, "triage", case) else "worse")


OPEN_WORDS = (
    "all",
    "read A",
    "read b",
    "view",
    "view",
    "request",
    "tools",
    "labels",
    "queue",
    "where",
    "more",
    "who",
    "sample",
)
CLOSED_WORDS = ("worse", "target", "checks", "x", "clusters", "decide worse", "scope suite", "name", "members")


def test_nothing_of_a_blind_review_in_lines_tells_it_either(db: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "workbench", "--db", str(db), "review", "--plain", "--blind", "--reviewer", "ada"]
    with Terminal(command, columns=120, rows=40, cwd=tmp_path, env={"PYTHONPATH": str(ROOT), "TERM": "dumb"}) as ada:

        def say(line: str) -> str:
            """What is read out after a line, until the next prompt."""
            before = len(ada.raw)
            ada.press(line, "enter")
            ada.wait(lambda text: len(ada.raw) > before + len(line) + 2 and text.rstrip().endswith(">"))
            return bytes(ada.raw[before:]).decode()

        ada.wait("triage/t-")
        ada.wait(lambda text: text.rstrip().endswith(">"))
        for _ in ANSWERS:
            for line in OPEN_WORDS:
                say(line)
            say("forward")
        for words in ("/t-2", "/"):
            say(words)
        text = bytes(ada.raw).decode()
        assert "The text of " in text
        assert "\nA has: " in text
        assert "\nB has: " in text
        _assert_tells_nothing(_but_places(text))

        # What is closed says so, and no more than was typed.
        for line in (*CLOSED_WORDS, "/verdict:error", "/is:disputed", "open triage/t-1@1"):
            said = say(line)
            assert "Not done: " in said, said
            told = said.replace(line, "").replace(line.split()[0], "")
            _assert_tells_nothing(told.encode())

        # Another's label, come meanwhile, is not told; the own label tells of its case alone.
        with open_database(db) as opened:
            add_event(opened, 1, labelled("triage", "t-3", "worse", "raj"))
        case = next(case for case in ANSWERS if f"triage/{case}" in say(""))
        said = say("A better")
        assert f"Labelled triage/{case}: A better." in said
        _assert_tells_nothing(_but_places(said))
        said = say(f"open triage/{case}").replace("\r\n  ", " ")
        with open_database(db) as opened:
            events = current_events(opened, 1, "triage", case)
            swapped = is_swapped(go_blind(opened, 1, "ada"), "triage", case)
        assert [(one.label, one.blind) for one in events if one.reviewer == "ada"] == [
            ("better" if swapped else "worse", True)
        ]
        first, second = ("B", "A") if swapped else ("A", "B")
        assert f"Revealed: the baseline was {first}, {MODELS[0]}; the target was {second}, {MODELS[1]}." in said
        assert "Verdict: " in said
        assert "Not done: this case is revealed" in say("B")
        ada.press("q", "enter")
        assert ada.wait_for_exit() == 0


def _but_places(text: str) -> bytes:
    """What was read without that places and paths of a difference are changed: they are, whoever wrote them."""
    return re.sub(r"changed\s+(places?|words)|Path changed", "", text).encode()


def _search(ada: Terminal, words: str, said: str) -> None:
    def asks(text: str) -> bool:
        return text.split("\n")[-2].startswith(" /")

    ada.press("/")
    ada.wait(asks)
    ada.press(*"\x7f" * 4, words, "enter")
    ada.wait(lambda text: said in text and not asks(text))


def _assert_tells_nothing(raw: bytes) -> None:
    """Nothing in what was written, nor in what it carries to the clipboard; an answer's own words are excepted."""
    clips = b"\n".join(base64.b64decode(clip) for clip in re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)", raw))
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07", "", (raw + b"\n" + clips).decode("utf-8", "replace"))
    told = [one for one in IDENTITIES if one in text]
    assert not told, told
