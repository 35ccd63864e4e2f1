"""Each provider, played on loopback."""
