from __future__ import annotations

import pytest

from tests.checks.outputs import said

ENGLISH = "We looked at the old map for a while, and then we took the path along the river because it was shorter."
FRENCH = "Nous avons regardé la vieille carte un moment, puis nous avons pris le chemin le long de la rivière."
SIMPLIFIED = "我们看了很久的旧地图，然后沿着河边的小路走，因为这样更近。"
TRADITIONAL = "我們看了很久的舊地圖，然後沿著河邊的小路走，因為這樣更近。"


@pytest.mark.parametrize(
    ("text", "wanted", "passed"),
    [
        (ENGLISH, "en", True),
        (ENGLISH, "en-US", True),
        (ENGLISH, "fr", False),
        (FRENCH, "fr", True),
        (SIMPLIFIED, "zh", True),
        (SIMPLIFIED, "zh-Hans", True),
        (SIMPLIFIED, "zh-Hant", False),
        (TRADITIONAL, "zh-TW", True),
        (f"{FRENCH}\n```python\nfor the_line in the_file:\n    print(the_line)\n```", "fr", True),
        (f'{ENGLISH} Her note said: "Nous avons pris le chemin."', "en", True),
        (f'{{"summary": "{FRENCH}", "the_title_of_it": "La carte"}}', "fr", True),
        ("OK", "en", None),
        ("https://example.org/the/long/path/of/the/page", "en", None),
        (f"{ENGLISH}\n\n{FRENCH}", "en", None),
        (f"{ENGLISH}\n\n{FRENCH}", "de", False),
        ("", "en", None),
        (ENGLISH, "klingon", None),
        (ENGLISH, 7, None),
    ],
)
def test_the_answer_is_in_the_language(text: str, wanted: object, passed: bool | None) -> None:
    assert said("language", text, wanted).passed is passed
    assert said("not-language", text, wanted).passed is (None if passed is None else not passed)


@pytest.mark.parametrize(
    ("text", "wanted", "reason"),
    [
        (FRENCH, "de", "French 100%; German wanted"),
        ("Merci.", "fr", "too few letters to tell a language: 5"),
        (TRADITIONAL, "zh-Hans", "traditional Chinese, simplified Chinese wanted"),
        (ENGLISH, "xx", "language needs an ISO 639-1 code such as de, not 'xx'"),
    ],
)
def test_the_reason_names_what_was_found(text: str, wanted: str, reason: str) -> None:
    assert said("language", text, wanted).reason == reason


def test_languages_written_alike_are_not_told_apart() -> None:
    text = "Premjestili smo sastanak jer je soba bila premala i nitko nije htio stajati dva sata."
    assert said("language", text, "hr").passed is True
    result = said("language", text, "bs")
    assert result.passed is None
    assert "Bosnian or Croatian" in result.reason
