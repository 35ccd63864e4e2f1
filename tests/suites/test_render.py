"""A request as YAML, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import SuiteFileError
from workbench.suites.render import parse_request, request_yaml

ODD = "\n\n  \t-:#'\"{}[]&*!|>%@`,?\\ab01.eno~\r\x85\u2028\u2029\ufeff\x00\x1b\x7f\ud800\udcff\U0001f600é漢"


def joined(text: str) -> str:
    """Surrogate pairs as the characters they stand for: JSON cannot tell them apart."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


texts = st.text(st.sampled_from(ODD) | st.characters(), max_size=40).map(joined) | st.sampled_from(
    ["no", "yes", "1e3", "1:30", "0x1f", "2024-01-01", "~", "null", "", "=", "<<", "0o7", "1_000", ".inf", "---", "..."]
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=8,
)
requests = st.fixed_dictionaries(
    {},
    optional={
        "system": texts,
        "max_tokens": st.integers(0, 10**6),
        "messages": st.lists(
            st.fixed_dictionaries({"role": st.sampled_from(["user", "assistant"]), "content": texts}), max_size=3
        ),
        "metadata": st.dictionaries(texts, values, max_size=3),
        "container": values,
    },
)


@given(requests)
def test_a_request_comes_back_as_it_went_whatever_it_holds(request: dict[str, object]) -> None:
    back = parse_request(request_yaml(request), "prompt")
    assert back == request
    assert list(back) == list(request)


def test_several_lines_stand_as_a_block_also_with_blanks_at_their_ends() -> None:
    text = request_yaml({"system": "You sort.  \n\n\tOne tab\n  indented\nend", "max_tokens": 5})
    assert text.startswith("system: |-\n  You sort.  \n")
    assert text.endswith("end\nmax_tokens: 5\n")


def test_a_request_may_stand_under_its_key_or_as_json() -> None:
    assert parse_request("request:\n  max_tokens: 4\n", "p") == {"max_tokens": 4}
    assert parse_request('{"max_tokens": 4}', "p") == {"max_tokens": 4}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "p.yaml:1: this must be a mapping, not nothing"),
        ("system: a\nmax_token: 3\n", "p.yaml:2: unknown request field 'max_token'; did you mean 'max_tokens'?"),
        ("system: |\n  a\nmessages:\n  - {role: usr, content: a}\n", "p.yaml:4: messages[0].role must be one of"),
        ("request:\n  max_tokens: many\n", "p.yaml:2: request.max_tokens must be a whole number, not 'many'"),
        ("a: [\n", "p.yaml:2: not YAML"),
        ("model: m\n", "p.yaml:1: this may not hold 'model'"),
    ],
)
def test_what_is_no_request_is_named_by_line(text: str, problem: str) -> None:
    with pytest.raises(SuiteFileError) as caught:
        parse_request(text, "p.yaml")
    assert caught.value.problems[0].startswith(problem)
