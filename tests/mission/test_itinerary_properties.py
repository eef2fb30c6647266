"""Whatever stands in a mission: itineraries are in order, complete, and leave in time or say so."""

import itertools
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.mission.itinerary import EngagementKind, ItineraryIndex, itinerary
from scheduler_app.mission.places import Break
from tests.builders import (
    a_city,
    a_delegate,
    a_gathering,
    a_meeting,
    a_mission,
    a_request,
    a_travel_time,
    a_venue,
    at,
    hours,
)

VENUES = ("hotel", "a", "b", "c")


@st.composite
def _missions(draw):
    ways = [
        a_travel_time(a, b, draw(st.integers(0, 60)), draw(st.integers(0, 90)))
        for a in VENUES
        for b in VENUES
        if a != b
    ]
    slots = st.tuples(
        st.integers(0, 1), st.integers(7 * 4, 20 * 4), st.integers(1, 12), st.sampled_from(VENUES)
    )
    gatherings, requests, meetings = [], [], []
    for n, (day, quarter, length, venue) in enumerate(draw(st.lists(slots, max_size=8))):
        start = at(quarter // 4, quarter % 4 * 15, day=day)
        if draw(st.booleans()):
            requests.append(a_request(f"r{n}", minutes=length * 15))
            meetings.append(a_meeting(f"r{n}", start, venue_id=venue))
        else:
            end = quarter + length
            stop = at(min(end // 4, 23), end % 4 * 15, day=day)
            gatherings.append(a_gathering(f"g{n}", venue_id=venue, start=start, end=stop))
    city = a_city(
        hotel_id=draw(st.sampled_from((None, *VENUES))),
        peak_hours=(hours("07:00", "09:30"), hours("16:30", "19:00")),
        breaks=(Break(title="Lunch", hours=hours("12:00", "13:00")),),
    )
    return a_mission(
        days=2, cities=[city], venues=[a_venue(one) for one in VENUES], travel_times=ways,
        delegates=[a_delegate(), a_delegate("mate")], gatherings=gatherings,
        meeting_requests=requests, meetings=meetings,
    )  # fmt: skip


@given(_missions())
def test_engagements_are_in_order_complete_and_unique(mission):
    found = ItineraryIndex(mission).engagements_of("delegate")
    assert [one.start for one in found] == sorted(one.start for one in found)
    ids = [one.id for one in found]
    assert len(ids) == len(set(ids))
    assert set(mission.meetings) | set(mission.gatherings) <= set(ids)


@given(_missions())
def test_one_leaves_after_what_comes_before_and_arrives_in_time_or_late_is_said(mission):
    found = ItineraryIndex(mission).engagements_of("delegate")
    by_id = {one.id: one for one in found}
    located = [
        one for one in found if one.kind in (EngagementKind.MEETING, EngagementKind.GATHERING)
    ]
    for way in (one for one in found if one.kind is EngagementKind.TRANSFER):
        assert (way.end - way.start).total_seconds() == 60 * way.minutes > 0
        if way.id.startswith("transfer-after-"):
            continue
        target = by_id[way.id.removeprefix("transfer-to-")]
        earlier = [one for one in located if one.start < target.start]
        assert all(one.end <= way.start for one in earlier)
        late = (way.end - target.start).total_seconds() / 60
        assert way.late_minutes == max(0, late)


@given(_missions())
def test_meals_under_a_gathering_are_told_as_missed(mission):
    found = ItineraryIndex(mission).engagements_of("delegate")
    meals = [one for one in found if one.kind is EngagementKind.BREAK]
    for gathering in (one for one in found if one.kind is EngagementKind.GATHERING):
        under = [one for one in meals if one.start < gathering.end and gathering.start < one.end]
        assert all(one.is_overlaid for one in under)


@given(_missions())
def test_an_itinerary_holds_every_engagement_once(mission):
    index = ItineraryIndex(mission)
    entries = [one for day in itinerary(index, "mate").days for one in day.entries]
    ids = [one.engagement.id for one in entries]
    ids += [one.transfer.id for one in entries if one.transfer is not None]
    assert sorted(ids) == sorted(one.id for one in index.engagements_of("mate"))


def _clashes(mission, found):
    """Pairs that overlap though neither is flagged, leaving out what the plan itself puts over
    each other: two meetings or gatherings, and a way to something that comes with a clash.
    """
    index = ItineraryIndex(mission)
    for a, b in itertools.combinations(found, 2):
        if index.starts_at(b) < index.ends_at(a) and index.starts_at(a) < index.ends_at(b):
            kinds = {a.kind, b.kind}
            is_plan = kinds <= {EngagementKind.MEETING, EngagementKind.GATHERING}
            if not is_plan and not any(one.is_overlaid or one.is_late for one in (a, b)):
                yield a, b


@given(_missions())
def test_entries_do_not_overlap_unless_flagged(mission):
    found = ItineraryIndex(mission).engagements_of("delegate")
    located = [one for one in found if one.venue_id is not None]
    fixed = [one for one in located if one.kind is not EngagementKind.TRANSFER]
    is_sound = all(a.end <= b.start for a, b in itertools.pairwise(fixed))
    if is_sound:
        assert list(_clashes(mission, found)) == []


@given(_missions())
def test_a_meal_keeps_its_length_and_its_day(mission):
    found = ItineraryIndex(mission).engagements_of("delegate")
    for meal in (one for one in found if one.kind is EngagementKind.BREAK):
        assert meal.end - meal.start == timedelta(hours=1)
        assert meal.day.isoformat() in meal.id


@given(
    way=st.integers(1, 80),
    before=st.integers(0, 90),
    spare=st.integers(0, 60),
)
def test_a_gap_with_room_for_meal_and_way_has_both(way, before, spare):
    """The rule of the plan: the gap lies round the meal and holds its minutes and the way's."""
    free = at(12) - timedelta(minutes=before)
    start = max(at(13), free + timedelta(minutes=60 + way + spare))
    mission = a_mission(
        cities=[a_city(breaks=(Break(title="Lunch", hours=hours("12:00", "13:00")),))],
        venues=[a_venue("a"), a_venue("b")],
        travel_times=[a_travel_time("a", "b", way)],
        gatherings=[
            a_gathering("first", venue_id="a", start=free - timedelta(hours=1), end=free),
            a_gathering("second", venue_id="b", start=start, end=start + timedelta(hours=1)),
        ],
    )
    found = ItineraryIndex(mission).engagements_of("delegate")
    assert len(found) == 4
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert not any(one.is_overlaid or one.is_late for one in found)
