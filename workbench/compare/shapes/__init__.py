"""The shape of a change: what was added, dropped or replaced, where, whatever the texts say."""
