"""Running cases under a configuration: turns, tools, re-runs."""
