"""Several processes write at once, and one is killed: every acknowledged event is there."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.store.making import make_comparison
from workbench.store.database import open_database
from workbench.store.events import events_of_case
from workbench.store.queue import QueueFilter, queue_window
from workbench.store.suites import list_suites

if TYPE_CHECKING:
    from pathlib import Path

WRITER = """
import itertools, sys
from pathlib import Path
from tests.store.making import event
from workbench.store.database import open_database
from workbench.store.events import add_event
path, reviewer, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with open_database(path) as db:
    for number in itertools.islice(itertools.count(), count or None):
        made = event(number % 3 + 1, "label", "worse", reviewer=reviewer)
        add_event(db, 1, made)
        print(made.gid, flush=True)
"""

MAKER = """
import sys
from pathlib import Path
from tests.store.making import SUITE, case
from workbench.store.database import open_database
from workbench.store.suites import save_suite
with open_database(Path(sys.argv[1]), create=True) as db:
    save_suite(db, SUITE, [case(int(sys.argv[2]))])
"""


def start(script: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", script, *arguments], stdout=subprocess.PIPE, text=True)


def test_every_acknowledged_event_is_there(path: Path) -> None:
    with open_database(path, create=True) as db:
        comparison = make_comparison(db, ["regression", "changed", "unchanged"])
    writers = [start(WRITER, str(path), f"reviewer {number}", "150") for number in range(3)]
    doomed = start(WRITER, str(path), "doomed", "0")
    assert doomed.stdout is not None
    acknowledged = {doomed.stdout.readline().strip() for _ in range(40)}
    doomed.send_signal(signal.SIGKILL)
    # A line cut short by the kill was not yet an acknowledgement.
    acknowledged |= {line.strip() for line in doomed.communicate()[0].splitlines(keepends=True) if line.endswith("\n")}
    for writer in writers:
        acknowledged |= set(writer.communicate()[0].split())
        assert writer.returncode == 0
    assert len(acknowledged) >= 490
    with open_database(path) as db:
        stored = {
            one.gid for number in (1, 2, 3) for one in events_of_case(db, comparison.id, "letters", f"l-{number}")
        }
        assert acknowledged <= stored
        assert len(stored - acknowledged) <= 1
        assert db.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        for row in queue_window(db, comparison.id, QueueFilter("doomed"), 0, 3):
            assert (row.label, len(row.others)) == ("worse", 3)


def test_several_processes_make_the_same_database(path: Path) -> None:
    makers = [start(MAKER, str(path), str(number)) for number in range(4)]
    for maker in makers:
        maker.communicate()
    assert [maker.returncode for maker in makers] == [0, 0, 0, 0]
    with open_database(path) as db:
        assert list_suites(db)[0].cases == 4
