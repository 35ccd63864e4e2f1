"""Serving on loopback, and models files of one's own."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from workbench.errors import WorkbenchError
from workbench.simulator.models import load_models
from workbench.simulator.serve import serve

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
from contextlib import suppress
from workbench.simulator.serve import serve
with suppress(KeyboardInterrupt):
    serve(port=0, on_ready=lambda url: print(url, flush=True))
"""


def test_it_says_where_it_listens_and_prints_nothing_else() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        url = server.stdout.readline().strip()
        assert url.startswith("http://127.0.0.1:")
        connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
        connection.request("GET", "/v1/models", headers={"x-api-key": "k"})
        assert connection.getresponse().status == 200
        connection.close()
        server.send_signal(signal.SIGINT)
        out, errors = server.communicate(timeout=60)
    assert out == ""
    assert errors == ""


def test_a_port_in_use_is_an_error_for_people() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(WorkbenchError, match="cannot listen"):
            serve(port=taken.getsockname()[1])


def test_a_models_file_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "models.yaml"
    own.write_text("models: {claude-own: {like: claude-haiku-5-5, voice: older, fault: '429'}}", encoding="utf-8")
    model = load_models(own).by_id["claude-own"]
    assert (model.id, model.voice, model.fault) == ("claude-own", "older", "429")
    assert model.max_tokens == load_models().by_id["claude-haiku-5-5"].max_tokens
    assert "claude-opus-5-5" in load_models(own).by_id


def test_the_command_serves_under_the_conditions_it_is_given() -> None:
    command = [
        sys.executable,
        "-m",
        "workbench",
        "simulate",
        "--port",
        "0",
        "--chaos",
        "529=1",
        "--retry-after",
        "none",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert server.stdout is not None
        url = server.stdout.readline().split()[4].rstrip(";")
        connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
        headers = {"x-api-key": "k", "anthropic-version": "2026-10-21"}
        body = '{"model": "claude-sonnet-5-5", "max_tokens": 9, "messages": [{"role": "user", "content": "x"}]}'
        connection.request("POST", "/v1/messages", body, headers)
        answer = connection.getresponse()
        assert (answer.status, answer.headers["retry-after"]) == (529, None)
        connection.close()
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=60)


@pytest.mark.parametrize(
    "options",
    [("--chaos", "flood=1"), ("--window", "5"), ("--batch", "polls:x"), ("--retry-after", "soon"), ("--rpm", "0")],
)
def test_conditions_that_are_none_end_the_command_with_one_line(options: tuple[str, str]) -> None:
    command = [sys.executable, "-m", "workbench", "simulate", "--port", "0", *options]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    "text", ["", "models: {a: 1}", "models: {a: {voice: older}}", "models: {a: {like: b}}", ": :", "- 1"]
)
def test_a_file_that_holds_no_models_is_named(tmp_path: Path, text: str) -> None:
    own = tmp_path / "models.yaml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(WorkbenchError) as raised:
        load_models(own)
    assert raised.value.where == str(own)
    with pytest.raises(WorkbenchError):
        load_models(tmp_path / "absent.yaml")
