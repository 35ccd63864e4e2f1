"""The screens: each owns the state of its areas and talks to the session."""
