"""Prompt revisions: edit, re-run, confirm, save."""
