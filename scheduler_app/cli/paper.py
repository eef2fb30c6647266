"""`attache print`: itineraries and day sheets as PDF, with no screen needed."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from pathlib import Path

import click

from scheduler_app import storage
from scheduler_app.cli.arguments import A_PATH, file_argument
from scheduler_app.cli.display import start_qt_offscreen
from scheduler_app.cli.places import refuse_itself
from scheduler_app.cli.progress import CountBar
from scheduler_app.cli.speaking import Refusal, say
from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.attendance import travellers
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.itinerary import (
    DaySheet,
    Itinerary,
    ItineraryIndex,
    day_sheet,
    itinerary,
)
from scheduler_app.mission.itinerary.run_sheet import RunSheet, run_sheet, vehicles_in_order
from scheduler_app.mission.mission import Mission
from scheduler_app.planning.report import plan_report
from scheduler_app.printing.choices import PaperKind, Source, slip_choices
from scheduler_app.printing.options import PaperOptions
from scheduler_app.printing.output import PaperError, Printed, to_pdf
from scheduler_app.printing.slip import slip_of
from scheduler_app.times.reading import read_day
from scheduler_app.wording.names import record_name
from scheduler_app.wording.notices import renewed
from scheduler_app.wording.paper import paper_fault
from scheduler_app.wording.readings import refused_text

KINDS = tuple(kind.value for kind in PaperKind)


@click.command("print")
@file_argument
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@click.option(
    "--output", type=A_PATH, required=True,
    help="A name ending in .pdf makes one file of all; any other, a folder with a file each.",
)  # fmt: skip
@click.option(
    "--for",
    "whom",
    metavar="ID",
    help="Only this delegate, official or interpreter, this city, or this vehicle.",
)
@click.option("--day", "day_text", metavar="DATE", help="Only this day, such as 2015-04-13.")
def print_command(
    file: Path, kind: str, output: Path, whom: str | None, day_text: str | None
) -> None:
    """Write the itineraries of the delegates, the day sheets of the cities, the run sheets of the
    vehicles, the report of the plan, or change slips for whom is to be told, as PDF.

    KIND is itinerary, day-sheet, run-sheet, report or slip. The itinerary of an official, or the run sheet of an
    interpreter, is written when --for names them.
    """
    refuse_itself(output, file)
    store, mission = storage.open_file(file, read_only=True)
    try:
        if kind == "slip":
            mission = renewed(mission, store.read_version)
    finally:
        store.close()
    day = _day(mission, day_text)
    index = ItineraryIndex(mission)
    sources: list[Source]
    if kind == "itinerary":
        sources = [*itineraries(index, whom, day)]
    elif kind == "run-sheet":
        sources = [*run_sheets(index, whom, day)]
    elif kind == "slip":
        sources = [slip_of(mission, one.about) for one in slip_choices(mission)]
        if not sources:
            raise Refusal(tr("Nobody is to be told of a change."))
    elif kind == "report":
        sources = [plan_report(mission)]
    else:
        sources = [*day_sheets(index, whom, day)]
    printed = write_pdf(output, sources)
    say(
        ntr("Wrote {n} page to {path}.", "Wrote {n} pages to {path}.", printed.pages).format(
            n=printed.pages, path=output
        )
    )


def itineraries(index: ItineraryIndex, whom: str | None, day: date | None) -> list[Itinerary]:
    """Everyone who travels, or one person; whole, or one day of each who has it."""
    mission = index.mission
    if whom is None:
        ids: list[str] = [one.id for one in travellers(mission)]
    elif any(
        whom in table for table in (mission.delegates, mission.officials, mission.interpreters)
    ):
        ids = [whom]
    else:
        raise Refusal(_nobody(mission, whom, ("delegates", "officials", "interpreters")))
    found = [itinerary(index, one) for one in ids]  # type: ignore[arg-type]
    if day is None:
        return found
    on_day = [
        dataclasses.replace(one, days=tuple(part for part in one.days if part.day == day))
        for one in found
    ]
    return [one for one in on_day if one.days]


def run_sheets(
    index: ItineraryIndex, whom: str | None, day: date | None
) -> list[RunSheet] | list[Itinerary]:
    """Every vehicle, the motorcade first, or one vehicle or interpreter; whole, or one day of each."""
    vehicles = index.mission.vehicles
    if whom in index.mission.interpreters:
        return itineraries(index, whom, day)
    if whom is not None and whom not in vehicles:
        raise Refusal(_nobody(index.mission, whom, ("vehicles", "interpreters")))
    found = [
        run_sheet(index, one.id)
        for one in vehicles_in_order(vehicles.values())
        if whom in (None, one.id)
    ]
    if day is None:
        return found
    on_day = [
        dataclasses.replace(one, days=tuple(part for part in one.days if part[0] == day))
        for one in found
    ]
    return [one for one in on_day if one.days]


def day_sheets(index: ItineraryIndex, whom: str | None, day: date | None) -> list[DaySheet]:
    """Each city on each day on which the mission is there."""
    mission = index.mission
    if whom is not None and whom not in mission.cities:
        raise Refusal(_nobody(mission, whom, ("cities",)))
    wanted = sorted(
        {(one.day, one.city_id) for one in mission.city_days.values()},
        key=lambda pair: (pair[0], list(mission.cities).index(pair[1])),
    )
    return [
        day_sheet(index, city_id, one)
        for one, city_id in wanted
        if whom in (None, city_id) and day in (None, one)
    ]


def write_pdf(output: Path, sources: list[Source]) -> Printed:
    """Write PDF, whole or not at all; raises Refusal with the sentence."""
    if not sources:
        raise Refusal(tr("There is nothing to print: nobody is with the mission then."))
    start_qt_offscreen()
    options = PaperOptions(printed_at=datetime.now())  # noqa: DTZ005 - the clock on the wall
    try:
        with CountBar(tr("printed")) as bar:
            return to_pdf(output, sources, options, on_progress=bar.show)
    except PaperError as error:
        raise Refusal(paper_fault(error.fault, error.path)) from error


def _day(mission: Mission, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        day = read_day(mission, text).value
    except MissionError as error:
        raise Refusal(refused_text(error, example="2015-04-14")) from error
    if not mission.start <= day <= mission.end:
        sentence = tr("{day} is not a day of the mission, which is from {start} to {end}.")
        raise Refusal(sentence.format(day=day, start=mission.start, end=mission.end))
    return day


def _nobody(mission: Mission, whom: str, tables: tuple[str, ...]) -> str:
    """The sentence for an id that is not there; a name is answered with the id it has."""
    for table in tables:
        for record_id in getattr(mission, table):
            if record_name(mission, table, record_id).casefold() == whom.casefold():
                text = tr("--for takes an id; ‘{name}’ has the id {id}.")
                return text.format(name=whom, id=record_id)
    if tables == ("cities",):
        cities = ", ".join(mission.cities)
        return tr("There is no city with the id ‘{id}’; there is {cities}.").format(
            id=whom, cities=cities
        )
    if "vehicles" in tables:
        return tr("There is no vehicle or interpreter with the id ‘{id}’.").format(id=whom)
    text = tr("There is no delegate, official or interpreter with the id ‘{id}’.")
    return text.format(id=whom)
