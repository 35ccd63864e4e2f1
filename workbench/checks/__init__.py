"""What an output must satisfy: one file per family of checks, all pure."""
