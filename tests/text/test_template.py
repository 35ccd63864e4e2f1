from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import TemplateError
from workbench.text.template import escaped, fill, variables_of

if TYPE_CHECKING:
    from workbench.records import JsonObject

VARIABLES: JsonObject = {
    "name": "Ada",
    "n": 3,
    "yes": True,
    "none": None,
    "list": [1, "zwei", {"k": "ü"}],
    "expected": {"priority": "high", "deep": {"er": 1}},
    "dotted.column": "from a table",
    "sly": "{{name}} and \\{{n}}",
}


@pytest.mark.parametrize(
    ("value", "filled"),
    [
        ("Hello {{name}}, {{ name }}!", "Hello Ada, Ada!"),
        ("{{n}}", 3),
        ("{{ yes }}", True),
        ("{{none}}", None),
        ("{{list}}", VARIABLES["list"]),
        (" {{n}}", " 3"),
        ("{{yes}} {{none}} {{list}}", 'true null [1,"zwei",{"k":"ü"}]'),
        ("{{expected.priority}}", "high"),
        ("{{expected.deep.er}}", 1),
        ("{{list.1}}", "zwei"),
        ("{{dotted.column}}", "from a table"),
        ("{{sly}}", "{{name}} and \\{{n}}"),
        ("<{{sly}}>", "<{{name}} and \\{{n}}>"),
        ("\\{{name}}", "{{name}}"),
        ("say \\{{ name }} for {{name}}", "say {{ name }} for Ada"),
        ('{"who": "{{name}}", "of": {"n": {{n}}}}', '{"who": "Ada", "of": {"n": 3}}'),
        ("{{{n}}}", "{3}"),
        ("{{}} {{ }} {name} {{#if x}} {{a b}} {{ 'x' }}", "{{}} {{ }} {name} {{#if x}} {{a b}} {{ 'x' }}"),
        ({"{{n}}": ["{{n}}", {"x": ("{{name}}",)}], "k": 1.5}, {"{{n}}": [3, {"x": ["Ada"]}], "k": 1.5}),
    ],
)
def test_variables_are_replaced_once(value: object, filled: object) -> None:
    assert fill(value, VARIABLES) == filled


@pytest.mark.parametrize("value", ["{{nobody}}", "a {{expected.nothing}}", ["{{name.first}}"], "{{list.7}}"])
def test_a_missing_variable_is_an_error_that_names_it_and_what_there_is(value: object) -> None:
    with pytest.raises(TemplateError) as caught:
        fill(value, VARIABLES)
    assert next(iter(variables_of(value))) in caught.value.message
    assert "expected" in (caught.value.hint or "")


def test_the_names_of_variables_are_found_wherever_they_are() -> None:
    request = {"system": "For {{ customer }}.", "messages": [{"content": "{{a.b}} \\{{not_me}} {{{c}}}"}], "top_k": 5}
    assert variables_of(request) == {"customer", "a.b", "c"}


@given(st.text(st.sampled_from("{}\\ ab.-")))
def test_escaped_text_is_filled_with_itself(text: str) -> None:
    assert variables_of(escaped(text)) == set()
    assert fill(escaped(text), {}) == text
    assert fill(escaped([{"k": text}]), {}) == [{"k": text}]


@given(st.text(st.sampled_from("{}\\ ab.-")))
def test_filling_fails_exactly_on_the_variables_that_are_named(text: str) -> None:
    names = variables_of(text)
    fill(text, dict.fromkeys(names, "x"))
    if names:
        with pytest.raises(TemplateError):
            fill(text, {})
