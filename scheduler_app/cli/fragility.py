"""`attache fragility`: what the loss of each person, place and leg would cost."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from scheduler_app import storage
from scheduler_app.cli.arguments import WholeNumber, file_argument, json_option
from scheduler_app.cli.progress import CountBar
from scheduler_app.cli.speaking import say, say_json
from scheduler_app.i18n import tr
from scheduler_app.planning.fragility import exposures, subjects_of
from scheduler_app.wording.fragility import exposure_line, exposure_name, not_told


@click.command("fragility")
@file_argument
@click.option(
    "--most", type=WholeNumber(1, 10_000), default=20, show_default=True,
    help="How many to tell, the worst first.",
)  # fmt: skip
@json_option
def fragility_command(file: Path, most: int, *, as_json: bool) -> None:
    """Tell what the loss of each official, delegate, venue and leg of the mission FILE would cost."""
    store, mission = storage.open_file(file, read_only=True)
    store.close()
    total = len(subjects_of(mission))
    found = []
    with CountBar(tr("looked at")) as bar:
        for one in exposures(mission, datetime.now(UTC)):
            found.append(one)
            bar.show(len(found), total)
    found.sort(key=lambda one: one.damage, reverse=True)
    if as_json:
        say_json({"exposures": [
                {
                    "kind": one.kind.value, "id": one.id, "name": exposure_name(mission, one),
                    "fallen": one.fallen, "lost": one.lost, "moved": one.moved,
                    "people": one.people, "proved": one.is_proved,
                }
                for one in found
        ]})  # fmt: skip
        return
    for one in found[:most]:
        say(exposure_line(mission, one))
    if len(found) > most:
        say(not_told(len(found) - most))
