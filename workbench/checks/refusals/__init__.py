"""Telling a refusal from an answer: one table of words a language, and the rules that read with them."""
