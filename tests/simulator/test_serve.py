"""Serving on loopback, and models files of one's own."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from workbench.errors import WorkbenchError
from workbench.simulator.models import load_models
from workbench.simulator.serve import serve

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
        connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)
        connection.request("GET", "/v1/models", headers={"x-api-key": "k"})
        assert connection.getresponse().status == 200
        connection.close()
        server.send_signal(signal.SIGINT)
        out, errors = server.communicate(timeout=10)
    assert out == ""
    assert errors == ""


def test_a_port_in_use_is_an_error_for_people() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(WorkbenchError, match="cannot listen"):
            serve(port=taken.getsockname()[1])


def test_a_models_file_of_ones_own(tmp_path: Path) -> None:
    packaged = Path(sys.modules["workbench.simulator.models"].__file__ or "").with_name("models.yaml")
    own = tmp_path / "models.yaml"
    own.write_text(packaged.read_text(encoding="utf-8").replace("claude-haiku-5-5", "claude-own"), encoding="utf-8")
    assert load_models(own).by_id["claude-own"].display_name == "Claude Haiku 5.5"


@pytest.mark.parametrize("text", ["", "models: {a: 1}", "models: {a: {voice: older}}", ": :", "- 1"])
def test_a_file_that_holds_no_models_is_named(tmp_path: Path, text: str) -> None:
    own = tmp_path / "models.yaml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(WorkbenchError) as raised:
        load_models(own)
    assert raised.value.where == str(own)
    with pytest.raises(WorkbenchError):
        load_models(tmp_path / "absent.yaml")
