"""What nearly all of a suite's baseline outputs have in common, and what of one output departs from that."""
