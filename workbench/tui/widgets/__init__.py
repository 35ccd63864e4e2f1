"""The areas of the screens: each draws itself line by line and knows nothing of the database."""
