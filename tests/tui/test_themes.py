"""The looks: text can be read in each, states are told apart without colour, the choice is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.color import Color, ColorSystem
from textual.app import App

from tests.tui.driving import reviewing
from tests.tui.making import JSON_CHECK, TRIAGE, make_review
from workbench.errors import WorkbenchError
from workbench.records import OutputError
from workbench.tui.contrast import USUAL, contrast
from workbench.tui.roles import DRAWN, LOOKS, PLAIN_STYLES, Roles
from workbench.tui.services import Services
from workbench.tui.settings import read_settings, remember
from workbench.tui.themes import LEAST_CONTRAST, OWN, THEMES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.color_triplet import ColorTriplet
    from rich.style import Style
    from textual.theme import Theme

    from tests.tui.driving import Reviewer
    from tests.tui.making import Pair

DRAWN_WITH = " ─│┼┬┴·╂┃┊▁▂▃▄▅▆▇█"
ROWS = ("", "cursor", "bar", "removed", "added", "moved")


def seen(colour: Color | None, *, few: bool) -> ColorTriplet:
    assert colour is not None
    return (colour.downgrade(ColorSystem.EIGHT_BIT) if few else colour).get_truecolor()


def ink_and_paper(style: Style, *, few: bool) -> tuple[ColorTriplet, ColorTriplet]:
    ink, paper = seen(style.color, few=few), seen(style.bgcolor, few=few)
    return (paper, ink) if style.reverse else (ink, paper)


def roles_of(theme: Theme, *, few: bool) -> Roles:
    app: App[None] = App()
    app.register_theme(theme)
    app.theme = theme.name
    return Roles(app.get_css_variables(), plain=False, least=LEAST_CONTRAST.get(theme.name, USUAL), few=few)


@pytest.mark.parametrize("few", [False, True], ids=["true colour", "256 colours"])
@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_every_text_on_every_row_has_the_contrast_that_wcag_asks_for(theme: Theme, few: bool) -> None:
    least = 7.0 if "contrast" in theme.name else 4.5
    roles = roles_of(theme, few=few)
    for row in ROWS:
        for role in LOOKS:
            if role not in DRAWN:
                found = contrast(*ink_and_paper(roles.on(row, role), few=few))
                assert found >= least, f"{role} on {row or 'the ground'}: {found:.2f}"


async def test_what_is_drawn_has_that_contrast_too_prompts_and_typing_included(tmp_path: Path) -> None:
    db = make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)
    async with reviewing(db) as ada:

        def look() -> None:
            for theme in OWN:
                ada.app.theme = theme.name
                screen = ada.app.screen
                for part in (part for strip in screen._compositor.render_strips(screen.size) for part in strip):
                    if part.style and not part.control and part.text.strip(DRAWN_WITH):
                        found = contrast(*ink_and_paper(part.style, few=False))
                        assert found >= LEAST_CONTRAST.get(theme.name, USUAL), (
                            f"{theme.name}: {part.text!r} {found:.2f}"
                        )

        await ada.sees_queue("6 of 6 left")
        look()
        for keys, wanted in (("o", "s order"), ("?", "any other key"), ("z o : down", "> Row before")):
            await ada.press(*keys.split())
            await ada.sees(wanted)
            look()
        await ada.press("x")
        await ada.sees(lambda text: "what to do" not in text)
        look()
        await ada.press("escape", "enter", "c")
        await ada.sees("Enter takes what is typed")
        look()
        await ada.press("escape", "e")
        await ada.sees("typing")
        await ada.press("shift+down")
        look()


async def next_case(ada: Reviewer) -> None:
    before = ada.lines()[0]
    await ada.press("J")
    await ada.sees(lambda text: text.split("\n")[0] != before)


async def test_without_colour_every_state_is_told_in_signs_and_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    fenced, moved = "```json\n{}\n```", [f"line {at} of some length" for at in range(9)]
    pairs: dict[str, Pair | Sequence[Pair]] = {
        "worse": ("{}", fenced), "better": (fenced, "{}"), "same": ("{}", "{}"), "other": ('{"a": 1}', '{"a": 2}'),
        "gone": ("{}", None), "down": ("{}", OutputError("overloaded_error", "no", 529)),
        "flaky": [("{}", "{}"), ("{}", fenced), (fenced, "{}"), ("{}", "{}")],
        "moved": ("\n".join(moved), "\n".join([*moved[1:5], "new", *moved[5:8], moved[0]])),
    }  # fmt: skip
    db = make_review(tmp_path / "review.db", {"suite": pairs}, JSON_CHECK)
    async with reviewing(db) as ada:
        await ada.sees_queue("8 of 8 left")
        assert not any(style.color or style.bgcolor for style in ada.app.roles.styles.values())
        rows = {line.split()[0]: line for line in ada.lines()[3:11] if " > " not in line}
        assert "improvement" in rows["better"]
        assert "unchanged" in rows["same"]
        assert "changed" in rows["other"]
        assert "missing" in rows["gone"]
        assert "error" in rows["down"]
        assert ada.line_with("worse").startswith(" >")
        assert "regression" in ada.line_with(" > ")
        await ada.press("F", "1")
        await ada.sees("worse/format")
        assert ada.line_with("F  worse").endswith("worse/format")
        await ada.press("g", "enter")
        text = await ada.sees("checks")
        assert "pass → FAIL" in text
        assert [line[:2] for line in text.split("\n") if "```" in line] == ["· "] * 2
        signs = ada.line_with("```json")
        assert "│+ " in signs
        while "suite/moved" not in ada.lines()[0]:
            await next_case(ada)
        text = ada.text()
        assert "\n< " in text
        assert "│> " in text
        assert "│+ new" in text


def test_contrast_is_wcags() -> None:
    black, white, grey = (Color.parse(name).get_truecolor() for name in ("#000000", "#ffffff", "#767676"))
    assert contrast(black, white) == contrast(white, black) == pytest.approx(21)
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.005)


def test_in_high_contrast_and_few_colours_the_cursor_is_reversed() -> None:
    for theme in OWN:
        assert bool(roles_of(theme, few=False).styles["cursor"].reverse) == (theme.name in LEAST_CONTRAST)
    assert PLAIN_STYLES["cursor"].reverse


def test_without_colour_changed_words_and_the_cursor_differ_from_the_rest_by_weight_line_or_reverse() -> None:
    roles = Roles({}, plain=True, colour=False)
    for role in ("removed-word", "added-word", "moved-word", "cursor", "soft"):
        style = roles[role]
        assert style.color is None
        assert style != roles["plain"], role


async def test_the_look_is_chosen_by_name_and_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_COLOR_SYSTEM", "truecolor")
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "truecolor")
    db = make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)
    services = Services(settings=tmp_path / "new" / "settings.json")
    async with reviewing(db, services=services) as ada:
        await ada.sees_queue("6 of 6 left")
        assert ada.app.theme == THEMES["dark"]
        await ada.press(":")
        await ada.type("high contrast")
        await ada.press("enter")
        await ada.sees("dark, high contrast")
        await ada.press("L")
        await ada.sees(lambda _: ada.app.theme == THEMES["contrast-light"])
        await ada.sees(lambda _: services.settings is not None and services.settings.exists())
    async with reviewing(db, services=services) as ada:
        assert ada.app.theme == THEMES["contrast-light"]
    async with reviewing(db, services=Services(settings=services.settings, theme="light")) as ada:
        assert ada.app.theme == THEMES["light"]


@pytest.mark.parametrize(("variable", "said"), [("", "needs 256 colours"), ("NO_COLOR", "needs colours")])
async def test_a_look_that_cannot_be_had_is_said_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, said: str
) -> None:
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "standard")
    if variable:
        monkeypatch.setenv(variable, "1")
    db = make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)
    remembered = tmp_path / "settings.json"
    remember(remembered, {"theme": "contrast"})
    async with reviewing(db, services=Services(settings=remembered, theme="light")) as ada:
        await ada.sees(f"theme light {said}")
        assert ada.app.theme == THEMES["terminal"]
        await ada.press("j")
        await ada.sees(lambda text: "? keys" in text.split("\n")[-1])
    async with reviewing(db, services=Services(settings=remembered), start_case="voice/c-1") as ada:
        await ada.sees(lambda text: f"theme contrast {said}" in text and "A calm lamp!" in text)
    async with reviewing(db, services=Services(theme="terminal")) as ada:
        await ada.sees_queue("6 of 6 left")
        assert "theme" not in ada.lines()[-1]


def test_a_spoilt_file_of_settings_is_passed_over_and_one_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for text in ("{", "[]", "[" * 100_000, '{"theme": 3}'):
        path.write_text(text, encoding="utf-8")
        assert read_settings(path) == {}
    remember(path, {"theme": "dark"})
    path.write_text('{"theme": "dark", "other": "kept"}', encoding="utf-8")
    remember(path, {"theme": "light"})
    assert read_settings(path) == {"theme": "light", "other": "kept"}
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]
    with pytest.raises(WorkbenchError, match="cannot be remembered"):
        remember(path / "below", {"theme": "dark"})
