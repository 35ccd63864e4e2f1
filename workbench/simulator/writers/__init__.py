"""The reference answers of the scripted models: one writer for each kind of prompt."""
