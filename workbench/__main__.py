"""The `workbench` command."""

from __future__ import annotations


def main() -> None:
    """Run the command line; user errors end as one message and an exit code."""
    from workbench.cli.main import run

    run()


if __name__ == "__main__":
    main()
