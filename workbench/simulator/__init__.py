"""A Messages API endpoint with scripted models, for the demo and the tests."""
