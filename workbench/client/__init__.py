"""Talking to Claude through the SDK; the only room that imports it."""
