"""Checks that a model decides: what is asked of it, and how its answer is read. Sending is `evaluate`'s."""
