"""Adding, changing and deleting records: what refers to what stays sound."""

from __future__ import annotations

import dataclasses

import pytest

from scheduler_app.mission.edits import records
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.people import Roster
from tests import builders


def _mission():
    return builders.a_mission(
        cities=[builders.a_city(hotel_id="venue")],
        venues=[builders.a_venue(), builders.a_venue("other")],
        rooms=[builders.a_room()],
        organisations=[builders.an_organisation(), builders.an_organisation("host")],
        delegates=[builders.a_delegate("ann"), builders.a_delegate("bob")],
        officials=[builders.an_official("minister", organisation_id="host", venue_id="other")],
        gatherings=[builders.a_gathering(roster=Roster(groups=(), delegate_ids=("ann", "bob")))],
        meeting_requests=[
            builders.a_request(
                "both",
                organisation_id=None,
                delegate_ids=("ann", "bob"),
                official_ids=("minister",),
            ),
            builders.a_request(
                "one", organisation_id=None, delegate_ids=("ann",), official_ids=("minister",)
            ),
        ],
        meetings=[builders.a_meeting("one", venue_id="venue", room_id="room")],
    )


def test_a_deleted_person_leaves_lists_and_takes_what_cannot_be_without_them():
    mission = _mission()

    doomed = records.doomed_by(mission, "delegates", ["ann"])
    after = records.delete_records(mission, "delegates", ["ann"])

    assert doomed == {
        "delegates": {"ann"},
        "meeting_requests": {"one"},
        "meetings": {"meeting-of-one"},
    }
    assert list(after.delegates) == ["bob"]
    assert after.meeting_requests["both"].delegate_ids == ("bob",)
    assert "one" not in after.meeting_requests
    assert not after.meetings
    assert after.gatherings["gathering"].roster.delegate_ids == ("bob",)
    records.check_mission(after)


def test_optional_references_become_empty_and_required_ones_take_the_record():
    mission = _mission()

    after = records.delete_records(mission, "venues", ["venue"])

    assert after.cities["city"].hotel_id is None
    assert not after.rooms
    assert not after.meetings
    assert set(after.meeting_requests) == {"both", "one"}


def test_deleting_nothing_changes_nothing():
    mission = _mission()

    assert records.delete_records(mission, "delegates", ["nobody"]) is mission


@pytest.mark.parametrize("table", ["cities", "organisations", "officials", "venues"])
def test_no_deletion_leaves_a_dangling_reference(table):
    mission = _mission()

    for record_id in getattr(mission, table):
        records.check_mission(records.delete_records(mission, table, [record_id]))


def test_a_new_record_needs_an_id_of_its_own_and_known_references():
    mission = _mission()

    with pytest.raises(MissionError) as twice:
        records.add_records(mission, "delegates", [builders.a_delegate("ann")])
    with pytest.raises(MissionError) as nowhere:
        records.add_records(mission, "rooms", [builders.a_room("hall", venue_id="gone")])

    assert (twice.value.fault, twice.value.record) == (Fault.DUPLICATE_ID, "ann")
    assert nowhere.value.fault is Fault.DANGLING
    assert (nowhere.value.record, nowhere.value.field) == ("hall", "venue_id")
    assert nowhere.value.value == "gone"


def test_a_refused_field_names_table_record_and_field():
    with pytest.raises(MissionError) as refused:
        records.set_field(_mission(), "rooms", "room", "seats", 0)

    error = refused.value
    assert (error.fault, error.table, error.record) == (Fault.NOT_POSITIVE, "rooms", "room")
    assert (error.field, error.value) == ("seats", "0")


def test_a_request_for_a_person_who_is_gone_is_found():
    mission = _mission()
    broken = dataclasses.replace(
        mission, delegates={key: mission.delegates[key] for key in ("bob",)}
    )

    with pytest.raises(MissionError) as found:
        records.check_mission(broken)

    assert found.value.fault is Fault.DANGLING
    assert found.value.value == "ann"


def test_two_meetings_of_one_request_are_refused():
    mission = _mission()
    second = dataclasses.replace(mission.meetings["meeting-of-one"], id="again")
    doubled = dataclasses.replace(mission, meetings={**mission.meetings, second.id: second})

    with pytest.raises(MissionError) as found:
        records.check_mission(doubled)

    assert found.value.fault is Fault.DUPLICATE_RECORD
