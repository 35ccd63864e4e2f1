"""`workbench serve` over real HTTP and a real websocket: who gets in, and what a tab does."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.asking import told
from tests.tui.making import JSON_CHECK, TRIAGE, make_review
from tests.web.serving import CAP_S, Served, tab
from workbench.cli.main import workbench
from workbench.errors import ExitCode, UnknownNameError, WorkbenchError
from workbench.tui.palette import LIGHT
from workbench.web.messages import MOST_CELLS, Resized, cells, read_message

if TYPE_CHECKING:
    from collections.abc import Iterator

PATHS = ("/", "/?token=", "/?token=wrong", "/ws", "/static/textual.js", "/static/none", "/download/x", "/none")


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_review(tmp_path_factory.mktemp("served") / "review.db", TRIAGE, JSON_CHECK)


@pytest.fixture(scope="module")
def served(db: Path) -> Iterator[Served]:
    with Served(db) as one:
        yield one


async def test_without_the_token_there_is_nothing(served: Served) -> None:
    async with served.visitor(welcome=False) as visitor:
        answers = set()
        for path in PATHS:
            for cookies in ({}, {f"workbench-{served.base.rpartition(':')[2]}": served.token}):
                async with visitor.get(path, cookies=cookies) as answer:
                    answers.add((answer.status, await answer.text()))
    assert answers == {(401, "open the address that workbench printed: it holds the token\n")}


async def test_a_name_that_was_bent_to_loopback_is_refused(served: Served) -> None:
    port = served.base.rpartition(":")[2]
    async with served.visitor() as visitor:
        for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", f"127.0.0.1:{port}.evil.example"):
            for path in ("/", "/ws", f"/?token={served.token}"):
                async with visitor.get(path, headers={"Host": host}, allow_redirects=False) as answer:
                    assert answer.status == 403, (host, path)
                    assert "Set-Cookie" not in answer.headers
        async with visitor.get("/", headers={"Host": f"localhost:{port}"}) as answer:
            assert answer.status == 200
            assert f"ws://localhost:{port}/ws" in await answer.text()


async def test_a_websocket_of_another_page_is_refused(served: Served) -> None:
    async with served.visitor() as visitor:
        for origin in ("http://evil.example", "null", served.base.replace("http:", "https:"), None):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await visitor.ws_connect("/ws", origin=origin)
            assert refused.value.status == 403, origin


async def test_the_token_leaves_the_address_and_the_page_asks_nobody_else(served: Served) -> None:
    async with served.visitor(welcome=False) as visitor:
        async with visitor.get(served.address, allow_redirects=False) as answer:
            assert (answer.status, answer.headers["Location"]) == (303, "/")
            cookie = answer.headers["Set-Cookie"]
            assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
            assert served.token not in str(answer.headers)
        async with visitor.get("/") as answer:
            page, sent = await answer.text(), answer.headers
        assert sent["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in sent["Content-Security-Policy"]
        assert f"connect-src {served.base.replace('http', 'ws')};" in sent["Content-Security-Policy"]
        assert served.token not in page
        assert re.findall(r"https?://[^\"]*", page) == []
        named = re.findall(r'(?:src|href)="(/[^"]*)"', page)
        async with visitor.get("/static/page.css") as answer:
            named += re.findall(r'url\("([^"]*)"\)', await answer.text())
        assert len(named) == 6
        for path in named:
            async with visitor.get(path) as answer:
                assert answer.status == 200, path
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
        for path in ("/static/serve.py", "/static/..%2fserve.py", "/static/", "/static"):
            async with visitor.get(path) as answer:
                assert answer.status == 404, path


async def test_a_key_labels_a_case_and_closing_the_tab_ends_its_app(served: Served, db: Path) -> None:
    async with served.visitor() as visitor, tab(served, visitor) as one, tab(served, visitor, 140, 40) as other:
        await one.sees("6 of 6 left")
        await other.sees("6 of 6 left")
        assert len(_children(served)) == 2
        await one.type("\r")
        await one.sees("1 worse")
        await one.socket.send_json(["no", "such", "message"])
        await one.socket.send_str("{")
        await one.resize(80, 24)
        await one.sees(lambda text: "1 worse" in text.split("\n")[23])
        await one.type("1")
        await one.sees("5 left")
        await one.socket.close()
        assert len(await _until(lambda: _children(served), 1)) == 1
        await other.type("q")
        await other.ends()
    assert await _until(lambda: _children(served), 0) == []
    assert _labels(db) == [("t-1", "worse", "ada")]


async def test_ctrl_c_ends_the_server_and_its_apps_and_says_what_they_came_to(tmp_path: Path) -> None:
    db = make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)
    with Served(db) as served:
        async with served.visitor() as visitor, tab(served, visitor) as one:
            await one.sees("6 of 6 left")
            await one.type("2")
            await one.sees("5 of 6 left")
            (app,) = _children(served)
            served.process.send_signal(signal.SIGINT)
            await one.ends()
        out, errors = await asyncio.to_thread(served.process.communicate, timeout=CAP_S)
    assert served.process.returncode == ExitCode.INTERRUPTED
    assert out == ""
    assert errors.startswith("Labelled 1 case: 1 better;")
    assert "Traceback" not in errors
    assert "".join(served.said).count(served.token) == 1
    assert not _runs(app)
    assert _labels(db) == [("t-1", "better", "ada")]


async def test_no_app_outlives_a_server_that_was_killed(tmp_path: Path) -> None:
    with Served(make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)) as served:
        async with served.visitor() as visitor, tab(served, visitor) as one:
            await one.sees("6 of 6 left")
            (app,) = _children(served)
            served.process.kill()
        assert await _until(lambda: [app] if _runs(app) else [], 0) == []


async def test_an_app_that_cannot_start_closes_its_tab_and_the_server_says_why(tmp_path: Path) -> None:
    db = make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)
    with Served(db) as served:
        db.write_text("\x1b[31mno database")
        async with served.visitor() as visitor, tab(served, visitor) as one:
            await one.ends()
        served.process.send_signal(signal.SIGINT)
        _, errors = await asyncio.to_thread(served.process.communicate, timeout=CAP_S)
    assert "this is not an SQLite database" in errors
    assert "\x1b" not in errors


async def test_the_options_of_review_are_those_of_every_tab(tmp_path: Path) -> None:
    db = make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)
    keys = tmp_path / "keys.yaml"
    keys.write_text("label_equal: [z]\n", encoding="utf-8")
    options = ("triage/t-2@1", "--blind", "--theme", "light", "--keys", str(keys), "--mouse")
    with Served(db, *options) as served:
        async with served.visitor() as visitor, tab(served, visitor) as one:
            text = await one.sees(lambda text: "triage/t-2" in text.split("\n")[0] and "z equal" in text)
            assert "1 A better" in text
            assert f"#{one.ground(10, 20)}" == LIGHT.background
            assert b"\x1b[?1000h" in one.raw
            await one.type("z")
            await one.sees("5 left")
    assert [label for _, label, _ in _labels(db)] == ["equal"]


def test_what_cannot_be_served_is_said_at_once(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(told(db, "serve", "nothing").exception, UnknownNameError)
    assert "holds no case triage/t-99" in str(told(db, "serve", "triage/t-99@1").exception)
    keys = tmp_path / "keys.yaml"
    keys.write_text("flog: [z]\n", encoding="utf-8")
    assert "no action is called 'flog'" in str(told(db, "serve", "--keys", str(keys)).exception)
    for module in [name for name in sys.modules if name.startswith(("workbench.web", "textual_serve"))]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    result = CliRunner().invoke(workbench, ["--db", str(db), "serve"], standalone_mode=False)
    assert isinstance(result.exception, WorkbenchError)
    assert "pip install 'workbench[serve]'" in str(result.exception)


_ANYTHING = st.none() | st.integers() | st.floats() | st.text(max_size=9)


@settings(max_examples=60)
@given(
    st.text() | st.lists(_ANYTHING | st.dictionaries(st.sampled_from(["width", "height"]), _ANYTHING)).map(json.dumps)
)
def test_whatever_a_page_sends_is_read_or_left(text: str) -> None:
    read_message(text)
    assert 1 <= cells(text, 80) <= MOST_CELLS


def test_a_size_beyond_reason_is_cut() -> None:
    assert read_message('["resize", {"width": 1e9, "height": -5}]') == Resized(80, 1)
    assert read_message('["resize", {"width": 100000, "height": "x"}]') == Resized(MOST_CELLS, 24)


def _children(served: Served) -> list[int]:
    path = Path(f"/proc/{served.process.pid}/task/{served.process.pid}/children")
    return [int(child) for child in path.read_text().split()]


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()


async def _until(found: object, number: int) -> list[int]:
    assert callable(found)
    async with asyncio.timeout(CAP_S):
        while len(now := found()) != number:
            await asyncio.sleep(0.01)
    result: list[int] = now
    return result


def _labels(db: Path) -> list[tuple[str, str, str]]:
    connection = sqlite3.connect(db)
    try:
        return connection.execute(
            "SELECT c.name, e.label, e.reviewer FROM events e JOIN cases c ON c.id = e.case_id WHERE e.kind = 'label'"
        ).fetchall()
    finally:
        connection.close()
