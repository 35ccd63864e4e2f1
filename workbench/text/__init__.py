"""Pure text work: sanitising, widths, diff, readable forms, JSON, templates."""
