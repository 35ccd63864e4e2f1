"""A text widget's own keys, done in the order they were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.events import Key
    from textual.widget import Widget


async def done_at_once(widget: Widget, event: Key) -> bool:
    """Do what the widget binds a key to (cursor, deleting); whether it binds it.

    Textual does so only when the key has bubbled up to the app. By then what was typed after it has been inserted,
    in the wrong place, when the keys came together as they do over a slow line.
    """
    bindings = widget._bindings.key_to_bindings.get(event.key)
    if not bindings:
        return False
    event.stop()
    event.prevent_default()
    await widget.run_action(bindings[0].action)
    return True
