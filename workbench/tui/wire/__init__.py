"""Few bytes: a Textual driver that keeps a copy of the terminal's screen and writes only what changed."""
