"""The command line: finds a command's module when it is asked for, and ends with an exit code."""

from __future__ import annotations

import gc
import importlib
import sys
from typing import NoReturn

import click
from click.exceptions import Exit, NoArgsIsHelpError

from workbench import __version__
from workbench.cli.printing import drop, say
from workbench.cli.session import Session
from workbench.errors import ExitCode, WorkbenchError

# name -> (module, attribute, help shown in the list). Modules load only when their command runs.
COMMANDS: dict[str, tuple[str, str, str]] = {
    "demo": ("demo", "demo_command", "Open the app on a bundled migration: offline, no key."),
    "init": ("init", "init_command", "Write a first suite and a database."),
    "schema": ("suites", "schema_group", "Print the JSON Schema of a file format."),
    "suites": ("suites", "suites_group", "List suites; check suite files."),
    "prompt": ("suites", "prompt_command", "Print a suite's request as YAML."),
    "run": ("run", "run_command", "Execute suites on a model."),
    "import": ("import_", "import_command", "Turn outputs from elsewhere into runs."),
    "runs": ("runs", "runs_command", "List runs."),
    "comparisons": ("comparisons", "comparisons_command", "List comparisons."),
    "compare": ("compare", "compare_command", "Compare two runs; print verdicts."),
    "resample": ("resample", "resample_command", "Draw the further samples that decide most."),
    "check": ("check", "check_command", "Check stored outputs again after checks changed."),
    "diff": ("diff", "diff_command", "Print how two texts, or the outputs of a case, differ."),
    "review": ("review", "review_command", "Open the review app."),
    "serve": ("serve", "serve_command", "The review app in a browser, on this machine."),
    "keys": ("keys", "keys_command", "Print the app's keys; write a file to change them."),
    "label": ("label", "label_command", "Label a case without the app."),
    "assign": ("assign", "assign_command", "Spread cases over reviewers; show who has what."),
    "settle": ("settle", "settle_command", "Settle a case on which reviewers differ."),
    "judge": ("judge", "judge_command", "Have a model judge outputs, by rubric or in pairs."),
    "agreement": ("agreement", "agreement_command", "How far reviewers agree, and judges with them."),
    "rerun": ("rerun", "rerun_command", "Send cases again with an edited prompt."),
    "adaptations": ("adapt", "adaptations_command", "List revisions of prompts."),
    "adapt": ("adapt", "adapt_group", "Bring a revised prompt into its suite file."),
    "report": ("report", "report_command", "Write the regression report: HTML, Markdown or JSON."),
    "export": ("export", "export_command", "Write labelled data."),
    "merge": ("merge", "merge_command", "Take in another database's runs, labels and notes."),
    "preflight": ("preflight", "preflight_command", "Find what a model refuses or reads otherwise."),
    "models": ("models", "models_group", "List the catalogue; check it against the API."),
    "simulate": ("simulate", "simulate_command", "Serve the simulator on loopback."),
}


class LazyCommands(click.Group):
    """A group whose commands are imported when they run, so that the app starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(f"workbench.cli.{module}"), attribute)
        gc.freeze()  # what is loaded stays
        gc.enable()
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, _, text) in COMMANDS.items()])


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--db", metavar="FILE", help="The database (else WORKBENCH_DB, else workbench.db here).")
@click.version_option(__version__, prog_name="workbench")
@click.pass_context
def workbench(ctx: click.Context, db: str | None) -> None:
    """Review the move of Claude prompts from one model to the next.

    Start with `workbench demo`.
    """
    ctx.obj = Session.of(db)


def run() -> NoReturn:
    """Run the command line and exit. A user's mistake ends as one message on standard error."""
    code: int | None = ExitCode.DONE
    try:
        # Not click's own `main`: it takes a reader that went away for exit code 1, which here is a failed gate.
        with workbench.make_context("workbench", sys.argv[1:]) as context:
            code = workbench.invoke(context)
        if sys.stdout is not None:  # closed by the shell: `>&-`
            sys.stdout.flush()
    except Exit as error:
        code = error.exit_code
    except NoArgsIsHelpError as error:
        say(error.format_message())
        code = ExitCode.UNUSABLE
    except WorkbenchError as error:
        code = _complain(str(error), error.exit_code)
    except click.UsageError as error:
        where = f"\n  see '{error.ctx.command_path} --help'" if error.ctx else ""
        code = _complain(error.format_message() + where, ExitCode.UNUSABLE)
    except click.ClickException as error:
        code = _complain(error.format_message(), ExitCode.UNUSABLE)
    except (click.Abort, KeyboardInterrupt):
        say("")  # ends the line of the terminal's ^C
        code = _complain("interrupted", ExitCode.INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not a failure, and nothing left to tell it.
        drop(sys.stdout)
    except OSError as error:
        # Every file a command names is spoken for where it is used; what is left is its output.
        drop(sys.stdout)
        code = _complain(str(_unwritten(error)), ExitCode.UNUSABLE)
    sys.exit(int(code or 0))


def _unwritten(error: OSError) -> WorkbenchError:
    reason = error.strerror or str(error)
    if error.filename is not None:
        return WorkbenchError(f"cannot go on: {reason}", where=str(error.filename))
    hint = "make room there or send the output somewhere else; anything that was stored is kept"
    return WorkbenchError(f"cannot be written: {reason}", where="standard output", hint=hint)


def _complain(message: str, code: ExitCode) -> ExitCode:
    say(f"workbench: {message}")
    return code
