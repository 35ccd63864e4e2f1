"""What is known about Claude models: prices (data file and reader)."""
