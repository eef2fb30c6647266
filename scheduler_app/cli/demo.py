"""`attache demo`: the main job on the sample, in the window, or without a screen into a folder."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import click

from scheduler_app import planning, storage
from scheduler_app.cli.arguments import A_PATH
from scheduler_app.cli.display import has_display, start_qt_offscreen
from scheduler_app.cli.speaking import Refusal, say
from scheduler_app.exchange.samples import load_sample
from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.attendance import city_of_meeting
from scheduler_app.mission.ids import CityId
from scheduler_app.mission.mission import Mission
from scheduler_app.settings import resource
from scheduler_app.storage.connection import speaking_of
from scheduler_app.storage.errors import MissionFileFailed
from scheduler_app.storage.places import free_name

SAMPLE = "smart-cities-2015"
FOLDER = Path("attache-demo")
SECONDS = 30.0
PICTURE_SIZE = (1920, 1200)
CONFLICTS = 1


@click.command("demo")
@click.option(
    "--out", "folder", type=A_PATH, default=FOLDER, show_default=True,
    help="The folder for what it makes.",
)  # fmt: skip
@click.pass_context
def demo_command(context: click.Context, folder: Path) -> int:
    """Show what Attaché does on the sample mission of April 2015.

    With a screen it opens the solved sample in the window. Without one it does the same job:
    solve, check, print everyone's itinerary and a picture of the calendar.
    """
    _make_folder(folder)
    if has_display():
        path = folder / f"{SAMPLE}.mission"
        if not path.exists():
            storage.create(path, load_sample(resource("samples"), SAMPLE)).close()
        say(tr("Opening {path}.").format(path=path))
        opener: Any = context.obj
        return int(opener(path))
    return _without_screen(folder)


def _without_screen(folder: Path) -> int:
    from scheduler_app.cli.paper import itineraries, write_pdf  # noqa: PLC0415 - brings Qt
    from scheduler_app.cli.solving import adopt, plan_at_terminal, proposal_lines  # noqa: PLC0415
    from scheduler_app.mission.itinerary import ItineraryIndex  # noqa: PLC0415

    path = free_name(folder / f"{SAMPLE}.mission")
    store, mission = _new_sample(path)
    say(
        tr("1. Sample: {title}, {n} requests, in {path}.").format(
            title=mission.title, n=len(mission.meeting_requests), path=path
        )
    )
    try:
        proposal = plan_at_terminal(mission, planning.Limits(seconds=SECONDS))
        planned = adopt(store, mission, proposal, None)
    finally:
        store.close()
    say(tr("2. Solve: {line}").format(line="\n".join(proposal_lines(planned, proposal))))
    conflicts = planning.judge(planned).breaches
    count = len(conflicts)
    found = (
        ntr("{n} conflict", "{n} conflicts", count).format(n=count) if count else tr("no conflicts")
    )
    say(tr("3. Check: {found}.").format(found=found))
    pdf = folder / "itineraries.pdf"
    printed = write_pdf(pdf, [*itineraries(ItineraryIndex(planned), None, None)])
    say(
        tr("4. Print: {documents} itineraries on {pages} pages, in {path}.").format(
            documents=printed.documents, pages=printed.pages, path=pdf
        )
    )
    pictures = _pictures(planned, folder)
    say(tr("5. Calendar: {paths}.").format(paths=", ".join(map(str, pictures))))
    return CONFLICTS if conflicts else 0


def _new_sample(path: Path) -> tuple[storage.Store, Mission]:
    """The unsolved sample in a file of its own; that of an earlier demo is left alone."""
    mission = load_sample(resource("samples"), SAMPLE, solved=False)
    return storage.create(path, mission), mission


def _pictures(mission: Mission, folder: Path) -> list[Path]:
    """The busiest day of a city, and the days of all people."""
    from PySide6.QtCore import QSize  # noqa: PLC0415 - brings Qt

    from scheduler_app.calendar_view.layout import CityDaySpec, TimelineSpec  # noqa: PLC0415
    from scheduler_app.calendar_view.paint import picture  # noqa: PLC0415

    start_qt_offscreen()
    day, city_id = _busiest(mission)
    specs: dict[str, CityDaySpec | TimelineSpec] = {
        "calendar-city-day.png": CityDaySpec(city_id=city_id, day=day),
        "calendar-people.png": TimelineSpec(),
    }
    paths = []
    for name, spec in specs.items():
        path = folder / name
        is_whole = isinstance(spec, TimelineSpec)  # all firms in one width would be unreadable
        if not picture(mission, spec, QSize(*PICTURE_SIZE), is_whole=is_whole).save(str(path)):
            raise MissionFileFailed(path=path, detail=tr("the picture could not be written"))
        paths.append(path)
    return paths


def _busiest(mission: Mission) -> tuple[date, CityId]:
    days = Counter(
        (meeting.start.date(), city_of_meeting(mission, meeting))
        for meeting in mission.meetings.values()
    )
    if days:
        return days.most_common(1)[0][0]
    first = next(iter(mission.city_days.values()))
    return first.day, first.city_id


def _make_folder(folder: Path) -> None:
    with speaking_of(folder):
        if folder.exists() and not folder.is_dir():
            raise Refusal(tr("‘{path}’ is a file; --out takes a folder.").format(path=folder))
        folder.mkdir(parents=True, exist_ok=True)
