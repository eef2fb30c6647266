"""The `attache` command and the table of its commands, each loaded only when it is used."""

from __future__ import annotations

import difflib
import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

import scheduler_app
from scheduler_app.cli.display import has_display, named_display
from scheduler_app.cli.speaking import Refusal
from scheduler_app.i18n import tr


@dataclass(frozen=True, slots=True)
class Entry:
    """A command: the module of this package that has it, and its line in the help."""

    module: str
    line: str


COMMANDS = {
    "demo": Entry("demo", "Show what Attaché does on the sample mission."),
    "sample": Entry("missions", "Make a mission file from a sample."),
    "solve": Entry("solving", "Plan the meetings of a mission."),
    "cancel": Entry("cancelling", "Cancel something and see three answers to it."),
    "move": Entry("moving", "Move a whole mission by some days."),
    "check": Entry("checking", "Look for conflicts in the plan of a mission."),
    "why": Entry("why", "Tell why a request is not planned, and what would help."),
    "print": Entry("paper", "Write itineraries or day sheets as PDF."),
    "fragility": Entry("fragility", "Tell what hangs on each person, place and leg."),
    "release": Entry("releases", "Keep what is sent out, under a name."),
    "diff": Entry("releases", "Tell what differs between two versions, for each person."),
    "export": Entry("missions", "Write a whole mission as JSON."),
    "import": Entry("missions", "Make a mission file from exported JSON."),
    "schema": Entry("missions", "Print the JSON Schema of an exported mission."),
}
OPEN = "open-window"


HELP = """Attaché plans the meetings of a trade mission and prints everyone's itinerary.

Without a command it opens the window: on FILE, a mission (its name ends in .mission), or on
the start page. A file that is called like a command is meant by ./solve.

\b
  attache                           open the window
  attache Beijing.mission           open the window on a mission
  attache demo                      see the whole job done on the sample
  attache solve Beijing.mission     plan its meetings
  attache check Beijing.mission     look for conflicts in the plan
  attache print Beijing.mission itinerary --output itineraries.pdf

"attache COMMAND --help" tells more about each command.
"""


class Attache(click.Group):
    """A group whose first word may also be a mission file."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name == OPEN:
            return open_window
        entry = COMMANDS.get(name)
        if entry is None:
            return None
        module = importlib.import_module(f"scheduler_app.cli.{entry.module}")
        command: click.Command = getattr(module, f"{name}_command")
        return command

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(tr("Commands")):
            formatter.write_dl([(name, tr(entry.line)) for name, entry in COMMANDS.items()])

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS:
            return "", open_window, args  # it has no name to be called by
        return super().resolve_command(context, args)


@click.group(
    cls=Attache,
    help=HELP,
    invoke_without_command=True,
    subcommand_metavar="[FILE | COMMAND …]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(scheduler_app.__version__, message="Attaché %(version)s")
@click.pass_context
def attache(context: click.Context) -> int | None:
    """The whole command line; its help is `HELP`."""
    if context.invoked_subcommand is None:
        return _open(context, None)
    return None


@click.command(OPEN, hidden=True)
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("more", nargs=-1)
@click.pass_context
def open_window(context: click.Context, file: Path, more: tuple[str, ...]) -> int:
    """Open the window on FILE."""
    if more or not file.exists():
        near = difflib.get_close_matches(str(file), COMMANDS, n=1)
        if near:
            text = tr("There is no command ‘{word}’; did you mean ‘{near}’?")
            raise Refusal(text.format(word=file, near=near[0]))
        if more:
            raise Refusal(tr("There is no command ‘{word}’; see attache --help.").format(word=file))
        raise Refusal(tr("There is no file or command ‘{word}’.").format(word=file))
    return _open(context, file)


def _open(context: click.Context, file: Path | None) -> int:
    if not has_display():
        if name := named_display():
            text = tr(
                "The screen ‘{name}’ cannot be reached; see attache --help for what works without."
            )
            raise Refusal(text.format(name=name))
        raise Refusal(
            tr("There is no screen to open a window on; see attache --help for what works without.")
        )
    opener: Any = context.obj
    return int(opener(file))
