"""The mark that is shown in place of a character."""

from __future__ import annotations

Edit = tuple[int, int, str]  # start, end, what stands there instead


class Marks(dict[int, str]):
    """The mark of each character that is shown by one, made when first asked for; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        mark = chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else f"‹U+{code:04X}›"
        self[code] = mark
        return mark


MARKS = Marks()
