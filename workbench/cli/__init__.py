"""The commands: parse, call one function below, print."""
