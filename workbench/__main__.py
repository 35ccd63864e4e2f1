"""The `workbench` command."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line; user errors end as one message and an exit code."""
    # Modules being loaded leave no garbage; looking for some would take a tenth of the time to the first paint.
    gc.disable()
    from workbench.cli.main import run

    run()


if __name__ == "__main__":
    main()
