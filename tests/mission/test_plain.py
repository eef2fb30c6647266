"""Records as plain values and back; what cannot be read is named by its path."""

from __future__ import annotations

from datetime import datetime

import pytest

from scheduler_app.mission import plain
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.people import Official
from scheduler_app.mission.places import City, Venue, VenueKind
from tests import builders


@pytest.mark.parametrize(
    "record",
    [
        builders.a_city(latitude=39.9, breaks=(), peak_hours=(builders.hours("07:00", "09:30"),)),
        builders.a_venue(kind=VenueKind.EMBASSY, name_local="美国大使馆"),
        builders.an_official(availability=(builders.slot("14:00", "15:00"),), rank=3),
        builders.a_leg(),
        builders.a_gathering(),
        builders.a_request(),
        builders.a_meeting(pin_time=True),
    ],
    ids=lambda record: type(record).__name__,
)
def test_there_and_back_is_the_same(record):
    assert plain.from_plain(type(record), plain.to_plain(record)) == record


def test_times_are_the_wall_clock_without_a_zone():
    data = plain.to_plain(builders.a_meeting(start=datetime(2015, 4, 13, 9)))

    assert data["start"] == "2015-04-13T09:00"


@pytest.mark.parametrize(
    ("changes", "fault", "field"),
    [
        ({"colour": "red"}, Fault.UNKNOWN_FIELD, "colour"),
        ({"rank": "first"}, Fault.NOT_UNDERSTOOD, "rank"),
        ({"rank": True}, Fault.NOT_UNDERSTOOD, "rank"),
        ({"languages": "English"}, Fault.NOT_UNDERSTOOD, "languages"),
        (
            {"availability": [{"start": "2015-04-13T09:00", "end": "2015-04-13T08:00"}]},
            Fault.END_NOT_AFTER_START,
            "availability[0].end",
        ),
        (
            {"availability": [{"start": "2015-04-13T09:00+08:00", "end": "2015-04-13T10:00"}]},
            Fault.NOT_UNDERSTOOD,
            "availability[0].start",
        ),
        (
            {"availability": [{"start": "2015-04-13", "end": "2015-04-13T10:00"}]},
            Fault.NOT_UNDERSTOOD,
            "availability[0].start",
        ),
        ({"availability": [{"start": "2015-04-13T09:00"}]}, Fault.MISSING, "availability[0].end"),
    ],
)
def test_what_cannot_be_read_is_named_by_its_path(changes, fault, field):
    data = plain.to_plain(builders.an_official()) | changes

    with pytest.raises(MissionError) as refused:
        plain.from_plain(Official, data)

    assert (refused.value.fault, refused.value.field) == (fault, field)


def test_a_missing_field_and_a_wrong_choice_are_named():
    with pytest.raises(MissionError) as missing:
        plain.from_plain(City, {"id": "x"})
    with pytest.raises(MissionError) as choice:
        plain.from_plain(Venue, {"id": "v", "name": "V", "city_id": "x", "kind": "castle"})

    assert (missing.value.fault, missing.value.field) == (Fault.MISSING, "name")
    assert choice.value.fault is Fault.NOT_A_CHOICE
    assert "embassy" in choice.value.other
