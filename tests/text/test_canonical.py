from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.canonical import canonical_json, content_hash, lossless_json


def paired(text: str) -> str:
    """The text with each high surrogate that a low one follows made the character they stand for, as JSON has it."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


strings = st.text(st.characters()).map(paired)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | strings,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(strings, inner, max_size=4),
    max_leaves=12,
)


@given(json_values)
def test_json_gives_the_value_back_and_is_always_utf8(value: object) -> None:
    for text in (canonical_json(value), lossless_json(value)):
        text.encode()
        assert "\n" not in text
        assert json.loads(text) == value


@given(st.dictionaries(strings, json_values, max_size=5))
def test_the_order_of_keys_is_kept_or_does_not_matter(value: dict[str, object]) -> None:
    turned = dict(reversed(value.items()))
    assert list(json.loads(lossless_json(turned))) == list(turned)
    assert canonical_json(turned) == canonical_json(value)
    assert content_hash(turned) == content_hash(value)


def test_hostile_text_is_escaped_only_where_it_must_be() -> None:
    assert lossless_json({"b": "é\ud800\x00", "a": "👍"}) == '{"b":"é\\ud800\\u0000","a":"👍"}'
    assert canonical_json({"b": 1, "a": [1.0, True, None]}) == '{"a":[1.0,true,null],"b":1}'


def test_values_that_differ_have_different_hashes() -> None:
    values: tuple[object, ...] = (1, 1.0, True, "1", [1], None, "", {}, [])
    assert len(set(map(content_hash, values))) == len(values)
    assert content_hash({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
