"""The exported mission: lossless, in order, and refused with the name of what is wrong."""

import json
from typing import Any

import jsonschema
import pytest

from scheduler_app.exchange.errors import FaultyExport, NewerExport, NotAMissionExport, NotJson
from scheduler_app.exchange.mission_json import (
    export_mission,
    from_text,
    has_old_notes,
    import_mission,
    json_schema,
    to_text,
)
from scheduler_app.exchange.schema import LIMITS
from scheduler_app.mission.errors import Fault
from scheduler_app.mission.tables import type_of_table
from tests import builders
from tests.builders import a_meeting, a_mission


def _full() -> Any:
    return builders.a_mission(
        days=2,
        about="Invented",
        cities=[builders.a_city(hotel_id="venue"), builders.a_city("other")],
        venues=[builders.a_venue(latitude=39.9, longitude=116.4), builders.a_venue("w")],
        rooms=[builders.a_room(availability=(builders.slot("09:00", "12:00"),))],
        travel_times=[builders.a_travel_time("venue", "w", 5)],
        legs=[builders.a_leg()],
        gatherings=[builders.a_gathering()],
        meetings=[builders.a_meeting(pin_time=True, room_id="room")],
    )


def test_import_of_export_is_the_same_mission_in_the_same_order() -> None:
    mission = _full()
    again = import_mission(from_text(to_text(mission)))
    assert again == mission
    for table in type_of_table:
        assert list(getattr(again, table)) == list(getattr(mission, table))


def test_the_export_is_what_the_issue_says() -> None:
    data = export_mission(_full())
    assert data["format"] == "attache-mission"
    assert data["mission"]["title"] == "Mission"
    assert set(type_of_table) <= data.keys()
    assert data["meetings"][0]["start"] == "2026-03-02T09:00"
    assert all(isinstance(row["id"], str) for table in type_of_table for row in data[table])


def test_the_schema_is_sound_and_takes_the_export() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    data = json.loads(to_text(_full()))
    validator.validate(data)
    data["rooms"][0]["colour"] = "red"
    assert not validator.is_valid(data)


def _spoil(**changes: Any) -> dict[str, Any]:
    return {**export_mission(_full()), **changes}


def _fault_of(data: object) -> tuple[Fault, str, str, str]:
    with pytest.raises(FaultyExport) as caught:
        import_mission(data)
    first = caught.value.faults[0]
    return first.fault, first.table, first.record, first.field


def test_faults_name_table_record_and_field() -> None:
    data = export_mission(_full())
    assert _fault_of(_spoil(planets=[])) == (Fault.UNKNOWN_FIELD, "", "", "planets")
    room = data["rooms"][0]
    for change, fault, field in (
        ({"colour": "red"}, Fault.UNKNOWN_FIELD, "colour"),
        ({"seats": 0}, Fault.NOT_POSITIVE, "seats"),
        ({"seats": "many"}, Fault.NOT_UNDERSTOOD, "seats"),
        ({"venue_id": "gone"}, Fault.DANGLING, "venue_id"),
        ({"availability": [{"start": "2026-03-02T09:00"}]}, Fault.MISSING, "availability[0].end"),
    ):
        assert _fault_of(_spoil(rooms=[{**room, **change}])) == (fault, "rooms", "room", field)
    nameless = {key: value for key, value in room.items() if key != "id"}
    assert _fault_of(_spoil(rooms=[nameless])) == (Fault.MISSING, "rooms", "#1", "id")
    assert _fault_of(_spoil(rooms=[{**room, "id": " "}]))[0] is Fault.MISSING
    assert _fault_of(_spoil(rooms=[room, room])) == (Fault.DUPLICATE_ID, "rooms", "room", "")
    assert _fault_of(_spoil(rooms={}))[:2] == (Fault.NOT_UNDERSTOOD, "rooms")
    assert _fault_of(_spoil(rooms=["x"]))[2] == "#1"


def test_a_request_for_a_deleted_person_is_refused() -> None:
    request = export_mission(_full())["meeting_requests"][0]
    wrong = _spoil(meeting_requests=[{**request, "delegate_ids": ["gone"]}])
    assert _fault_of(wrong) == (Fault.DANGLING, "meeting_requests", "request", "delegate_ids")


def test_two_people_may_not_share_an_id_nor_a_request_have_two_meetings() -> None:
    data = export_mission(_full())
    twin = {**data["officials"][0], "id": "delegate"}
    assert _fault_of(_spoil(officials=[data["officials"][0], twin]))[0] is Fault.DUPLICATE_ID
    second = {**data["meetings"][0], "id": "second"}
    assert _fault_of(_spoil(meetings=[*data["meetings"], second]))[0] is Fault.DUPLICATE_RECORD


def test_every_fault_is_told_at_once() -> None:
    data = export_mission(_full())
    wrong = _spoil(mission={"title": "", "start": "soon"}, rooms=[{**data["rooms"][0], "seats": 0}])
    with pytest.raises(FaultyExport) as caught:
        import_mission(wrong)
    assert {fault.field for fault in caught.value.faults} == {"start", "end", "seats"}
    assert _fault_of(_spoil(mission={**data["mission"], "end": "2020-01-01"}))[3] == "end"


def test_other_json_newer_json_and_no_json() -> None:
    others: list[object] = [
        [],
        {},
        {"format": "x"},
        _spoil(format_version=0),
        _spoil(format_version=True),
    ]
    for other in others:
        with pytest.raises(NotAMissionExport):
            import_mission(other)
    with pytest.raises(NewerExport) as newer:
        import_mission(_spoil(format_version=3))
    assert (newer.value.found, newer.value.known) == (3, 2)
    for text in ("", "{", b"\xff\xfe", "[NaN]", "[" * 100_000):
        with pytest.raises(NotJson):
            from_text(text)
    with pytest.raises(NotJson) as caught:
        from_text('{\n "a": }')
    assert (caught.value.line, caught.value.column) == (2, 7)


def test_numbers_have_the_same_limits_in_the_schema_and_in_the_records() -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    for (cls, field), (least, most) in LIMITS.items():
        table = next((one for one, kind in type_of_table.items() if kind is cls), "mission")
        for value, is_taken in ((least - 1, False), (least, True), (most, True), (most + 1, False)):
            data = export_mission(_full())
            record = data[table] if table == "mission" else data[table][0]
            record[field] = value
            assert validator.is_valid(data) is is_taken, (field, value)
            if is_taken:
                import_mission(data)
            else:
                assert _fault_of(data)[3] == field


@pytest.mark.parametrize("year", ["0001", "1899", "2200", "9999"])
def test_a_year_far_from_any_mission_is_refused(year: str) -> None:
    for table, field in (("gatherings", "start"), ("legs", "arrival"), ("meetings", "start")):
        data = export_mission(_full())
        data[table][0][field] = f"{year}-03-02T09:00"
        assert _fault_of(data)[0] in (Fault.OUT_OF_RANGE, Fault.END_NOT_AFTER_START)
    data = export_mission(_full())
    data["mission"] |= {"start": f"{year}-01-01", "end": f"{year}-01-02"}
    assert _fault_of(data)[0] is Fault.OUT_OF_RANGE


def test_half_a_character_is_refused() -> None:
    data = export_mission(_full())
    data["mission"]["note"] = "a\ud800"
    assert _fault_of(data) == (Fault.NOT_UNDERSTOOD, "mission", "", "note")


def test_meetings_of_another_program_are_found_under_the_id_of_their_request() -> None:
    data = export_mission(a_mission(meetings=[a_meeting()]))
    data["meetings"][0]["id"] = "m1"
    assert import_mission(data).meetings == a_mission(meetings=[a_meeting()]).meetings


@pytest.mark.parametrize("table", ["mission", "cities", "legs"])
def test_an_old_export_is_told_of_only_where_it_has_notes(table: str) -> None:
    row = {"note": "x"}
    plain = {"format_version": 1, table: row if table == "mission" else [row]}
    assert has_old_notes(plain)
    assert not has_old_notes({**plain, "format_version": 2})
    row["note"] = ""
    assert not has_old_notes(plain)
