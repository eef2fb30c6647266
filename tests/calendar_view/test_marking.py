"""Marks without composing, and days derived anew only for whom they changed."""

import dataclasses

from scheduler_app.calendar_view.layout import (
    CityDaySpec,
    Columns,
    Marks,
    TimelineSpec,
    compose,
    marked,
)
from scheduler_app.calendar_view.layout.blocks import BlockKind, BlockRef
from scheduler_app.calendar_view.reading import Reading, read_whole
from scheduler_app.mission.edits.schedule import place_request
from scheduler_app.mission.itinerary import ItineraryIndex
from tests.calendar_view.missions import full_mission


def test_marked_is_what_compose_would_make():
    mission = full_mission(meetings=60)
    index = read_whole(mission)
    one, other = list(mission.meetings)[:2]
    marks = Marks(
        clashes={BlockRef(BlockKind.MEETING, one): "clash"},
        warnings={BlockRef(BlockKind.MEETING, other): "warning"},
    )
    plain = compose(mission, TimelineSpec(), index=index)
    assert marked(plain, TimelineSpec(), marks, index) == compose(
        mission, TimelineSpec(), marks, index
    )
    assert (
        marked(marked(plain, TimelineSpec(), marks, index), TimelineSpec(), Marks(), index) == plain
    )


def test_a_clash_in_a_shared_engagement_marks_only_whom_it_is_about():
    mission = full_mission(meetings=60)
    shared = next(iter(mission.gatherings))
    plain = compose(mission, TimelineSpec())
    lanes = {
        lane
        for block in plain.blocks
        if block.ref.id == shared
        for lane in range(block.lane, block.last_lane + 1)
    }
    innocent = min(lanes)
    guilty = max(lanes)
    person = plain.lanes[guilty].person_ids[0]
    assert person not in plain.lanes[innocent].person_ids
    gathering = BlockRef(BlockKind.GATHERING, shared)
    marks = Marks(clashes={gathering: "Two places."}, persons={gathering: frozenset({person})})
    assert compose(mission, TimelineSpec(), marks).clashing_lanes == {guilty}


def test_a_day_counts_its_own_clashes():
    mission = full_mission(meetings=60)
    city, other = list(mission.cities)[:2]
    moments = ((city, mission.start), (city, mission.start), (other, mission.start))
    marks = Marks(moments=moments)
    day = CityDaySpec(city_id=city, day=mission.start, columns=Columns.FIRMS)
    assert "2 clashes" in compose(mission, day, marks).summary
    assert "3 clashes" in compose(mission, TimelineSpec(), marks).summary


def test_an_index_takes_over_what_still_holds_and_no_more():
    before = full_mission(meetings=60)
    meeting = next(iter(before.meetings.values()))
    after = place_request(
        before, meeting.request_id, meeting.start.replace(hour=7), meeting.venue_id, meeting.room_id
    )
    kept, fresh = ItineraryIndex(after, before=read_whole(before)), read_whole(after)
    for person in after.delegates:
        assert kept.engagements_of(person) == fresh.engagements_of(person)
    without_legs = dataclasses.replace(before, legs={})
    other = ItineraryIndex(without_legs, before=read_whole(before))
    for person in before.delegates:
        assert other.engagements_of(person) == read_whole(without_legs).engagements_of(person)


def test_views_of_one_mission_share_the_reading():
    mission = full_mission(meetings=10)
    reading = Reading()
    assert reading.of(mission) is reading.of(mission)
    index = read_whole(mission)
    reading.keep(index)
    assert reading.of(mission) is index
