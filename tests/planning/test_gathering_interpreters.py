"""Who interprets at a gathering is there: on the sheets, in the plan, and doubted where they cannot be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler_app.mission.defects import DefectCode, defects_of
from scheduler_app.mission.edits.records import delete_records
from scheduler_app.mission.itinerary import SheetEntry, day_sheet_of, itinerary_of
from scheduler_app.mission.people import Roster
from scheduler_app.planning import Limits, judge, plan
from tests.builders import (
    a_city,
    a_delegate,
    a_gathering,
    a_meeting,
    a_mission,
    a_request,
    a_room,
    an_interpreter,
    an_official,
    an_organisation,
    at,
    slot,
)

CHINESE = an_official(languages=("zh",))
ENGLISH = a_delegate(languages=("en",))
VOICE = an_interpreter(name="Voice")
AUDIENCE = a_gathering(
    official_ids=("host",), interpreter_ids=("interpreter",),
    roster=Roster(groups=(), delegate_ids=("minister",)),
)  # fmt: skip


def _audience(**tables):
    given = {
        "delegates": [ENGLISH, a_delegate("minister", organisation_id="other", languages=("en",))],
        "organisations": [an_organisation(one) for one in ("firm", "other", "ministry")],
        "officials": [CHINESE, an_official("host", languages=("zh",))],
        "interpreters": [VOICE], "gatherings": [AUDIENCE],
    }  # fmt: skip
    return a_mission(**(given | tables))


def _codes(mission):
    return {one.code for one in defects_of(mission)}


def test_the_interpreter_stands_on_every_sheet_of_an_audience():
    mission = _audience(meeting_requests=[])
    (theirs,) = itinerary_of(mission, "interpreter").days[0].entries
    assert theirs.title == "Gathering"
    assert theirs.ready == at(8, 30)
    (mine,) = itinerary_of(mission, "minister").days[0].entries
    assert [one.name for one in mine.interpreters] == ["Voice"]
    assert [one.person_id for one in mine.people] == ["host"]
    (entry,) = day_sheet_of(mission, "city", at(0).date()).entries
    assert isinstance(entry, SheetEntry)
    assert [one.name for one in entry.interpreters] == ["Voice"]
    assert [one.person_id for one in entry.hosts] == ["host"]


def test_an_interpreter_at_an_audience_interprets_nowhere_else_meanwhile():
    nine = an_official(languages=("zh",), availability=(slot("09:00", "10:00"),))
    mission = _audience(officials=[nine, an_official("host", languages=("zh",))])
    one = Limits(workers=1, seconds=20)
    assert plan(mission, limits=one).placed == 0
    free = replace(AUDIENCE, interpreter_ids=())
    assert plan(replace(mission, gatherings={"gathering": free}), limits=one).placed == 1
    both = _audience(meetings=[a_meeting(interpreter_ids=("interpreter",))])
    assert not judge(both).is_sound


def test_an_audience_of_strangers_lacks_an_interpreter():
    bare = replace(AUDIENCE, interpreter_ids=())
    assert DefectCode.GATHERING_UNINTERPRETED in _codes(_audience(gatherings=[bare]))
    assert DefectCode.GATHERING_UNINTERPRETED not in _codes(_audience())


@pytest.mark.parametrize("languages", [(), ("zh", "en")])
def test_where_a_side_says_nothing_or_shares_a_language_none_is_missed(languages):
    hosts = [CHINESE, an_official("host", languages=languages)]
    bare = replace(AUDIENCE, interpreter_ids=())
    mission = _audience(officials=hosts, gatherings=[bare])
    assert DefectCode.GATHERING_UNINTERPRETED not in _codes(mission)


@pytest.mark.parametrize("fields", [{"city_ids": ("other",)}, {"departure": at(9, 30)}])
def test_an_interpreter_who_is_elsewhere_then_is_doubted(fields):
    mission = _audience(cities=[a_city(), a_city("other")], interpreters=[replace(VOICE, **fields)])
    assert DefectCode.GATHERING_MISINTERPRETED in _codes(mission)


def test_an_interpreter_needs_no_seat_at_the_table():
    room = a_room(seats=2)
    mission = _audience(rooms=[room], gatherings=[replace(AUDIENCE, room_id="room")])
    assert DefectCode.GATHERING_TOO_MANY not in _codes(mission)


def test_an_interpreter_who_is_deleted_leaves_the_gathering():
    after = delete_records(_audience(), "interpreters", ["interpreter"])
    assert after.gatherings["gathering"].interpreter_ids == ()


def test_hosts_who_are_free_all_through_are_no_doubt():
    hours = (slot("08:00", "09:30"), slot("09:30", "12:00"))
    hosts = [an_official(), an_official("host", availability=hours)]
    mission = _audience(officials=hosts, meeting_requests=[a_request()])
    assert DefectCode.GATHERING_HOST_AWAY not in _codes(mission)
