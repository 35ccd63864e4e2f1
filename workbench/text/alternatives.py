"""Many alternatives as one regular expression that is quick to search with."""

from __future__ import annotations


def by_first_letter(alternatives: str) -> str:
    """The same alternatives (`"seems?|(?:un)?likely"`), those with the same first letter together, in their order.

    The engine tries one alternative after the other wherever a word begins. Grouped, it passes over all that begin
    with another letter at once. Each must begin with a letter, or with a group of plain words.
    """
    groups: dict[str, list[str]] = {}
    for one in _opened(alternatives):
        groups.setdefault(one[0], []).append(one[1:])
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in groups.items())


def _opened(alternatives: str) -> list[str]:
    """The alternatives, a group that one begins with written out."""
    found = []
    for one in _split(alternatives):
        group, _, rest = one[3:].partition(")") if one.startswith("(?:") else ("", "", one)
        words = group.split("|")
        if rest[:1] == "?":
            words, rest = [*words, ""], rest[1:]
        found += [word + rest for word in words]
    return found


def _split(alternatives: str) -> list[str]:
    found = [""]
    depth = 0
    for sign in alternatives:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += sign
    return found
