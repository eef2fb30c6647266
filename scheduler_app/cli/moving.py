"""`attache move`: a whole mission some days later or earlier."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from scheduler_app import storage
from scheduler_app.cli.arguments import A_PATH, WholeNumber, file_argument, json_option
from scheduler_app.cli.places import refuse_place
from scheduler_app.cli.solving import refuse_read_only
from scheduler_app.cli.speaking import Refusal, say, say_json
from scheduler_app.i18n import tr
from scheduler_app.mission.changes import difference
from scheduler_app.mission.edits.moving import LONGEST_MOVE, Moved, move_mission, moved
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.wording.faults import fault_sentence
from scheduler_app.wording.moving import move_lines, move_step


@click.command("move")
@file_argument
@click.option(
    "--days", type=WholeNumber(-LONGEST_MOVE, LONGEST_MOVE), required=True, metavar="N",
    help="So many days later; below 0 earlier.",
)  # fmt: skip
@click.option("--output", type=A_PATH, help="Write the moved mission here and leave FILE as it is.")
@json_option
def move_command(file: Path, days: int, output: Path | None, *, as_json: bool) -> None:
    """Move everything in the mission FILE by some days: days, meetings, gatherings, legs, hours.

    Public holidays stay on their dates, and so does what has been told and sent. What falls on another
    weekday, on a holiday or on the other side of summer time is told.
    """
    if days == 0:
        raise Refusal(tr("Say with --days by how many days, such as 7 or -7."))
    if output is not None:
        refuse_place(output)
    store, mission = storage.open_file(file, read_only=output is not None)
    try:
        if output is None:
            refuse_read_only(store)
        known = store.number_to_keep(mission)
        try:
            after = replace(move_mission(mission, days), version=max(mission.version, known) + 1)
        except MissionError as error:
            raise Refusal(fault_sentence(error)) from error
        after, step = store.with_unused_version(after, mission), move_step(days)
        before = tr("Before: {step}").format(step=step)
        if output is not None:
            store.copy_to(output, after, version_name=step, before_name=before)
        else:
            store.keep(before, mission)
            store.write(difference(mission, after), version_name=step)
    finally:
        store.close()
    _tell(mission, after, output or file, as_json=as_json)


def _tell(before: Mission, after: Mission, path: Path, *, as_json: bool) -> None:
    found = moved(before, after)
    lines = list(move_lines(before, after, found))
    if as_json:
        say_json(_as_plain(after, found) | {"told": lines})
        return
    for line in lines:
        say(line)
    say(tr("Written to {path}.").format(path=path))


def _as_plain(after: Mission, found: Moved) -> dict[str, object]:
    return {
        "days": found.days,
        "start": after.start.isoformat(),
        "end": after.end.isoformat(),
        "records": found.records,
        "weekdays_change": found.changes_weekdays,
        "holidays": [
            {"city": city_id, "day": one.day.isoformat(), "title": one.title}
            for city_id, one in found.holidays
        ],
        "clocks": [
            {"city": one.city_id, "minutes": one.after - one.before} for one in found.clocks
        ],
        "legs": list(found.legs),
        "skipped": found.skipped,
    }
