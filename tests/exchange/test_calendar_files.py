"""Calendar files: read back by the library, one UID for a person and meeting, cancelled ones told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from scheduler_app.exchange.calendar_files import calendar_of, updates_of, write_updates
from scheduler_app.mission.programme_changes import programme_changes
from scheduler_app.mission.requests import MeetingKind, MeetingState
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.storage.errors import AnotherFileThere
from scheduler_app.storage.places import put_file
from tests.builders import a_city, a_gathering, a_leg, a_meeting, a_mission, a_request, a_venue, at

STAMP = datetime(2026, 3, 1, 21, tzinfo=UTC)


def _mission(**fields):
    return a_mission(
        cities=[a_city(timezone="Asia/Shanghai")],
        meeting_requests=[
            a_request(state=MeetingState.CONFIRMED),
            a_request("more", title="More", kind=MeetingKind.ONLINE, link="https://example.org/1"),
        ],
        meetings=[a_meeting(), a_meeting("more", at(11))],
        **fields,
    )


def _events(data: bytes):
    return [one for one in Calendar.from_ical(data).walk() if one.name == "VEVENT"]


def test_a_persons_meetings_are_there_in_universal_time_with_place_and_link() -> None:
    first, second = _events(calendar_of(_mission(), "delegate", STAMP))
    assert first["DTSTART"].dt == datetime(2026, 3, 2, 1, tzinfo=UTC)
    assert first["DTEND"].dt == datetime(2026, 3, 2, 1, 45, tzinfo=UTC)
    assert (str(first["STATUS"]), str(second["STATUS"])) == ("CONFIRMED", "TENTATIVE")
    assert str(second["LOCATION"]).startswith("https://example.org/1")
    assert _events(calendar_of(_mission(), "nobody", STAMP)) == []


def test_an_update_goes_over_the_one_before_and_says_what_is_off(tmp_path) -> None:
    before = _mission()
    meetings = dict(before.meetings)
    meetings[meeting_id_of("request")] = replace(meetings[meeting_id_of("request")], start=at(14))
    del meetings[meeting_id_of("more")]
    after = replace(before, meetings=meetings, version=2)
    files = updates_of(before, after, programme_changes(before, after).changes, STAMP)
    request, off = files["delegate"]
    assert b"METHOD:REQUEST" in request
    assert b"METHOD:CANCEL" in off
    old = {str(one["UID"]): one for one in _events(calendar_of(before, "delegate", STAMP))}
    for data, status in ((request, "CONFIRMED"), (off, "CANCELLED")):
        (event,) = _events(data)
        assert int(event["SEQUENCE"]) == 2 > int(old[str(event["UID"])]["SEQUENCE"])
        assert str(event["STATUS"]) == status
    count = write_updates(tmp_path / "out", [("A/B: name", files["delegate"])], put_file)
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == [
        "A B name (2).ics",
        "A B name.ics",
    ]
    assert count == 2


def test_gatherings_and_legs_are_in_it_too() -> None:
    there = [a_gathering(start=at(18), end=at(20))]
    flight = [a_leg(departure=at(14), arrival=at(16))]
    mission = a_mission(
        cities=[a_city(timezone="Asia/Shanghai"), a_city("other")],
        venues=[a_venue(), a_venue("abroad", "other")], gatherings=there, legs=flight,
    )  # fmt: skip
    titles = [str(one["SUMMARY"]) for one in _events(calendar_of(mission, "delegate", STAMP))]
    assert titles == ["Leg", "Gathering"]
    moved = replace(mission.gatherings["gathering"], start=at(19), end=at(21))
    after = replace(mission, gatherings={"gathering": moved}, version=2)
    (update,) = updates_of(mission, after, programme_changes(mission, after).changes, STAMP)[
        "delegate"
    ]
    (event,) = _events(update)
    assert event["DTSTART"].dt == datetime(2026, 3, 2, 11, tzinfo=UTC)
    assert str(event["ORGANIZER"])
    assert str(event["ATTENDEE"])


def test_a_calendar_file_goes_over_a_calendar_file_only(tmp_path) -> None:
    data = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    file = tmp_path / "Xylem.ics"
    for before, is_written in ((data, True), (b"", True), (b"My own notes", False)):
        file.write_bytes(before)
        if is_written:
            write_updates(tmp_path, [("Xylem", (data,))], put_file)
            assert file.read_bytes() == data
        else:
            with pytest.raises(AnotherFileThere):
                write_updates(tmp_path, [("Xylem", (data,))], put_file)
            assert file.read_bytes() == before


def test_two_of_one_name_have_a_file_each(tmp_path) -> None:
    assert write_updates(tmp_path / "out", [("Xylem", (b"1",)), ("Xylem", (b"2",))], put_file) == 2
    assert {one.read_bytes() for one in (tmp_path / "out").iterdir()} == {b"1", b"2"}
