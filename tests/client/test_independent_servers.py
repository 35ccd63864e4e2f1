"""The whole loop against servers that others wrote: each test runs where its server is installed.

A server is found by the variable named below, else on PATH: aimock (npm: @copilotkit/aimock), llmock (pip),
llama-server (llama.cpp) with a small model that can chat.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.client.calling import REQUEST, send
from tests.client.serving import KEY
from tests.databases import new_database
from workbench.adapt.drafts import draft_of
from workbench.adapt.keeping import CandidateRun, candidate_configuration, jobs_for
from workbench.assess.compare import make_comparison
from workbench.client.send import Connection
from workbench.client.settings import ClientSettings
from workbench.evaluate.rerun import CaseRan, rerun
from workbench.records import Case, Check, Configuration, Output, Suite
from workbench.store.database import open_database
from workbench.store.details import case_detail
from workbench.store.outputs import add_outputs, suite_outputs
from workbench.store.runs import create_run
from workbench.store.suites import save_suite
from workbench.suites.render import request_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.records import Comparison, JsonObject
    from workbench.store.database import Database

MODEL = "claude-sonnet-5-5"
FENCED, PLAIN = '```json\n{"town": "Oslo"}\n```', '{"town": "Oslo", "sign": "\U0001f600"}'


def found(variable: str, name: str) -> str:
    """The executable of a server; without one the test is skipped."""
    path = os.environ.get(variable) or shutil.which(name)
    if not path:
        pytest.skip(f"{name} is not installed (or name it in {variable})")
    return path


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


@contextmanager
def started(command: list[str], ready: str) -> Iterator[None]:
    """A server that has said it is `ready`; ends with the block."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        said: list[str] = []
        is_ready = threading.Event()

        def listen() -> None:
            assert process.stdout
            for line in process.stdout:  # to its end, so that the server never waits for a reader
                said.append(line)
                if ready in line:
                    is_ready.set()

        reader = threading.Thread(target=listen, daemon=True)
        reader.start()
        try:
            assert is_ready.wait(30), "".join(said)
            yield
        finally:
            process.terminate()
            process.wait(10)
            reader.join(10)


@pytest.fixture
def aimock(tmp_path: Path) -> Iterator[str]:
    """A server of fixtures: a fence, unless the system prompt says otherwise."""
    program = found("WORKBENCH_TEST_AIMOCK", "aimock")
    fixtures = [
        {"match": {"systemMessage": "no fence"}, "response": {"content": PLAIN}},
        {"match": {}, "response": {"content": FENCED}},
    ]
    (tmp_path / "fixtures.json").write_text(json.dumps({"fixtures": fixtures}), encoding="utf-8")
    config = {"llm": {"fixtures": str(tmp_path / "fixtures.json")}}
    (tmp_path / "aimock.json").write_text(json.dumps(config), encoding="utf-8")
    port = free_port()
    with started([program, "-c", str(tmp_path / "aimock.json"), "-p", str(port)], "listening on"):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def llmock() -> Iterator[Callable[..., str]]:
    """A chaos server that repeats what it is told, started with further options."""
    program = found("WORKBENCH_TEST_LLMOCK", "llmock")
    servers = []

    def start(*options: str) -> str:
        port = free_port()
        command = [program, "serve", "-h", "127.0.0.1", "-p", str(port), "--response-style", "echo", *options]
        server = started(command, "running on")
        server.__enter__()
        servers.append(server)
        return f"http://127.0.0.1:{port}/anthropic"

    yield start
    for server in servers:
        server.__exit__(None, None, None)


@pytest.fixture
def llama() -> Iterator[str]:
    """llama.cpp's server with a small real model (WORKBENCH_TEST_LLAMA_MODEL names its file)."""
    program = found("WORKBENCH_TEST_LLAMA", "llama-server")
    model = found("WORKBENCH_TEST_LLAMA_MODEL", "a .gguf model")
    port = free_port()
    options = ["--host", "127.0.0.1", "--port", str(port), "-c", "4096", "-np", "2", "-t", "2", "--jinja"]
    with started([program, "-m", model, *options], "listening on"):
        yield f"http://127.0.0.1:{port}"


@dataclass(frozen=True)
class Loop:
    """A suite whose target fails, the prompt that should mend it, and how many cases there are."""

    suite: Suite
    edited: str
    cases: int = 3


def loop(before: JsonObject, after: JsonObject, check: Check) -> Loop:
    """A suite whose request has the fields `before`, edited to those of `after`."""
    request = {"max_tokens": 60, "system": "Answer.", "messages": [{"role": "user", "content": "{{question}}"}]}
    return Loop(Suite("towns", {**request, **before}, checks=(check,)), request_yaml({**request, **before, **after}))


def recorded(db: Database, tried: Loop) -> Comparison:
    """A comparison whose baseline passes and whose target does not, as it comes out of a log."""
    cases = [Case("towns", f"t-{n}", vars={"question": f"Which town, number {n}?"}) for n in range(tried.cases)]
    save_suite(db, tried.suite, cases)
    runs = []
    for name, text in (("before", PLAIN), ("after", "I would rather not say.")):
        run = create_run(db, name, Configuration(MODEL), kind="import", origin="recorded", simulated=False)
        said = ({"type": "text", "text": text},)
        add_outputs(db, run.id, [Output("towns", case.id, 0, content=said) for case in cases])
        runs.append(run)
    return make_comparison(db, *runs)


async def fixed(url: str, tmp_path: Path, tried: Loop, *, max_retries: int = 2) -> dict[str, Output]:
    """Re-run all cases with the edited prompt; the stored candidates by case."""
    with new_database(tmp_path / "loop.db") as db:
        comparison = recorded(db, tried)
        candidate = CandidateRun(comparison, candidate_configuration(comparison, draft_of(tried.suite, tried.edited)))
        names = [f"t-{n}" for n in range(tried.cases)]
        settings = ClientSettings(base_url=url, timeout_s=60, max_retries=max_retries)
        async with Connection(settings) as connection:
            jobs = jobs_for(db, comparison, "towns", names)
            async for one in rerun(jobs, tried.suite, candidate.configuration, connection.send):
                if isinstance(one, CaseRan):
                    candidate.keep(db, one)
        outputs = {}
        for name in names:
            detail = case_detail(db, comparison.id, "towns", name)
            (kept,) = detail.candidates
            assert kept.run.kind == "candidate"
            assert detail.target[0].checked.passed is False  # stays as it was
            assert kept.checked.passed is True, (name, kept.checked)
            outputs[name] = kept.checked.output
        return outputs


async def test_aimock_streams_and_its_answers_are_kept(aimock: str, tmp_path: Path) -> None:
    text: list[str] = []
    reply = await send(aimock, text=text)
    assert reply.content == ({"type": "text", "text": FENCED},)
    assert "".join(text) == FENCED
    assert not reply.simulated
    outputs = await fixed(aimock, tmp_path, loop({}, {"system": "Name a town, no fence."}, Check("is-json")))
    assert {output.content[0]["text"] for output in outputs.values()} == {PLAIN}


async def test_llmock_streams_and_its_answers_are_kept(llmock: Callable[..., str], tmp_path: Path) -> None:
    url = llmock()
    reply = await send(url)
    assert reply.error is None
    assert "Say hello." in reply.content[0]["text"]
    outputs = await fixed(url, tmp_path, loop({}, {"system": "Repeat."}, Check("contains", "Which town")))
    assert outputs["t-2"].usage
    assert outputs["t-2"].stop_reason == "end_turn"


async def test_llmock_s_faults_are_survived(llmock: Callable[..., str], tmp_path: Path) -> None:
    faults = ["--error-rate", "429=0.15", "--error-rate", "529=0.1", "--stream-fault", "truncate=0.1"]
    url = llmock(*faults, "--stream-fault", "malformed=0.1", "--stream-fault", "disconnect=0.1")
    tried = loop({}, {"system": "Repeat."}, Check("contains", "Which town"))
    outputs = await fixed(url, tmp_path, Loop(tried.suite, tried.edited, cases=20), max_retries=9)
    assert len(outputs) == 20


async def test_a_real_model_answers_and_its_answers_are_kept(llama: str, tmp_path: Path) -> None:
    reply = await send(llama, {**REQUEST, "temperature": 0}, timeout_s=60)
    assert reply.error is None
    assert reply.content[0]["text"]
    assert reply.usage
    assert reply.usage["output_tokens"] > 0
    assert not reply.simulated
    asked = {"messages": [{"role": "user", "content": "What is the capital of France?"}]}
    outputs = await fixed(llama, tmp_path, loop({"temperature": 0}, asked, Check("icontains", "Paris")))
    assert all(output.origin == "live" and output.content for output in outputs.values())


def run_command(url: str, db: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`workbench run` against a server that others wrote."""
    environment = {**os.environ, "ANTHROPIC_BASE_URL": url, "ANTHROPIC_API_KEY": KEY}
    command = [sys.executable, "-m", "workbench", "--db", str(db), "run", *arguments, "--json"]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def towns_file(folder: Path, cases: int) -> str:
    """A suite file of questions."""
    lines = [
        "suite: towns",
        "request: {max_tokens: 30, messages: [{role: user, content: 'Which town, number {{n}}?'}]}",
        "cases:",
        *(f"- {{id: t-{n}, vars: {{n: {n}}}}}" for n in range(cases)),
    ]
    path = folder / "towns.suite.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def test_llmock_finds_no_fault_with_a_run_at_a_quarter_of_errors(llmock: Callable[..., str], tmp_path: Path) -> None:
    url = llmock("--error-rate", "429=0.15", "--error-rate", "529=0.05", "--error-rate", "500=0.03")
    done = run_command(url, tmp_path / "runs.db", towns_file(tmp_path, 150), "--model", MODEL)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["answered"] == 150
    program = found("WORKBENCH_TEST_LLMOCK", "llmock")
    verdict = subprocess.run(
        [program, "report", "--url", url.removesuffix("/anthropic"), "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    told = json.loads(verdict.stdout)
    assert told["faults_injected"] > 10
    assert (told["passed"], told["errors"]) == (True, 0), told["findings"]


@pytest.mark.parametrize("way", [(), ("--stream",)], ids=["whole", "streamed"])
def test_a_real_model_varies_from_sample_to_sample(llama: str, tmp_path: Path, way: tuple[str, ...]) -> None:
    suite = towns_file(tmp_path, 2)
    done = run_command(llama, tmp_path / "runs.db", suite, "--model", "a-model", "--samples", "4", *way)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["answered"] == 8
    with open_database(tmp_path / "runs.db") as db:
        outputs = [stored.output for stored in suite_outputs(db, 1, "towns")]
    assert len({output.content[0]["text"] for output in outputs}) > 4
    assert all(output.usage and not output.simulated for output in outputs)
    assert all((output.first_token_ms is not None) is bool(way) for output in outputs)
