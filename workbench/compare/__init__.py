"""From two runs to verdicts: pure functions of values."""
