"""What reviewers decide: labels, notes, the queue they work through."""
