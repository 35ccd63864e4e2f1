"""The 25 instructions by name, each with what its `kwargs` must hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.records import JsonObject, JsonValue

AT_LEAST, LESS_THAN = "at least", "less than"

TEMPLATE: JsonObject = {"type": "string", "pattern": r"\{\{"}  # becomes the real value once variables are filled
_WORDS: JsonObject = {"type": "string", "minLength": 1}
_KINDS: dict[str, tuple[JsonObject, str]] = {
    "text": (_WORDS, "a text"),
    "texts": ({"type": "array", "items": _WORDS, "minItems": 1}, "a list of texts"),
    "letter": ({"type": "string", "minLength": 1, "maxLength": 1}, "one letter"),
    "count": ({"type": "integer", "minimum": 0}, "a whole number"),
    "position": ({"type": "integer", "minimum": 1}, "a whole number from 1"),
    "relation": ({"enum": [AT_LEAST, LESS_THAN]}, f"'{AT_LEAST}' or '{LESS_THAN}'"),
}

KWARGS: dict[str, dict[str, str]] = {
    "keywords:existence": {"keywords": "texts"},
    "keywords:frequency": {"keyword": "text", "relation": "relation", "frequency": "count"},
    "keywords:forbidden_words": {"forbidden_words": "texts"},
    "keywords:letter_frequency": {"letter": "letter", "let_relation": "relation", "let_frequency": "count"},
    "language:response_language": {"language": "text"},
    "length_constraints:number_sentences": {"relation": "relation", "num_sentences": "count"},
    "length_constraints:number_paragraphs": {"num_paragraphs": "count"},
    "length_constraints:number_words": {"relation": "relation", "num_words": "count"},
    "length_constraints:nth_paragraph_first_word": {
        "num_paragraphs": "count", "nth_paragraph": "position", "first_word": "text",
    },
    "detectable_content:number_placeholders": {"num_placeholders": "count"},
    "detectable_content:postscript": {"postscript_marker": "text"},
    "detectable_format:number_bullet_lists": {"num_bullets": "count"},
    "detectable_format:constrained_response": {},
    "detectable_format:number_highlighted_sections": {"num_highlights": "count"},
    "detectable_format:multiple_sections": {"section_spliter": "text", "num_sections": "count"},
    "detectable_format:json_format": {},
    "detectable_format:title": {},
    "combination:two_responses": {},
    "combination:repeat_prompt": {"prompt_to_repeat": "text"},
    "startend:end_checker": {"end_phrase": "text"},
    "startend:quotation": {},
    "change_case:capital_word_frequency": {"capital_relation": "relation", "capital_frequency": "count"},
    "change_case:english_capital": {},
    "change_case:english_lowercase": {},
    "punctuation:no_comma": {},
}  # fmt: skip


def instruction_schema() -> JsonObject:
    """The JSON Schema of the check's value before variables are filled."""
    rules: list[JsonObject] = []
    for name, kinds in KWARGS.items():
        properties = {key: {"anyOf": [_KINDS[kind][0], TEMPLATE]} for key, kind in kinds.items()}
        kwargs = {
            "type": "object",
            "properties": properties,
            "required": sorted(properties),
            "additionalProperties": False,
        }
        then: JsonObject = {"properties": {"kwargs": {"anyOf": [kwargs, TEMPLATE]}}}
        if properties:
            then["required"] = ["kwargs"]
        rules.append({"if": {"properties": {"instruction": {"const": name}}}, "then": then})
    return {
        "type": "object",
        "properties": {
            "instruction": {"anyOf": [{"enum": list(KWARGS)}, TEMPLATE], "description": "The instruction's name."},
            "kwargs": {"description": "What the instruction asks for; every instruction has its own keys."},
        },
        "required": ["instruction"],
        "additionalProperties": False,
        "allOf": rules,
    }


def wrong_kwarg(instruction: str, kwargs: JsonObject) -> str | None:
    """What is wrong with the kwargs of a known instruction, once variables are filled; None when nothing is."""
    kinds = KWARGS[instruction]
    for key in kwargs:
        if key not in kinds:
            return f"unknown '{key}'{_known(kinds)}"
    for key, kind in kinds.items():
        if key not in kwargs:
            return f"lacks '{key}'"
        if not _fits(kind, kwargs[key]):
            return f"'{key}' must be {_KINDS[kind][1]}"
    return None


def _known(kinds: dict[str, str]) -> str:
    return f"; it takes {', '.join(kinds)}" if kinds else "; it takes none"


def _fits(kind: str, value: JsonValue) -> bool:
    if kind == "texts":
        return isinstance(value, list | tuple) and bool(value) and all(_fits("text", item) for item in value)
    if kind in ("count", "position"):
        return isinstance(value, int) and not isinstance(value, bool) and value >= (kind == "position")
    if kind == "relation":
        return value in (AT_LEAST, LESS_THAN)
    return isinstance(value, str) and (len(value) == 1 if kind == "letter" else bool(value))
