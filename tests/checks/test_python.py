"""Functions of check files: what they may give, and that nothing they do harms the run."""

from __future__ import annotations

import ctypes
import fcntl
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.checks.outputs import answer, call
from workbench.checks.finding import Aids
from workbench.checks.python_host import AllowedFunctions, PythonHost
from workbench.checks.run import run_checks
from workbench.records import Case, Check, Output

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.records import CheckResult

FUNCTIONS = """
import ctypes, os, sys, time

from beside import WORD

def polite(output, context):
    return WORD in output

def half(output, context):
    return 0.5

def full(output, context):
    return {"pass": False, "score": 0.75, "reason": "\\x1b]0;title\\x07 too\\nshort"}

def told(output, context):
    right = {"case": "case", "vars": {"name": "Ada"}, "expected": 3, "stop_reason": "end_turn", "part": None,
             "tool_calls": [{"name": "find", "input": {"q": "x"}, "step": 1}]}
    return {"pass": right.items() <= context.items(), "reason": str(sorted(context))}

def environment(output, context):
    return {"pass": not [name for name in os.environ if "KEY" in name or "TOKEN" in name],
            "reason": str(os.path.exists("beside.py"))}

def raises(output, context):
    raise ValueError("bad \\x1b[31mthing")

def nothing(output, context):
    return None

def seven(output, context):
    return 7

def leaves(output, context):
    sys.exit(3)

def vanishes(output, context):
    os._exit(0)

def breaks(output, context):
    ctypes.string_at(0)

def floods(output, context):
    for _ in range(20_000):
        print("x" * 200)
        sys.stderr.write("y" * 200)
    return True

def hogs(output, context):
    return len(bytearray(1 << 40)) > 0

def forks(output, context):
    if os.fork() == 0:
        time.sleep(60)
    return True

def comes_back_twice(output, context):
    os.fork()
    return True

def shuts(output, context):
    os.closerange(0, 100)
    return True

def talks(output, context):
    for line in range(3, 12):
        try:
            os.write(line, b'{"id": 1, "pass": true}\\n')
        except OSError:
            pass
    return False

def bigreason(output, context):
    return {"pass": True, "reason": "z" * 10_000_000}
"""
HARMFUL = ("leaves", "vanishes", "breaks", "hogs", "shuts", "talks", "raises", "nothing", "seven")
HARMLESS = ("floods", "forks", "comes_back_twice", "bigreason")


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PythonHost]:
    folder = tmp_path_factory.mktemp("suite")
    (folder / "tone.py").write_text(FUNCTIONS)
    (folder / "beside.py").write_text("WORD = 'please'\n")
    (folder.parent / "outside.py").write_text("def f(output, context):\n    return True\n")
    (folder / "linked.py").symlink_to(folder.parent / "outside.py")
    names = [line.split()[1].split("(")[0] for line in FUNCTIONS.split("\n") if line.startswith("def ")]
    values = {f"tone.py:{name}" for name in names} | {"tone.py:missing", "linked.py:f", "../outside.py:f", "gone.py:f"}
    with PythonHost({"suite": AllowedFunctions(folder, frozenset(values))}, limit=60) as made:
        yield made


def asked(host: PythonHost | None, name: str, output: Output | str = "yes please", **fields: Any) -> CheckResult:
    value = name if ":" in name else f"tone.py:{name}"
    case = Case("suite", "case", vars={"name": "Ada"}, expected=3)
    given = answer(output) if isinstance(output, str) else output
    return run_checks([Check("python", value, **fields)], given, None, Aids(case, host))[0]


def test_a_function_says_true_or_false_a_score_or_both(host: PythonHost) -> None:
    assert asked(host, "polite").passed is True
    assert asked(host, "polite", "no").passed is False
    assert (asked(host, "half").passed, asked(host, "half").score) == (True, 0.5)
    assert asked(host, "half", threshold=0.6).passed is False
    full = asked(host, "full")
    assert (full.passed, full.score) == (False, 0.75)
    assert full.reason.startswith("tone.py:full: score 0.75; ")
    assert "\x1b" not in full.reason
    assert full.reason.endswith("short")


def test_a_function_is_told_of_the_case_and_the_output(host: PythonHost) -> None:
    content = (call("find", {"q": "x"}), {"type": "text", "text": "done"})
    result = asked(host, "told", Output("suite", "case", 0, content=content, stop_reason="end_turn"))
    assert result.passed is True, result.reason


def test_a_part_that_a_path_picks_is_the_text(host: PythonHost) -> None:
    letters = '{"letters": ["please", "now"]}'
    result = asked(host, "polite", letters, path="$.letters[*]")
    assert (result.passed, result.reason) == (False, "$.letters[1]: tone.py:polite: false")


def test_no_key_is_handed_on(host: PythonHost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "secret")
    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    host.close()  # so that the next one starts with this environment
    result = asked(host, "environment")
    assert (result.passed, result.reason) == (True, "tone.py:environment: True")


@pytest.mark.parametrize("name", HARMFUL)
def test_what_a_function_does_to_itself_harms_no_other(host: PythonHost, name: str) -> None:
    result = asked(host, name)
    assert result.passed is not True
    assert "\x1b" not in result.reason
    assert asked(host, "polite").passed is True
    assert asked(host, "polite", "no").passed is False


@pytest.mark.parametrize("name", HARMLESS)
def test_noise_is_no_harm(host: PythonHost, name: str) -> None:
    assert asked(host, name).passed is True
    assert asked(host, "polite", "no").passed is False


def test_why_there_is_no_result_is_said(host: PythonHost) -> None:
    line = FUNCTIONS.split("\n").index("def raises(output, context):") + 2
    assert f"it raised ValueError (line {line}): bad" in asked(host, "raises").reason
    assert asked(host, "missing").reason.endswith("LookupError: tone.py has no function missing")
    assert asked(host, "seven").reason == "tone.py:seven: it gave the score 7, which is not between 0 and 1"


def test_what_never_ends_is_ended(tmp_path: Path) -> None:
    (tmp_path / "f.py").write_text("def f(output, context):\n    while output:\n        pass\n    return True\n")
    with PythonHost({"suite": AllowedFunctions(tmp_path, frozenset({"f.py:f"}))}, limit=1) as impatient:
        assert asked(impatient, "f.py:f").reason == "f.py:f: ran longer than 1 s"
        assert asked(impatient, "f.py:f", "").passed is True


def test_what_keeps_crashing_is_not_called_again(host: PythonHost) -> None:
    for _ in range(4):
        last = asked(host, "vanishes")
    assert last.reason == "tone.py:vanishes: not called again: it hung or crashed 3 times"


@pytest.mark.parametrize("value", ["linked.py:f", "../outside.py:f", "gone.py:f", "tone.py:unnamed"])
def test_only_what_the_suite_file_names_in_its_folder_is_run(host: PythonHost, value: str) -> None:
    result = asked(host, value)
    assert (result.passed, result.reason[:8]) == (None, "not run:")


def test_nothing_is_run_unless_it_is_allowed(tmp_path: Path) -> None:
    result = asked(None, "polite")
    assert (result.passed, result.reason) == (None, "not run without --allow-python")
    with PythonHost({"another": AllowedFunctions(tmp_path, frozenset({"tone.py:polite"}))}) as stranger:
        assert asked(stranger, "polite").reason == "not run: no suite file of 'suite' was named or found here"


STARTS_ANOTHER = """
import fcntl, os, time
def f(output, context):
    ready, tell = os.pipe()
    if os.fork() == 0:
        if output == "detached":
            os.setsid()
            if os.fork():
                os._exit(0)
        with open("lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            os.write(tell, b"1")
            time.sleep(20)
            lock.write("survived")
            os._exit(0)
    os.read(ready, 1)
    return True
"""


def test_functions_of_two_folders_get_their_own_helpers(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two", tmp_path / "one" / "below"]
    for folder in folders:
        folder.mkdir()
        (folder / "words.py").write_text(f"WORD = {folder.name!r}\n")
        (folder / "f.py").write_text(
            "import os, words\n"
            "def f(output, context):\n    return {'pass': output == words.WORD, 'reason': os.getcwd()}\n"
        )
    allowed = {
        "one": AllowedFunctions(folders[0], frozenset({"f.py:f", "below/f.py:f"})),
        "two": AllowedFunctions(folders[1], frozenset({"f.py:f"})),
    }
    with PythonHost(allowed) as host:
        for _ in range(2):
            assert host.call("one", "f.py:f", "one", {}) == (True, None, str(folders[0]), None)
            assert host.call("one", "below/f.py:f", "below", {}) == (True, None, str(folders[0]), None)
            assert host.call("two", "f.py:f", "two", {}) == (True, None, str(folders[1]), None)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux hides a process's environment from others")
def test_the_environment_of_the_program_is_hidden_while_functions_run(host: PythonHost, tmp_path: Path) -> None:
    host.close()
    (tmp_path / "f.py").write_text("def f(output, context):\n    return True\n")
    prctl = ctypes.CDLL(None).prctl
    with PythonHost({"suite": AllowedFunctions(tmp_path, frozenset({"f.py:f"}))}) as another:
        assert prctl(3, 0, 0, 0, 0) == 1
        assert asked(another, "f.py:f").passed is True
        assert prctl(3, 0, 0, 0, 0) == 0
    assert prctl(3, 0, 0, 0, 0) == 1


@pytest.mark.parametrize(
    "how",
    [
        "plain",
        pytest.param(
            "detached",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows what detached itself"),
        ),
    ],
)
def test_all_that_functions_started_ends_with_the_host(tmp_path: Path, how: str) -> None:
    (tmp_path / "f.py").write_text(STARTS_ANOTHER)
    with PythonHost({"suite": AllowedFunctions(tmp_path, frozenset({"f.py:f"}))}) as host:
        assert asked(host, "f.py:f", how).passed is True
    with (tmp_path / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)  # given when the other process is gone
        assert lock.read() == ""
