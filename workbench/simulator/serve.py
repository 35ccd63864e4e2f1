"""Serves the simulator over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.simulator.conditions import Conditions
    from workbench.simulator.models import ScriptedModels


def serve(
    host: str = "127.0.0.1",
    port: int = 8787,
    *,
    models: ScriptedModels | None = None,
    pace_s: float = 0.0,
    conditions: Conditions | None = None,
    play: Path | None = None,
    on_ready: Callable[[str], None] | None = None,
) -> None:
    """Serves until interrupted; port 0 takes a free one. `on_ready` gets the base URL once it listens.

    `play` is a file of answers to give back (see `playfile`). WorkbenchError when it is none, or when the address
    cannot be had; Ctrl-C ends it as a KeyboardInterrupt.
    """
    import socket

    import uvicorn

    from workbench.simulator.app import create_app
    from workbench.simulator.models import load_models
    from workbench.simulator.playfile import read_played

    models = models or load_models()
    played = read_played(play, models) if play else None
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise WorkbenchError(
            f"cannot listen on {host} port {port}: {error.strerror or error}",
            hint="Another program may use the port: choose one with --port, or 0 for any free one.",
        ) from error
    settings = uvicorn.Config(
        create_app(models, pace_s=pace_s, conditions=conditions, played=played),
        log_config=None,
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=1,  # a call that hangs must not keep Ctrl-C waiting
    )
    with listener:
        listener.listen(128)
        if on_ready:
            shown = f"[{host}]" if family == socket.AF_INET6 else host
            on_ready(f"http://{shown}:{listener.getsockname()[1]}")
        uvicorn.Server(settings).run(sockets=[listener])
