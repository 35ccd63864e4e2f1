"""Reading and writing suite files; from a case to a request."""
