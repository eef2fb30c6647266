"""One person's days: only theirs, named as they should be, and nothing of other firms."""

from datetime import timedelta

import pytest

from scheduler_app.mission.engagements import GatheringKind
from scheduler_app.mission.itinerary import (
    EngagementKind,
    ItineraryIndex,
    engagements_of,
    itinerary,
    itinerary_of,
)
from scheduler_app.mission.people import Roster
from scheduler_app.mission.places import Break
from tests.builders import (
    a_city,
    a_city_day,
    a_delegate,
    a_gathering,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    a_room,
    a_venue,
    an_official,
    an_organisation,
    at,
    hours,
)
from tests.large_mission import a_large_mission


def test_a_free_day_is_there_and_empty_and_days_away_are_not():
    mission = a_mission(days=4, city_days=[a_city_day(day=0), a_city_day(day=1)])
    assert [(one.day, one.entries) for one in itinerary_of(mission, "delegate").days] == [
        (at(0).date(), ()),
        (at(0, day=1).date(), ()),
    ]


def test_who_does_not_travel_has_no_days():
    mission = a_mission(delegates=[a_delegate(is_travelling=False)])
    assert itinerary_of(mission, "delegate").days == ()


def test_a_meeting_is_titled_by_the_other_side():
    mission = a_mission(meetings=[a_meeting()])
    assert itinerary_of(mission, "delegate").days[0].entries[0].title == "Ministry"
    assert itinerary_of(mission, "official").days[0].entries[0].title == "Firm"


def test_a_title_given_stands():
    mission = a_mission(meeting_requests=[a_request(title="Call")], meetings=[a_meeting()])
    assert itinerary_of(mission, "delegate").days[0].entries[0].title == "Call"


def test_the_other_side_is_named_first_and_by_rank():
    mission = a_mission(
        delegates=[a_delegate(), a_delegate("mate")],
        officials=[an_official("deputy", rank=3), an_official("minister", rank=1)],
        meeting_requests=[a_request(official_ids=("deputy", "minister"))],
        meetings=[a_meeting()],
    )
    (entry,) = itinerary_of(mission, "delegate").days[0].entries
    assert [one.person_id for one in entry.people] == ["minister", "deputy", "mate"]
    assert entry.others == 0


def test_at_a_gathering_other_firms_are_counted_not_named():
    mission = a_mission(
        organisations=[an_organisation(), an_organisation("ministry"), an_organisation("rival")],
        delegates=[
            a_delegate(), a_delegate("mate"), a_delegate("boss", is_principal=True),
            a_delegate("spy", organisation_id="rival"),
        ],
        gatherings=[a_gathering(official_ids=("official",))],
    )  # fmt: skip
    (entry,) = itinerary_of(mission, "delegate").days[0].entries
    assert [one.person_id for one in entry.people] == ["official", "boss", "mate"]
    assert entry.others == 1


def test_notes_go_to_delegates_not_to_officials():
    mission = a_mission(
        meeting_requests=[a_request(note="Bring the passport.")],
        meetings=[a_meeting(note="By the side door.")],
    )
    (mine,) = itinerary_of(mission, "delegate").days[0].entries
    (theirs,) = itinerary_of(mission, "official").days[0].entries
    assert mine.notes == ("Bring the passport.", "By the side door.")
    assert theirs.notes == ()


def test_a_place_has_its_local_names_its_room_and_its_table():
    venue = a_venue(name_local="部", address="1 Road", address_local="路1号")
    mission = a_mission(
        venues=[venue],
        rooms=[a_room(tables=20)],
        meetings=[a_meeting(room_id="room", table=7)],
    )
    place = itinerary_of(mission, "delegate").days[0].entries[0].place
    assert place is not None
    assert (place.venue_local, place.address_local) == ("部", "路1号")
    assert (place.room, place.has_tables, place.table) == ("Room", True, 7)


def test_a_day_of_travel_has_two_cities_and_the_legs_own_times():
    mission = a_mission(
        cities=[a_city(), a_city("other")],
        city_days=[a_city_day(), a_city_day("other")],
        legs=[a_leg()],
    )
    (day,) = itinerary_of(mission, "delegate").days
    assert [one.id for one in day.cities] == ["city", "other"]
    assert (day.entries[0].departure, day.entries[0].arrival) == (at(14), at(16))


def test_a_leg_over_the_date_line_keeps_its_place_in_the_order():
    mission = a_mission(
        days=3,
        cities=[a_city(timezone="Pacific/Auckland"), a_city("other", timezone="Pacific/Honolulu")],
        city_days=[a_city_day(day=1), a_city_day("other", day=0)],
        venues=[a_venue(), a_venue("beach", "other")],
        legs=[a_leg(departure=at(9, day=1), arrival=at(19, day=0))],
        gatherings=[
            a_gathering("dinner", city_id="other", venue_id="beach", start=at(20), end=at(21))
        ],
    )
    kinds = [one.kind.value for one in engagements_of(mission, "delegate")]
    assert kinds == ["leg", "gathering"]


def test_the_way_to_an_entry_stands_at_the_entry():
    mission = a_mission(
        cities=[a_city(hotel_id="hotel")],
        venues=[a_venue("hotel"), a_venue()],
        meetings=[a_meeting()],
    )
    meeting, back = itinerary_of(mission, "delegate").days[0].entries
    assert meeting.transfer is not None
    assert meeting.transfer.end == at(9)
    assert meeting.transfer_from is not None
    assert meeting.transfer_from.venue == "Hotel"
    assert back.engagement.kind is EngagementKind.TRANSFER
    assert back.end_place is not None
    assert back.end_place.venue == "Hotel"


def test_everyone_has_all_their_meetings_and_no_others():
    mission = a_large_mission(firms=6, people=3)
    index = ItineraryIndex(mission)
    for delegate in mission.delegates.values():
        found = itinerary(index, delegate.id)
        ids = {
            entry.engagement.id
            for day in found.days
            for entry in day.entries
            if entry.engagement.kind is EngagementKind.MEETING
        }
        expected = {
            one.id
            for one in mission.meetings.values()
            if mission.meeting_requests[one.request_id].organisation_id == delegate.organisation_id
        }
        assert ids == expected
        firms = {
            party.organisation_id
            for day in found.days
            for entry in day.entries
            for party in entry.people
            if party.is_delegate and not party.is_principal
        }
        assert firms <= {delegate.organisation_id}


def test_a_roster_of_some_is_no_ones_elses():
    some = Roster(groups=(), delegate_ids=("one",))
    mission = a_mission(
        delegates=[a_delegate("one"), a_delegate("two")], gatherings=[a_gathering(roster=some)]
    )
    assert len(engagements_of(mission, "one")) == 1
    assert engagements_of(mission, "two") == ()


@pytest.mark.parametrize(
    ("kind", "start", "said"),
    [
        (GatheringKind.AUDIENCE, at(12, 15), [("Lunch", True)]),
        (GatheringKind.MEAL, at(12, 15), []),
        (GatheringKind.AUDIENCE, at(13), [("Lunch", False)]),
    ],
)
def test_a_meal_for_which_a_gathering_leaves_no_time_is_told_not_dropped(kind, start, said):
    lunch = Break(title="Lunch", hours=hours("12:00", "13:00"))
    held = a_gathering(kind=kind, start=start, end=start + timedelta(minutes=45))
    mission = a_mission(cities=[a_city(breaks=(lunch,))], gatherings=[held], meeting_requests=[])
    found = engagements_of(mission, "delegate")
    breaks = [one for one in found if one.kind is EngagementKind.BREAK]
    assert [(one.title, one.is_overlaid) for one in breaks] == said


def test_breaks_are_of_the_days_on_which_one_is_there():
    mission = a_large_mission(firms=2, people=1, each=0)
    found = engagements_of(mission, "delegate-1-0")
    lunches = [one.start.date() for one in found if one.kind is EngagementKind.BREAK]
    assert lunches == sorted(set(lunches))
    assert all(mission.start <= day <= mission.end + timedelta(days=1) for day in lunches)


def test_a_way_with_a_meal_after_it_stands_before_the_meal():
    lunch = Break(title="Lunch", hours=hours("12:00", "13:00"))
    mission = a_mission(
        cities=[a_city(breaks=(lunch,))],
        venues=[a_venue(), a_venue("b")],
        gatherings=[
            a_gathering("first", start=at(10), end=at(11)),
            a_gathering("second", venue_id="b", start=at(13), end=at(14)),
        ],
    )
    entries = itinerary_of(mission, "delegate").days[0].entries
    kinds = [one.engagement.kind.value for one in entries]
    assert kinds == ["gathering", "transfer", "break", "gathering"]
    assert entries[1].engagement.is_towards
    assert entries[1].end_place is not None
    assert entries[1].end_place.venue == "B"
    assert entries[3].transfer is None
