"""Who comes late or leaves early is not counted, named or seated at what is on without them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from scheduler_app.mission.attendance import can_ride, is_there, people_of_gathering, riders_of
from scheduler_app.mission.defects import DefectCode, defects_of
from scheduler_app.mission.edits.gatherings import ChoiceRule, choose_guests
from scheduler_app.mission.edits.stand_in import stand_in
from scheduler_app.mission.itinerary import SheetEntry, day_sheet_of, itinerary_of
from scheduler_app.mission.people import OrganisationKind, Roster
from scheduler_app.mission.presence import stays_of
from scheduler_app.mission.programme_changes import programme_changes
from scheduler_app.planning import judge
from scheduler_app.wording.defects import sentence_of_defect
from tests.builders import (
    a_city,
    a_city_day,
    a_delegate,
    a_gathering,
    a_leg,
    a_mission,
    a_venue,
    an_organisation,
    at,
)

MONDAY = at(0).date()
TUESDAY = at(0, day=1).date()
PEOPLE = [
    a_delegate("stays"),
    a_delegate("late", organisation_id="late", arrival=at(12, day=1)),
    a_delegate("early", organisation_id="early", departure=at(12)),
]
FIRMS = [
    *(an_organisation(one) for one in ("firm", "late", "early")),
    an_organisation("ministry", kind=OrganisationKind.GOVERNMENT),
]


def _three(**tables):
    given = {
        "days": 3, "delegates": PEOPLE, "organisations": FIRMS,
        "gatherings": [a_gathering(start=at(18), end=at(20), cap=1)],
    }  # fmt: skip
    return a_mission(**(given | tables))


def test_a_reception_counts_only_those_who_are_in_the_country():
    mission = _three()
    reception = mission.gatherings["gathering"]
    assert people_of_gathering(mission, reception) == ("stays",)
    assert defects_of(mission) == ()  # one place, and one comes
    assert choose_guests(mission, "gathering", 3, ChoiceRule.RANK) == ("stays",)


def test_neither_paper_nor_the_company_names_who_is_not_there():
    mission = _three()
    (entry,) = itinerary_of(mission, "stays").days[0].entries
    assert (entry.people, entry.others) == ((), 0)
    assert itinerary_of(mission, "late").days[0].day == TUESDAY
    assert [one.day for one in itinerary_of(mission, "early").days] == [MONDAY]
    sheet = day_sheet_of(mission, "city", MONDAY)
    assert [one.person_id for one in sheet.present] == ["stays", "early"]
    assert [
        one.person_id
        for entry in sheet.entries
        if isinstance(entry, SheetEntry)
        for one in entry.guests
    ] == ["stays"]
    tuesday = day_sheet_of(mission, "city", TUESDAY)
    assert [one.person_id for one in tuesday.present] == ["stays", "late"]


@pytest.mark.parametrize(
    ("fields", "is_expected"),
    [
        ({"arrival": at(9)}, True),
        ({"arrival": at(9, 5)}, False),
        ({"departure": at(10)}, True),
        ({"departure": at(9, 55)}, False),
        ({"arrival": at(8), "departure": at(12)}, True),
    ],
)
def test_a_gathering_must_lie_within_the_time_of_a_delegate(fields, is_expected):
    assert is_there(a_delegate(**fields), a_gathering()) is is_expected


@pytest.mark.parametrize(
    ("fields", "rides"),
    [
        ({"arrival": at(14)}, True),
        ({"arrival": at(15)}, False),
        ({"arrival": at(16)}, True),  # it is the leg by which they come
        ({"departure": at(13)}, False),
        ({"departure": at(14)}, True),  # it is the leg by which they go
        ({"departure": at(0, day=1)}, True),
    ],
)
def test_a_leg_takes_whom_it_brings_and_takes_away(fields, rides):
    delegate = a_delegate(**fields)
    mission = a_mission(
        cities=[a_city(), a_city("other")], delegates=[delegate], legs=[a_leg()],
        city_days=[a_city_day(), a_city_day("other")],
    )  # fmt: skip
    assert can_ride(delegate, mission.legs["leg"]) is rides
    assert riders_of(mission, mission.legs["leg"]) == (("delegate",) if rides else ())
    legs = [one for day in itinerary_of(mission, "delegate").days for one in day.entries]
    assert bool(legs) is rides


def test_who_comes_later_by_themselves_needs_no_leg():
    mission = a_mission(
        days=2, cities=[a_city(), a_city("other")], legs=[a_leg()],
        venues=[a_venue(), a_venue("beach", "other")],
        delegates=[a_delegate("with"), a_delegate(arrival=at(8, day=1))],
        city_days=[a_city_day(), a_city_day("other", 1)], meeting_requests=[],
    )  # fmt: skip
    assert defects_of(mission) == ()
    assert judge(mission).is_sound
    (day,) = itinerary_of(mission, "delegate").days
    assert [one.id for one in day.cities] == ["other"]


def test_a_leaver_who_is_named_at_a_later_gathering_is_told():
    named = Roster(groups=(), delegate_ids=("stays", "early"))
    mission = _three(gatherings=[a_gathering(start=at(18), end=at(20), roster=named)])
    said = [sentence_of_defect(mission, one) for one in defects_of(mission)]
    assert said == ["Early leaves on Mon 2 Mar at 12:00, too early for Gathering."]


def test_a_later_arrival_is_a_change_of_the_gatherings_before_it():
    before = _three(delegates=[a_delegate("stays"), a_delegate("late", organisation_id="late")])
    after = _three(delegates=PEOPLE[:2])
    (change,) = programme_changes(before, after).changes
    assert change.noticing == ("late",)


def test_a_stand_in_is_at_nothing_before_the_day_they_come():
    mission = _three(
        delegates=[
            a_delegate("minister", is_principal=True),
            a_delegate("deputy", organisation_id="late", is_principal=True, is_travelling=False),
        ],
        gatherings=[
            a_gathering("monday"),
            a_gathering("ball", start=at(22), end=at(1, day=1)),
            a_gathering("tuesday", start=at(9, day=1), end=at(10, day=1)),
        ],
    )
    after = stand_in(mission, "minister", "deputy", TUESDAY)
    there = {key: people_of_gathering(after, one) for key, one in after.gatherings.items()}
    assert there == {"monday": ("minister",), "ball": ("minister",), "tuesday": ("deputy",)}
    assert itinerary_of(after, "deputy").days[0].day == TUESDAY
    assert after.delegates["minister"].departure == at(0, day=1) + timedelta(hours=1)


@pytest.mark.parametrize("bound", [{"departure": at(11)}, {"arrival": at(17)}])
def test_who_is_not_there_on_the_journey_of_a_day_is_not_in_two_cities(bound: dict[str, datetime]):
    here = [a_city(), a_city("other")]
    some = {
        "cities": here, "venues": [a_venue(), a_venue("abroad", "other")],
        "city_days": [a_city_day(), a_city_day("other")], "legs": [a_leg()],
    }  # fmt: skip
    partly = a_mission(**some, delegates=[a_delegate("stays"), a_delegate("partly", **bound)])
    assert DefectCode.DELEGATE_IN_TWO_CITIES not in {one.code for one in defects_of(partly)}
    assert DefectCode.LEG_MISSING not in {one.code for one in defects_of(partly)}
    where = "other" if "arrival" in bound else "city"
    assert {stay.city_id for stay in stays_of(partly, "partly")} == {where}
    apart = replace(partly, legs={})
    assert DefectCode.DELEGATE_IN_TWO_CITIES in {one.code for one in defects_of(apart)}
