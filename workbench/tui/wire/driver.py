"""The driver: sends what a Wire says, no more than the link takes."""

from __future__ import annotations

import os
import re
from codecs import getincrementaldecoder
from select import select
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import ScreenStackError
from textual.drivers.linux_driver import LinuxDriver

from workbench.tui.wire.brush import Abilities
from workbench.tui.wire.leaving import Leaving
from workbench.tui.wire.outlet import Outlet
from workbench.tui.wire.pasting import Pasting
from workbench.tui.wire.wire import Wire

if TYPE_CHECKING:
    from asyncio import TimerHandle
    from collections.abc import Mapping

    from textual.message import Message

_ENTER, _LEAVE = "\x1b[?1049h", "\x1b[?1049l"
_MOUSE_ON, _MOUSE_OFF = "\x1b[?1000h\x1b[?1006h", "\x1b[?1006l\x1b[?1000l"
_SYNC_START, _SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
_HIDE_CURSOR, _CURSOR, _USUAL_CURSOR = "\x1b[?25l", "\x1b[?25h\x1b[4 q", "\x1b[0 q"
"""What Textual writes, what is written instead (a still line under the character), and what undoes that. DECSCUSR."""
_MODE = re.compile(r"\x1b\[[?<=>][^@-~]*[@-~]")
_WHERE = "\x1b[6n"
"""Asks where the cursor is, which every terminal answers: by then it has read what was written before."""
_WINDOW = 2048
"""Bytes that may be on their way when a frame is begun."""
_SYNCED = 1000
"""Bytes from which a frame might be seen half done."""
_WIDEST, _HIGHEST = 2000, 1000
"""Cells of the largest window that a terminal may say it has: to draw one of billions would take all there is."""
_ANSWER_S, _LOOK_AGAIN_S, _LEAVE_S, _TICK_S = 3.0, 0.005, 0.5, 0.1


def abilities(environ: Mapping[str, str]) -> Abilities:
    """What the terminal can do, by its name: the Linux console has no SU and SD, GNU screen erases to no colour."""
    term = environ.get("TERM", "")
    return Abilities(scrolls=term != "linux", fills=not term.startswith("screen") or bool(environ.get("TMUX")))


class WireDriver(LinuxDriver):
    """Textual's driver for terminals, but what is drawn is compared with what is shown, and only changes are sent.

    While too much is on its way no frame is begun. The app goes on drawing, and what stands there in the end is sent.
    Pseudo-terminals and SSH take in far more than has been read, so the terminal itself is asked; one that has never
    answered is not waited for.
    """

    def __init__(
        self, app: Any, *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self.exit_event = self._leaving = Leaving()
        self._abilities = abilities(os.environ)
        self._shapes_cursor = os.environ.get("TERM") != "linux"  # older consoles would print the end of it
        self._outlet: Outlet | None = None
        self._wire: Wire | None = None
        self._entered = self._drawing = False
        """Whether the terminal shows the app: not before it starts, after it ends, or while it stands aside."""
        self._syncs = False
        self._answers = False
        self._answered = Event()
        self._asked_at = 0.0
        self._unread = self._asked = 0
        """Bytes on their way, and how many of them are read once an answer comes."""
        self._waiting: TimerHandle | None = None

    def start_application_mode(self) -> None:
        """Start, or come back: then all is drawn again."""
        assert self._file is not None
        self._outlet = Outlet(self._file)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._writer_thread is not None:
            self._writer_thread.stop()  # it has nothing to write
        if self._entered:
            self._drawing = True
            self._answers = False
            self._unread = self._asked = 0
            self._send(self._ask())
            self._redraw()

    def disable_input(self) -> None:
        """Take in an answer that is still to come: after the app it would look like typing."""
        if self._answers:
            self._answered.wait(_LEAVE_S)
        super().disable_input()

    def close(self) -> None:
        """Let the terminal take all that was written."""
        super().close()
        if self._outlet is not None:
            self._outlet.close()
            self._outlet = None

    def write(self, data: str) -> None:
        """Take what is drawn; send at once what is no drawing."""
        if data in (_SYNC_START, _SYNC_END):
            self._syncs = True  # the terminal knows them: frames have their own
            return
        if data in (_ENTER, _LEAVE):
            self._entered = data == _ENTER
            self._drawing = False
            self._stop_waiting()
            if data == _LEAVE and self._shapes_cursor:
                data += _USUAL_CURSOR
        elif data == _HIDE_CURSOR:  # who reads by a screen reader or on braille finds the place by it
            data = _CURSOR if self._shapes_cursor else ""
        if not self._drawing or _MODE.fullmatch(data):  # modes are written by the input thread as well
            self._send(data)
            return
        size = self._screen_size()
        if self._wire is None or self._wire.size != size:
            self._wire = Wire(size, self._abilities)  # Textual draws all of a screen that has another size
        passed = self._wire.feed(data)
        if passed:
            self._send(passed)

    def _enable_mouse_support(self) -> None:
        """Ask for clicks and the wheel, not for each move: those would fill a slow link."""
        if self._mouse:
            self._send(_MOUSE_ON)

    def _enable_mouse_pixels(self) -> None:
        """Cells are enough for lists."""

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self._send(_MOUSE_OFF)

    def flush(self) -> None:
        """Send what has changed, now or when the link has room. Textual calls it after each frame."""
        if not self._drawing or self._wire is None or self._waiting is not None:
            return
        wait_s = self._wait_s()
        if wait_s:
            self._waiting = self._loop.call_later(wait_s, self._flush_again)
            return
        frame = self._wire.frame()
        if not frame:
            return
        if self._syncs and len(frame) > _SYNCED:
            frame = f"{_SYNC_START}{frame}{_SYNC_END}"
        self._unread += len(frame.encode("utf-8", "replace"))
        if self._answers and not self._asked and self._unread > _WINDOW // 2:
            self._asked = self._unread
            frame += self._ask()
        self._send(frame)

    def _send(self, data: str) -> None:
        if self._outlet is not None:  # before the start and while the app stands aside nothing is shown
            self._outlet.write(data)

    def run_input_thread(self) -> None:
        """Read keys until it is time to leave, which Textual's own loop notices up to a fifth of a second late."""
        parser, pasting = XTermParser(self._debug), Pasting()
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not self._leaving.is_set():
            ready, _, _ = select([self.fileno, self._leaving], [], [], _TICK_S)
            if self.fileno in ready:
                data = self._read()
                if not data:  # no terminal any more
                    self._loop.call_soon_threadsafe(self._app.exit)
                    return
                text = pasting.passed(decode(data), monotonic())
            else:
                text = pasting.overdue(monotonic())
            try:
                for message in parser.feed(text) if text else ():
                    self.process_message(message)
            except (ValueError, OverflowError):  # a key by a number that no character has: not of a terminal
                parser = XTermParser(self._debug)
            for message in parser.tick():
                self.process_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:  # what a terminal that was closed answers
            return b""

    def process_message(self, message: Message) -> None:
        """What the input thread has read: an answer stays here, `ctrl+l` draws everything again."""
        if isinstance(message, events.CursorPosition):
            self._answered.set()
            self._loop.call_soon_threadsafe(self._take_answer)
            return
        if isinstance(message, events.Resize) and (message.size.width > _WIDEST or message.size.height > _HIGHEST):
            return
        if isinstance(message, events.Key) and message.key == "ctrl+l":
            self._loop.call_soon_threadsafe(self._redraw)
        super().process_message(message)

    def _redraw(self) -> None:
        """Trust nothing that is shown."""
        if self._wire is not None:
            self._wire.forget()
            self.flush()

    def _ask(self) -> str:
        self._answered.clear()
        self._asked_at = self._loop.time()
        return _WHERE

    def _take_answer(self) -> None:
        self._answers = True
        self._unread -= self._asked
        self._asked = 0
        self._flush_again()

    def _wait_s(self) -> float:
        """How long at most the next frame has to wait; 0 if it need not."""
        if self._asked and self._unread > _WINDOW:
            left_s = self._asked_at + _ANSWER_S - self._loop.time()
            if left_s > 0:
                return left_s
            self._answers = False
            self._unread = self._asked = 0
        return _LOOK_AGAIN_S if self._outlet is not None and self._outlet.pending else 0.0

    def _flush_again(self) -> None:
        self._stop_waiting()
        self.flush()

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _screen_size(self) -> tuple[int, int]:
        try:
            return self._app.screen.outer_size or self._app.size
        except ScreenStackError:
            return self._app.size
