"""`attache print FILE run-sheet`: of vehicles, and of an interpreter who is named."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from scheduler_app import storage
from scheduler_app.mission.people import Roster
from tests import builders
from tests.cli.conftest import Run


def test_the_run_sheet_of_an_interpreter_is_written_as_the_help_says(
    attache: Run, tmp_path: Path
) -> None:
    mission = builders.a_mission(
        interpreters=[builders.an_interpreter(name="Voice One")], vehicles=[builders.a_vehicle()],
        meetings=[builders.a_meeting(interpreter_ids=("interpreter",))],
    )  # fmt: skip
    file, sheet = tmp_path / "trip.mission", tmp_path / "sheet.pdf"
    storage.create(file, mission).close()
    told = attache("print", file, "run-sheet", "--for", "interpreter", "--output", sheet)
    assert told.code == 0, told.err
    assert "Voice One" in PdfReader(sheet).pages[0].extract_text()
    assert attache("print", file, "run-sheet", "--for", "car", "--output", sheet).code == 0
    refused = attache("print", file, "run-sheet", "--for", "delegate", "--output", sheet)
    assert refused.code == 2
    assert "no vehicle or interpreter with the id ‘delegate’" in refused.err


def test_what_cannot_be_driven_stands_on_the_run_sheet_with_the_reason(
    attache: Run, tmp_path: Path
) -> None:
    """Two who ride in one car are to be at two places at once; later the car is not there."""
    riders = Roster(groups=(), delegate_ids=("ann", "cid"))
    mission = builders.a_mission(
        cities=[builders.a_city(hotel_id="hotel")],
        venues=[builders.a_venue("hotel"), builders.a_venue(), builders.a_venue("far")],
        travel_times=[
            builders.a_travel_time("hotel", "venue", 30), builders.a_travel_time("hotel", "far", 30),
            builders.a_travel_time("venue", "far", 30),
        ],
        organisations=[builders.an_organisation(one) for one in ("firm", "rival", "ministry")],
        delegates=[
            builders.a_delegate("ann", name="Ann"),
            builders.a_delegate("cid", name="Cid", organisation_id="rival"),
        ],
        officials=[builders.an_official(), builders.an_official("second", venue_id="far")],
        meeting_requests=[
            builders.a_request("one"),
            builders.a_request("two", organisation_id="rival", official_ids=("second",)),
        ],
        meetings=[
            builders.a_meeting("one", builders.at(9)),
            builders.a_meeting("two", builders.at(9), venue_id="far"),
        ],
        gatherings=[builders.a_gathering(start=builders.at(16), end=builders.at(17), roster=riders)],
        vehicles=[builders.a_vehicle(roster=riders, away=(builders.slot("15:00", "20:00"),))],
        city_days=[builders.a_city_day()],
    )  # fmt: skip
    file, sheet = tmp_path / "trip.mission", tmp_path / "sheet.pdf"
    storage.create(file, mission).close()
    assert attache("print", file, "run-sheet", "--for", "car", "--output", sheet).code == 0
    text = " ".join(PdfReader(sheet).pages[0].extract_text().split())
    assert text.count("No ride: cannot be driven") == 3
    assert "The vehicle is on another way then." in text
    assert text.count("The vehicle is not there then.") == 2
    assert "1 without a vehicle" in text
    assert "2 without a vehicle" in text
    assert "1 passenger" in text
