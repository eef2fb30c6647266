"""What is noted for us alone is on no paper, in no mail and in no calendar file; what is for paper is there."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from datetime import UTC, datetime

from scheduler_app.exchange.calendar_files import calendar_of, updates_of
from scheduler_app.exchange.mission_json import export_mission, import_mission
from scheduler_app.mission.edits.cancelling import CancelKind, Cancellation, cancel
from scheduler_app.mission.itinerary import ItineraryIndex, day_sheet_of, itinerary
from scheduler_app.mission.itinerary.run_sheet import run_sheet
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.notices import Notice
from scheduler_app.mission.programme_changes import programme_changes
from scheduler_app.mission.requests import MeetingState
from scheduler_app.mission.tables import table_of, type_of_table
from scheduler_app.planning.report import plan_report
from scheduler_app.printing.output import to_pdf
from scheduler_app.printing.slip import slip_of
from scheduler_app.wording.notices import mail_text
from tests import builders
from tests.builders import at
from tests.printing.reading import text_of_pages

SECRET = "SECRETTOKEN"
STAMP = datetime(2026, 3, 1, tzinfo=UTC)
INTERNAL = ("internal_note", "state_by", "source", "told_how", "about")


def a_noted_mission() -> Mission:
    """A record of every kind, each with a note on paper of its own and the secret wherever it is ours."""
    mission = builders.a_mission(
        days=2,
        cities=[builders.a_city(hotel_id="hotel"), builders.a_city("other")],
        city_days=[builders.a_city_day()],
        venues=[builders.a_venue(), builders.a_venue("hotel")],
        rooms=[builders.a_room()],
        travel_times=[builders.a_travel_time("hotel", "venue", 20)],
        organisations=[builders.an_organisation("firm"), builders.an_organisation("ministry")],
        delegates=[builders.a_delegate()],
        officials=[builders.an_official()],
        interpreters=[builders.an_interpreter(city_ids=("city",))],
        gatherings=[builders.a_gathering(start=at(14), end=at(15))],
        legs=[builders.a_leg(departure=at(18), arrival=at(20))],
        vehicles=[builders.a_vehicle()],
        rules=[builders.a_rule()],
        meeting_requests=[builders.a_request(state=MeetingState.CONFIRMED)],
        meetings=[builders.a_meeting(start=at(10), room_id="room", interpreter_ids=("interpreter",))],
        notices=[
            Notice(id=one, person=one, name=one, made_on=at(9), text="A: was 9; is now 10", why=why)
            for one, why in (("delegate", ""), ("official", SECRET))
        ],
    )  # fmt: skip
    for table in type_of_table:
        rows = {key: _noted(one, f"PAPER{table}") for key, one in table_of(mission, table).items()}
        mission = replace(mission, **{table: rows})
    return _noted(mission, "PAPERmission")


def _noted(record, paper):
    names = {field.name for field in dataclasses.fields(record)}
    changes = {field: SECRET for field in INTERNAL if field in names}
    if "note" in names:
        changes["note"] = paper.replace("_", "")
    return replace(record, **changes)


def _papers(mission: Mission) -> dict[str, list]:
    index = ItineraryIndex(mission)
    people = (*mission.delegates, *mission.officials, *mission.interpreters)
    return {
        **{person: [itinerary(index, person)] for person in people},
        "day-sheet": [day_sheet_of(mission, "city", day) for day in mission.days],
        "run-sheet": [run_sheet(index, one) for one in mission.vehicles],
        "report": [plan_report(mission)],
        "slip": [slip_of(mission, one) for one in mission.notices],
    }


def _read(mission: Mission, options, tmp_path) -> dict[str, str]:
    texts = {}
    for kind, sources in ((kind, found) for kind, found in _papers(mission).items() if found):
        path = tmp_path / f"{kind}.pdf"
        to_pdf(path, sources, options())
        texts[kind] = "".join(text_of_pages(path))
    return texts


def test_internal_notes_are_on_no_paper_and_those_for_paper_are(options, tmp_path):
    texts = _read(a_noted_mission(), options, tmp_path)
    assert [kind for kind, text in texts.items() if SECRET in text] == []
    for table in (
        "mission", "cities", "city_days", "venues", "rooms", "travel_times", "organisations", "delegates",
        "legs", "gatherings", "meeting_requests", "meetings",
    ):  # fmt: skip
        assert f"PAPER{table.replace('_', '')}" in texts["delegate"], table
    for table in ("mission", "cities", "city_days", "venues", "gatherings", "meetings"):
        assert f"PAPER{table.replace('_', '')}" in texts["day-sheet"], table
    for kind, table in (
        ("official", "officials"), ("interpreter", "interpreters"), ("run-sheet", "vehicles"),
        ("report", "rules"), ("slip", "notices"),
    ):  # fmt: skip
        assert f"PAPER{table}" in texts[kind], table


def test_a_host_reads_no_note_of_a_meeting(options, tmp_path):
    text = _read(a_noted_mission(), options, tmp_path)["official"]
    for table in ("meetings", "meetingrequests", "gatherings", "mission", "delegates"):
        assert f"PAPER{table}" not in text


def test_mails_and_calendar_files_have_no_internal_note():
    mission = a_noted_mission()
    before = replace(mission, meetings={}, gatherings={}, legs={})
    sent = [mail_text(mission, one) for one in mission.notices.values()]
    people = (*mission.delegates, *mission.officials, *mission.interpreters)
    sent += [calendar_of(mission, person, STAMP).decode() for person in people]
    for old, new in ((before, mission), (mission, before)):
        changes = programme_changes(old, new).changes
        sent += [
            part.decode()
            for parts in updates_of(old, new, changes, STAMP).values()
            for part in parts
        ]
    assert sent
    assert not [text for text in sent if SECRET in text.replace("\r\n ", "")]


def test_why_something_is_cancelled_is_noted_for_us_alone(options, tmp_path):
    mission = builders.a_mission(meetings=[builders.a_meeting()])
    what = Cancellation(kind=CancelKind.DELEGATE, id="delegate", since=at(0), by=SECRET, why="x")
    after = cancel(mission, what)
    assert SECRET in after.delegates["delegate"].internal_note
    assert after.delegates["delegate"].note == ""
    assert not any(SECRET in text for text in _read(after, options, tmp_path).values())


def test_an_export_without_internal_notes_keeps_to_paper_what_was_printed():
    plain = export_mission(a_noted_mission())
    plain["format_version"] = 1
    for rows in plain.values():
        for row in rows if isinstance(rows, list) else [rows]:
            if isinstance(row, dict):
                row.pop("internal_note", None)
    mission = import_mission(plain)
    for table in ("legs", "gatherings", "meeting_requests", "meetings", "rules"):
        for one in table_of(mission, table).values():
            assert (bool(one.note), one.internal_note) == (True, "")
    for table in ("venues", "delegates", "officials", "notices", "city_days"):
        for one in table_of(mission, table).values():
            assert (one.note, bool(one.internal_note)) == ("", True)
    assert (mission.note, mission.internal_note) == ("", "PAPERmission")
