"""The regression report: one set of values, written as HTML, Markdown, JSON, JUnit XML or for a pull request."""
