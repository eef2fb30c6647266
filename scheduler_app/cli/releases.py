"""`attache release` and `attache diff`: what was sent, and what has changed since."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from scheduler_app import storage
from scheduler_app.cli.arguments import WORDS, file_argument, json_option
from scheduler_app.cli.opening import open_to_write
from scheduler_app.cli.solving import refuse_read_only
from scheduler_app.cli.speaking import Refusal, say, say_json
from scheduler_app.i18n import tr
from scheduler_app.mission.changes import difference
from scheduler_app.mission.edits.releases import LONGEST_NAME, last_release, release
from scheduler_app.mission.edits.settings import raise_version
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.now import wall_now
from scheduler_app.mission.programme_changes import ProgrammeChanges, programme_changes
from scheduler_app.wording.faults import fault_sentence
from scheduler_app.wording.parts import person_name
from scheduler_app.wording.programme import programme_line
from scheduler_app.wording.releases import (
    NOW,
    differences_head,
    now_is_taken,
    release_line,
    sheet_line,
)


@click.command("release")
@file_argument
@click.option("--name", type=WORDS, required=True, help="What it is called, such as ‘v3 sent’.")
@click.option("--touched", is_flag=True, help="Sent only to those touched since the last release.")
def release_command(file: Path, name: str, *, touched: bool) -> None:
    """Keep the mission FILE as it is under NAME, as sent to everyone who has a programme."""
    if name.strip().casefold() == NOW:
        raise Refusal(now_is_taken())
    if len(name) > LONGEST_NAME:
        raise Refusal(tr("The name is longer than {n} characters.").format(n=LONGEST_NAME))
    store, mission = open_to_write(file)
    try:
        refuse_read_only(store)
        last = last_release(mission)
        holders = None
        if touched and last is not None:
            found = programme_changes(store.read_version(last.version), mission)
            holders = tuple(found.by_person())
        try:
            clock = wall_now(mission, datetime.now(UTC))
            version = store.with_unused_version(raise_version(mission), mission).version
            sent = release(mission, name, clock, version, holders)
        except MissionError as error:
            raise Refusal(fault_sentence(error)) from error
        store.write(difference(mission, sent), version_name=name)
    finally:
        store.close()
    now_last = last_release(sent)
    assert now_last is not None
    say(release_line(now_last))


@click.command("diff")
@file_argument
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@json_option
def diff_command(file: Path, first: str, second: str, *, as_json: bool) -> None:
    """Tell what differs between A and B, for each person and day sheet.

    A and B are names of releases, numbers of kept versions, or ‘now’.
    """
    store, mission = storage.open_file(file, read_only=True)
    try:
        before, after = (_mission(store, mission, text) for text in (first, second))
    finally:
        store.close()
    found = programme_changes(before, after)
    if as_json:
        say_json(_as_plain(found))
        return
    say(differences_head(found))
    for person, mine in found.by_person().items():
        say(f"{person_name(found.known, person)}:")
        for change in mine:
            say(f"  {programme_line(found, change)}")
    if found.sheets:
        say(tr("Day sheets:"))
        for sheet in found.sheets:
            say(f"  {sheet_line(found, sheet)}")


def _mission(store: storage.Store, mission: Mission, text: str) -> Mission:
    if text == NOW:
        return mission
    for one in mission.releases.values():
        if text in (one.name, one.id):
            return store.read_version(one.version)
    kept = {str(version.number): version.number for version in store.versions()}
    if text in kept:
        return store.read_version(kept[text])
    known = [*(one.name for one in mission.releases.values()), *kept]
    raise Refusal(
        tr("There is no release or version ‘{text}’; there is {known}.").format(
            text=text, known=", ".join([*known, NOW])
        )
    )


def _as_plain(found: ProgrammeChanges) -> dict[str, Any]:
    return {
        "changes": len(found.changes),
        "people": {
            person: {
                "name": person_name(found.known, person),
                "changes": [
                    {"kind": one.kind.value, "sentence": programme_line(found, one)} for one in mine
                ],
            }
            for person, mine in found.by_person().items()
        },
        "sheets": [{"city": city, "day": day.isoformat()} for city, day in found.sheets],
    }
