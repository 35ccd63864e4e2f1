"""What one output looks like, measured once: small values that tell outputs apart without reading them again."""
