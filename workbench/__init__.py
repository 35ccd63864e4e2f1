"""Workbench: review the move of Claude prompts from one model to the next."""

__version__ = "0.1.0"
