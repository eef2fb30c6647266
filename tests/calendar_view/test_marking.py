"""Marks without composing, and days derived anew only for whom they changed."""

import dataclasses

from scheduler_app.calendar_view.layout import Marks, TimelineSpec, compose, marked
from scheduler_app.calendar_view.reading import Reading, read_whole
from scheduler_app.mission.edits.schedule import place_request
from scheduler_app.mission.itinerary import ItineraryIndex
from tests.calendar_view.missions import full_mission


def test_marked_is_what_compose_would_make():
    mission = full_mission(meetings=60)
    index = read_whole(mission)
    one, other = list(mission.meetings)[:2]
    marks = Marks(clashes={one: "clash"}, warnings={other: "warning"})
    plain = compose(mission, TimelineSpec(), index=index)
    assert marked(plain, TimelineSpec(), marks, index) == compose(
        mission, TimelineSpec(), marks, index
    )
    assert (
        marked(marked(plain, TimelineSpec(), marks, index), TimelineSpec(), Marks(), index) == plain
    )


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
