"""The app in a browser, on this machine only: who may ask, the page, and one process of the app a tab."""
