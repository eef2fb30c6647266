"""Making mission files and writing them out: sample, export, import, schema."""

from __future__ import annotations

from pathlib import Path

import click

from scheduler_app import storage
from scheduler_app.cli.arguments import A_PATH, file_argument
from scheduler_app.cli.places import refuse_itself, refuse_place
from scheduler_app.cli.speaking import Refusal, note, say, say_json
from scheduler_app.exchange.errors import ExchangeError
from scheduler_app.exchange.mission_json import (
    from_text,
    has_old_notes,
    import_whole,
    json_schema,
    to_text,
)
from scheduler_app.exchange.samples import load_sample, sample_names
from scheduler_app.i18n import tr
from scheduler_app.settings import resource
from scheduler_app.storage.connection import speaking_of
from scheduler_app.storage.errors import MissionFileTooLarge
from scheduler_app.storage.formats import LARGEST_VALUE
from scheduler_app.storage.places import put_file
from scheduler_app.wording.exchange import exchange_sentence, left_out_versions
from scheduler_app.wording.files import old_export_sentence
from scheduler_app.wording.names import namer_of_plain


@click.command("sample")
@click.argument("name")
@file_argument
@click.option("--unsolved", is_flag=True, help="Without a plan: every request waits in the tray.")
def sample_command(name: str, file: Path, *, unsolved: bool) -> None:
    """Make the mission FILE from the sample NAME (smart-cities-2015).

    FILE must not exist yet.
    """
    samples = resource("samples")
    if name not in sample_names(samples):
        text = tr("There is no sample ‘{name}’; there is {names}.")
        raise Refusal(text.format(name=name, names=", ".join(sample_names(samples))))
    refuse_place(file)
    mission = load_sample(samples, name, solved=not unsolved)
    storage.create(file, mission).close()
    say(
        tr("Made {file}: {title}, {requests} requests, {meetings} meetings.").format(
            file=file,
            title=mission.title,
            requests=len(mission.meeting_requests),
            meetings=len(mission.meetings),
        )
    )


@click.command("export")
@file_argument
@click.option(
    "--format", "form", type=click.Choice(["json"]), required=True, help="Only json so far."
)
@click.option("--output", type=A_PATH, required=True, help="The file to write.")
def export_command(file: Path, form: str, output: Path) -> None:  # noqa: ARG001 - one form so far
    """Write the whole mission FILE, so that nothing is lost."""
    with speaking_of(output):
        if output.is_dir():
            raise Refusal(tr("‘{path}’ is a folder; export to a file.").format(path=output))
    refuse_itself(output, file)
    store, mission = storage.open_file(file, read_only=True)
    try:
        versions, count = store.kept_versions(), len(store.versions())
    finally:
        store.close()
    with speaking_of(output, is_new=True):
        put_file(output, to_text(mission, versions).encode())
    if count > len(versions):
        note(left_out_versions(count - len(versions)))
    is_pipe = output.exists() and not output.is_file()  # then the text itself may go to the reader
    (note if is_pipe else say)(tr("Wrote {path}.").format(path=output))


@click.command("import")
@click.argument("exported", metavar="JSON", type=A_PATH)
@click.option("--output", type=A_PATH, required=True, help="The mission file to make.")
def import_command(exported: Path, output: Path) -> None:
    """Make a mission file from exported JSON. Everything is checked first; nothing comes in part.

    The file to make must not exist yet.
    """
    refuse_place(output)
    data: object = None
    try:
        data = from_text(_read(exported))
        mission, versions = import_whole(data)
    except ExchangeError as error:
        raise Refusal(exchange_sentence(error, exported, namer_of_plain(data))) from error
    storage.create(output, mission, versions).close()
    say(tr("Made {file}: {title}.").format(file=output, title=mission.title))
    if has_old_notes(data):
        note(old_export_sentence(exported.name))


@click.command("schema")
def schema_command() -> None:
    """Print the JSON Schema (2020-12) of an exported mission."""
    say_json(json_schema())


def _read(path: Path) -> bytes:
    """What a file or a pipe gives, unless it is larger than any mission."""
    with speaking_of(path):
        if path.is_dir():
            raise Refusal(tr("‘{path}’ is a folder, not a JSON file.").format(path=path))
        with path.open("rb") as file:
            data = file.read(LARGEST_VALUE + 1)
    if len(data) > LARGEST_VALUE:
        raise MissionFileTooLarge(path=path)
    return data
