"""The SDK's fast transport over real sockets: it reuses connections, goes through proxies, and fails in known ways."""

from __future__ import annotations

import asyncio
import datetime
import gc
import json
import socket
import ssl
import struct
import threading
import warnings
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

import pytest

from tests.client.calling import REQUEST
from tests.client.serving import Answer, end, event, good, served, start, text_block
from workbench.client.endpoint import Attempt, Endpoint
from workbench.client.providers import make_client
from workbench.client.settings import ClientSettings

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from tests.client import serving

    Serving = Callable[..., tuple[serving.Endpoint, str]]

MESSAGE = {
    "id": "msg_1", "type": "message", "role": "assistant", "model": "m", "stop_reason": "end_turn",
    "content": [{"type": "text", "text": "Hello."}], "usage": {"input_tokens": 1, "output_tokens": 1},
}  # fmt: skip
BODY = json.dumps(MESSAGE).encode()
ANSWER = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(BODY) + BODY
CHUNKED = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n5\r\ndata:\r\n"


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


async def read_request(reader: StreamReader) -> bytes:
    """A request as it came; empty when the other side went away."""
    with suppress(asyncio.IncompleteReadError):
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        return head + await reader.readexactly(int(length.split(b":")[1]))
    return b""


@asynccontextmanager
async def listening(
    serve: Callable[[StreamReader, StreamWriter], Awaitable[None]], tls: ssl.SSLContext | None = None
) -> AsyncIterator[int]:
    """The port of a server that gives each connection to `serve`."""
    writers: list[StreamWriter] = []

    async def served_one(reader: StreamReader, writer: StreamWriter) -> None:
        writers.append(writer)
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            await serve(reader, writer)
        writer.close()

    server = await asyncio.start_server(served_one, "127.0.0.1", 0, ssl=tls)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for writer in writers:
            writer.transport.abort()
        await asyncio.gather(*(writer.wait_closed() for writer in writers), return_exceptions=True)


async def attempt(url: str, *, stream: bool = True, **settings: Any) -> Attempt:
    async with Endpoint(ClientSettings(base_url=url, **settings)) as endpoint:
        return await endpoint.attempt(REQUEST, stream=stream)


def reset(writer: StreamWriter) -> None:
    """End a connection as a host does that has lost it."""
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


class TestFaults:
    """Whatever happens to a connection is an error that says so; only one that was never made is known as unbilled."""

    @pytest.mark.parametrize("stream", [False, True])
    @pytest.mark.parametrize(
        "sent",
        [
            b"",
            b"HTTP/1.1 200 OK\r\ncontent-ty",
            b"SSH-2.0-OpenSSH\r\n\r\n",
            b"HTTP/1.1 999999 NO\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nx-long: " + b"a" * 20_000 + b"\r\n\r\n",
            b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}",
            ANSWER[:-10],
            CHUNKED,
            CHUNKED + b"zzz\r\n",
            b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 4\r\n\r\nabcd",
            b"HTTP/1.1 500 Oh\r\ncontent-length: 100\r\n\r\n{",
        ],
    )
    async def test_an_answer_that_is_cut_or_garbage(self, sent: bytes, stream: bool) -> None:
        async def serve(reader: StreamReader, writer: StreamWriter) -> None:
            assert await read_request(reader)
            writer.write(sent)
            await writer.drain()

        async with listening(serve) as port:
            tried = await attempt(f"http://127.0.0.1:{port}", stream=stream)
        assert tried.reply.error
        assert tried.reply.error.kind == "connection"
        assert tried.reply.error.message.removeprefix("the connection failed: ")
        assert tried.billed is None

    @pytest.mark.parametrize("stream", [False, True])
    @pytest.mark.parametrize("status", [301, 302, 307, 308])
    async def test_nobody_is_sent_on_to_another_address(self, status: int, stream: bool) -> None:
        reached = asyncio.Event()

        async def elsewhere(_reader: StreamReader, writer: StreamWriter) -> None:
            reached.set()
            writer.close()

        async with listening(elsewhere) as other:

            async def serve(reader: StreamReader, writer: StreamWriter) -> None:
                assert await read_request(reader)
                to = f"location: http://127.0.0.1:{other}/v1/messages".encode()
                writer.write(b"HTTP/1.1 %d Moved\r\n%b\r\ncontent-length: 0\r\n\r\n" % (status, to))
                await writer.drain()

            async with listening(serve) as port:
                tried = await attempt(f"http://127.0.0.1:{port}", stream=stream)
        assert tried.reply.error
        assert tried.reply.error.status == status
        assert not reached.is_set()

    @pytest.mark.parametrize("stream", [False, True])
    @pytest.mark.parametrize("sent", [b"", ANSWER[:-10], CHUNKED])
    async def test_a_connection_that_is_reset(self, sent: bytes, stream: bool) -> None:
        async def serve(reader: StreamReader, writer: StreamWriter) -> None:
            assert await read_request(reader)
            writer.write(sent)
            await writer.drain()
            reset(writer)

        async with listening(serve) as port:
            tried = await attempt(f"http://127.0.0.1:{port}", stream=stream)
        assert tried.reply.error
        assert (tried.reply.error.kind, tried.billed) == ("connection", None)

    async def test_a_broken_chunk_that_comes_late_ends_with_the_deadline_at_the_latest(self) -> None:
        """Once the headers are taken, aiohttp does not hand on that a chunk is broken: only our deadline ends it."""
        begun = asyncio.Event()

        async def serve(reader: StreamReader, writer: StreamWriter) -> None:
            assert await read_request(reader)
            first = b"data: " + json.dumps(start()).encode() + b"\n\n"
            text = b"".join(event(one) for one in text_block(0, "Hi")[:2])
            writer.write(CHUNKED.split(b"5\r\n")[0] + b"%x\r\n" % len(first + text) + first + text + b"\r\n")
            await writer.drain()
            await asyncio.wait_for(begun.wait(), 5)
            writer.write(b"zzz\r\n")
            await writer.drain()

        async with listening(serve) as port:
            settings = ClientSettings(base_url=f"http://127.0.0.1:{port}", timeout_s=0.5)
            async with Endpoint(settings) as endpoint:
                tried = await endpoint.attempt(REQUEST, stream=True, on_text=lambda _: begun.set())
        assert begun.is_set()
        assert tried.reply.error
        assert tried.reply.error.kind in ("timeout", "connection")
        assert tried.billed is None

    async def test_a_connection_that_was_never_made_is_not_billed(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        for url in (f"http://127.0.0.1:{port}", f"http://localhost:{port}", "http://nowhere.invalid"):
            tried = await attempt(url)
            assert tried.reply.error
            assert (tried.reply.error.kind, tried.billed) == ("connection", False)

    async def test_a_server_that_speaks_no_tls_is_not_billed(self) -> None:
        async def serve(_: StreamReader, writer: StreamWriter) -> None:
            writer.write(b"220 mail.example ready\r\n")
            await writer.drain()

        async with listening(serve) as port:
            tried = await attempt(f"https://127.0.0.1:{port}")
        assert tried.reply.error
        assert (tried.reply.error.kind, tried.billed) == ("connection", False)


class TestConnections:
    """Connections are opened as needed and used again."""

    async def test_one_connection_serves_one_call_after_another(self) -> None:
        connections = 0

        async def serve(reader: StreamReader, writer: StreamWriter) -> None:
            nonlocal connections
            connections += 1
            while await read_request(reader):
                writer.write(ANSWER)
                await writer.drain()

        async with listening(serve) as port, Endpoint(ClientSettings(base_url=f"http://127.0.0.1:{port}")) as endpoint:
            for stream in (False, True) * 10:
                assert (await endpoint.attempt(REQUEST, stream=stream)).reply.error is None
        assert connections == 1

    async def test_one_that_the_server_closed_is_not_used_again(self) -> None:
        closed = asyncio.Event()

        async def serve(reader: StreamReader, writer: StreamWriter) -> None:
            await read_request(reader)
            writer.write(ANSWER)
            await writer.drain()
            writer.close()
            await writer.wait_closed()
            closed.set()

        async with listening(serve) as port, Endpoint(ClientSettings(base_url=f"http://127.0.0.1:{port}")) as endpoint:
            for _ in range(3):
                assert (await endpoint.attempt(REQUEST)).reply.error is None
                await asyncio.wait_for(closed.wait(), 5)
                closed.clear()

    @pytest.mark.parametrize(("allowed", "at_once"), [(1000, 400), (5, 5)])
    async def test_as_many_calls_are_open_as_the_settings_allow(self, allowed: int, at_once: int) -> None:
        """Each answer waits until that many calls have come."""
        here = most = 0
        all_here = asyncio.Event()

        async def serve(reader: StreamReader, writer: StreamWriter) -> None:
            nonlocal here, most
            while await read_request(reader):
                here += 1
                most = max(most, here)
                if here == at_once:
                    all_here.set()
                await asyncio.wait_for(all_here.wait(), 20)
                here -= 1
                writer.write(ANSWER)
                await writer.drain()

        async with listening(serve) as port:
            settings = ClientSettings(base_url=f"http://127.0.0.1:{port}", connections=allowed)
            async with Endpoint(settings) as endpoint:
                tries = await asyncio.gather(*(endpoint.attempt(REQUEST) for _ in range(max(at_once, 20))))
        assert [one.reply.error for one in tries if one.reply.error] == []
        assert most == at_once

    async def test_a_call_that_runs_out_of_time_hangs_up_and_leaves_the_client_usable(self, endpoint: Serving) -> None:
        played, url = endpoint(Answer((event(start()),), hangs=True), good())
        async with Endpoint(ClientSettings(base_url=url, timeout_s=0.3)) as opened:
            error = (await opened.attempt(REQUEST, stream=True)).reply.error
            assert error
            assert error.kind == "timeout"
            assert await asyncio.to_thread(played.left.wait, 5)
            assert (await opened.attempt(REQUEST, stream=True)).reply.error is None

    async def test_text_is_heard_while_the_server_still_writes(self) -> None:
        heard = threading.Event()

        async def app(scope: Any, receive: Any, send: Any) -> None:
            headers = [(b"content-type", b"text/event-stream")]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            events = [start(), *text_block(0, "one", " two"), *end()]
            for one in events:
                await send({"type": "http.response.body", "body": event(one), "more_body": True})
                if one.get("delta", {}).get("text") == "one":
                    assert await asyncio.to_thread(heard.wait, 5)
            await send({"type": "http.response.body", "body": b""})

        with served(app) as url:
            async with Endpoint(ClientSettings(base_url=url)) as opened:
                tried = await opened.attempt(REQUEST, stream=True, on_text=lambda _: heard.set())
        assert tried.reply.content[0]["text"] == "one two"

    def test_nothing_is_left_open(self) -> None:
        """After calls that were answered, cut, cancelled, and none at all."""

        async def serve(reader: StreamReader, writer: StreamWriter) -> None:
            while request := await read_request(reader):
                if b"hang" in request:
                    await reader.read()
                writer.write(ANSWER if b"cut" not in request else ANSWER[:-5])
                await writer.drain()
                if b"cut" in request:
                    return

        async def calls() -> None:
            async with listening(serve) as port:
                settings = ClientSettings(base_url=f"http://127.0.0.1:{port}")
                async with Endpoint(settings):
                    pass
                await make_client(settings).close()
                async with Endpoint(settings) as endpoint:
                    for system in ("", "cut"):
                        await endpoint.attempt({**REQUEST, "system": system}, stream=True)
                    with pytest.raises(TimeoutError):
                        async with asyncio.timeout(0.1):
                            await endpoint.attempt({**REQUEST, "system": "hang"}, stream=True)

        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            asyncio.run(calls())
            gc.collect()
        assert [str(one.message) for one in caught if issubclass(one.category, ResourceWarning)] == []


class TestProxies:
    """Proxies and certificate authorities of the environment count, as they do for other programs."""

    async def test_a_proxy_of_the_environment_is_gone_through(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[bytes] = []

        async def serve(reader: StreamReader, writer: StreamWriter) -> None:
            while request := await read_request(reader):
                asked.append(request)
                writer.write(ANSWER)
                await writer.drain()

        async with listening(serve) as port:
            monkeypatch.setenv("HTTP_PROXY", f"http://me:word@127.0.0.1:{port}")
            tried = await attempt("http://claude.invalid")
            assert tried.reply.error is None
            assert asked[0].startswith(b"POST http://claude.invalid/v1/messages HTTP/1.1\r\n")
            assert b"proxy-authorization: basic bwu6d29yza==" in asked[0].lower()

            monkeypatch.setenv("NO_PROXY", "127.0.0.1")
            await attempt(f"http://127.0.0.1:{port}")
            assert asked[1].startswith(b"POST /v1/messages HTTP/1.1\r\n")

    async def test_tls_goes_through_a_proxy_and_trusts_what_the_environment_trusts(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        certificate = make_certificate(tmp_path)
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(certificate)
        tunnels: list[bytes] = []

        async def serve(reader: StreamReader, writer: StreamWriter) -> None:
            while await read_request(reader):
                writer.write(ANSWER)
                await writer.drain()

        async def tunnel(reader: StreamReader, writer: StreamWriter) -> None:
            tunnels.append((await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")[0])
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", far_port)
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            try:
                await asyncio.gather(pour(reader, far_writer), pour(far_reader, writer))
            finally:
                far_writer.transport.abort()

        async with listening(serve, tls) as far_port, listening(tunnel) as port:
            monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
            url = f"https://localhost:{far_port}"
            stranger = (await attempt(url)).reply.error
            assert stranger
            assert "certificate verify failed" in stranger.message
            monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
            assert (await attempt(url)).reply.error is None
        assert set(tunnels) == {b"CONNECT localhost:%d HTTP/1.1" % far_port}


async def pour(source: StreamReader, into: StreamWriter) -> None:
    with suppress(ConnectionError):
        while piece := await source.read(4096):
            into.write(piece)
            await into.drain()
        into.close()


def make_certificate(folder: Path) -> Path:
    """Key and certificate of localhost, signed by itself, in one file."""
    pytest.importorskip("cryptography")
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    day = datetime.timedelta(days=1)
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now - day, now + day)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    form = serialization.PrivateFormat.PKCS8
    pem = key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
    file = folder / "localhost.pem"
    file.write_bytes(pem + certificate.public_bytes(serialization.Encoding.PEM))
    return file
