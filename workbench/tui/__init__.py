"""The app: screens, widgets, keys."""
