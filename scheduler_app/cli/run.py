"""Runs a command line from the first word to the exit code; every error ends here, spoken."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from scheduler_app.cli.commands import attache
from scheduler_app.cli.speaking import Refusal, printable
from scheduler_app.i18n import tr

BAD_INPUT = 2
UNEXPECTED = 3
INTERRUPTED = 130
TRACE = "ATTACHE_TRACE"
"""Set in the environment, it lets unexpected errors through with their traceback."""

OpenWindow = Callable[[Path | None], int]
"""Opens the window on a file (None: the start page), ends with it and gives the exit code."""


def run(arguments: Sequence[str] | None, open_window: OpenWindow) -> int:
    """Run `attache` with these arguments (None: those of the process); the exit code."""
    _make_printable()
    try:
        result = attache.main(
            args=None if arguments is None else list(arguments),
            prog_name="attache",
            standalone_mode=False,
            obj=open_window,
        )
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        return end.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.UsageError as error:
        _say(_usage_sentence(error))
        return BAD_INPUT
    except (BrokenPipeError, SystemExit):  # click makes the second of the first
        _forget_stdout()
        return 0
    except Exception as error:  # the top-level hook: nothing may end in a traceback
        sentence, code = _verdict(error)
        if sentence is None and os.environ.get(TRACE):
            raise
        _say(sentence or _unexpected(error))
        return code
    return result if isinstance(result, int) else 0


def _verdict(error: Exception) -> tuple[str | None, int]:
    """The sentence for an error, None for a fault of ours, and the exit code."""
    from scheduler_app.cli.faults import sentence_of  # noqa: PLC0415 - brings the file's library

    if isinstance(error, OSError) and error.filename is None:  # all files have names: a stream
        _forget_stdout()
        text = tr("The result could not be printed: {reason}.")
        return text.format(reason=error.strerror), BAD_INPUT
    sentence = sentence_of(error)
    if sentence is None:
        return None, UNEXPECTED
    return sentence, error.code if isinstance(error, Refusal) else BAD_INPUT


def _say(sentence: str) -> None:
    try:
        click.echo(printable(f"attache: {sentence}"), err=True)
    except OSError:  # nobody is listening any more
        return


def _usage_sentence(error: click.UsageError) -> str:
    message = " ".join(error.format_message().split()).rstrip(".")
    command = error.ctx.command_path.strip() if error.ctx else "attache"
    return tr("{message}. Try '{command} --help'.").format(message=message, command=command)


def _unexpected(error: Exception) -> str:
    return tr(
        "This should not have happened: {error} ({kind}). Nothing was left half done; set {trace}=1 "
        "to see where it came from."
    ).format(error=error, kind=type(error).__name__, trace=TRACE)


def _make_printable() -> None:
    """Whatever a terminal's alphabet lacks is printed as its number; a closed stream as nothing."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - to the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _forget_stdout() -> None:
    """Keep Python from complaining again when it closes a pipe that nobody reads."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
