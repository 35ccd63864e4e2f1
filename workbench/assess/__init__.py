"""From stored runs to a stored comparison."""
