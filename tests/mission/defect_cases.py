"""For each kind of doubtful data a mission that has it and no other, and what is said of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from scheduler_app.mission.defects import DefectCode
from scheduler_app.mission.engagements import GatheringKind
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from scheduler_app.mission.places import Break, CityDay, Fair, OpeningHours
from scheduler_app.mission.requests import MeetingKind, MeetingState
from tests.builders import (
    DAY,
    a_city,
    a_city_day,
    a_delegate,
    a_gathering,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    a_room,
    a_travel_time,
    a_vehicle,
    a_venue,
    an_interpreter,
    an_official,
    an_organisation,
    at,
    hours,
    slot,
)
from tests.mission.asked_cases import ASKED
from tests.mission.coming_cases import COMING_CASES

TWO_CITIES: dict[str, Any] = {"cities": [a_city(), a_city("other")]}
THREE_VENUES: dict[str, Any] = {
    "venues": [a_venue(), a_venue("b"), a_venue("c"), a_venue("abroad", "other")], **TWO_CITIES
}  # fmt: skip
NOBODY = Roster(groups=())
STRANGERS: dict[str, Any] = {
    "delegates": [a_delegate(languages=("en",))], "officials": [an_official(languages=("zh",))],
}  # fmt: skip


def _on_the_day_of_clocks(day: str) -> dict[str, Any]:
    """Something at 02:30 of a day on which the clocks of Berlin are changed."""
    night = datetime.fromisoformat(f"{day}T02:30")
    return {
        "start": night.date(), "end": night.date(), "cities": [a_city(timezone="Europe/Berlin")],
        "city_days": [CityDay(id="day", city_id="city", day=night.date())],
        "gatherings": [a_gathering("night", start=night, end=night.replace(hour=5))],
    }  # fmt: skip


def _ways(*ways: object) -> Mission:
    return a_mission(**THREE_VENUES, travel_times=ways)


CASES: dict[DefectCode, tuple[Mission, str]] = {
    **COMING_CASES,
    DefectCode.ROOM_IN_OTHER_VENUE: (
        a_mission(
            venues=[a_venue(), a_venue("palace")],
            rooms=[a_room("hall", "palace", for_requests=False)],
            meetings=[a_meeting(room_id="hall")],
        ),
        "Firm – Ministry is planned in Venue, but its room Hall is in Palace.",
    ),
    DefectCode.MISSION_WITHOUT_CITY_DAYS: (
        a_mission(city_days=[]),
        (
            "No city days yet: say who works in which city on which day,"
            " so that meetings can be planned."
        ),
    ),
    DefectCode.DAY_WITHOUT_CITY: (
        a_mission(days=2, city_days=[a_city_day()]),
        "Tue 3 Mar has no city: nobody is planned anywhere.",
    ),
    DefectCode.CITY_WITHOUT_VENUES: (
        a_mission(**TWO_CITIES, days=2, city_days=[a_city_day(), a_city_day("other", 1)]),
        "Other has no venues, so nothing can take place there.",
    ),
    DefectCode.CITY_WITHOUT_ZONE: (
        a_mission(cities=[a_city(timezone="UTC")]),
        "City has no time zone of its own: all times there are taken for UTC. Choose one.",
    ),
    DefectCode.TIME_SKIPPED: (
        a_mission(**_on_the_day_of_clocks("2026-03-29")),
        "Night: there is no 02:30 in City on Sun 29 Mar; summer time skips it.",
    ),
    DefectCode.TIME_TWICE: (
        a_mission(**_on_the_day_of_clocks("2026-10-25")),
        (
            "Night: 02:30 comes twice in City on Sun 25 Oct, when summer time ends;"
            " the first is meant."
        ),
    ),
    DefectCode.CITY_DAY_OUTSIDE: (
        a_mission(city_days=[a_city_day(), a_city_day(day=9)]),
        "City on Wed 11 Mar lies outside the mission's dates.",
    ),
    DefectCode.VENUE_ELSEWHERE: (
        a_mission(**THREE_VENUES, gatherings=[a_gathering(venue_id="abroad")]),
        "Gathering is in City, but Abroad is in Other.",
    ),
    DefectCode.ROOM_ON_NO_DAY: (
        a_mission(rooms=[a_room(availability=(slot("09:00", "10:00", day=9),))]),
        "Room may be used on no day of the mission.",
    ),
    DefectCode.WAY_CONTRADICTS: (
        _ways(a_travel_time("venue", "b", 10), a_travel_time("b", "venue", 120)),
        "From B to Venue takes 120 min, but the way back 10 min.",
    ),
    DefectCode.WAY_PEAK_SHORTER: (
        _ways(a_travel_time("venue", "b", 40, 30)),
        "From Venue to B takes 30 min in the peak, less than the 40 min outside it.",
    ),
    DefectCode.WAY_DETOUR_SHORTER: (
        _ways(
            a_travel_time("venue", "b", 10),
            a_travel_time("b", "c", 10),
            a_travel_time("venue", "c", 90),
        ),
        "From Venue to C takes 90 min, but only 20 min by way of B.",
    ),
    DefectCode.WAY_TWICE: (
        _ways(
            a_travel_time("venue", "b", 10),
            a_travel_time("venue", "b", 12).__class__(
                id="again", from_venue_id="venue", to_venue_id="b", minutes=12, peak_minutes=12
            ),
        ),
        "From Venue to B is entered twice, with 10 and 12 min; the last one counts.",
    ),
    DefectCode.WAY_BETWEEN_CITIES: (
        _ways(a_travel_time("venue", "abroad", 10)),
        "Venue and Abroad lie in different cities; a leg joins those, not a travel time.",
    ),
    DefectCode.FIRM_WITHOUT_TRAVELLERS: (
        a_mission(organisations=[*a_mission().organisations.values(), an_organisation("absent")]),
        "Nobody of Absent travels.",
    ),
    DefectCode.DELEGATE_NOWHERE: (
        a_mission(
            delegates=[a_delegate(), a_delegate("lost")],
            city_days=[a_city_day(roster=Roster(groups=(), delegate_ids=("delegate",)))],
        ),
        "Lost (Firm) travels, but is in no city on any day.",
    ),
    DefectCode.DELEGATE_IN_TWO_CITIES: (
        a_mission(**THREE_VENUES, city_days=[a_city_day(), a_city_day("other")]),
        "Delegate (Firm) is in City and in Other on Mon 2 Mar, and no leg joins them.",
    ),
    DefectCode.OFFICIAL_ON_NO_DAY: (
        a_mission(officials=[an_official(availability=(slot("09:00", "10:00", day=5),))]),
        "Official (Ministry) is available on no day on which the mission is in City.",
    ),
    DefectCode.OFFICIAL_CITY_NOT_VISITED: (
        a_mission(
            **THREE_VENUES,
            officials=[an_official(), an_official("far", city_id="other", venue_id="abroad")],
        ),
        "Far (Ministry) receives in Other, where the mission does not go.",
    ),
    DefectCode.LEG_WITHOUT_RIDERS: (
        a_mission(**TWO_CITIES, legs=[a_leg(roster=NOBODY)]),
        "Nobody rides Leg.",
    ),
    DefectCode.LEG_MISSING: (
        a_mission(**THREE_VENUES, days=2, city_days=[a_city_day(), a_city_day("other", 1)]),
        "No leg takes Delegate (Firm) from City to Other between Mon 2 Mar and Tue 3 Mar.",
    ),
    DefectCode.LEG_RIDERS_ELSEWHERE: (
        a_mission(**TWO_CITIES, legs=[a_leg(), a_leg("again", departure=at(20), arrival=at(22))]),
        "Again leaves from City, but Delegate (Firm) last went to Other.",
    ),
    DefectCode.LEG_LANDS_BEFORE_LEAVING: (
        a_mission(**TWO_CITIES, legs=[a_leg(arrival=at(13))]),
        "Leg arrives before it leaves, even with the clocks of both cities.",
    ),
    DefectCode.LEG_OUTSIDE: (
        a_mission(**TWO_CITIES, legs=[a_leg(departure=at(14, day=9), arrival=at(16, day=9))]),
        "Leg lies outside the mission's dates.",
    ),
    DefectCode.GATHERING_WITHOUT_PEOPLE: (
        a_mission(gatherings=[a_gathering(roster=NOBODY)]),
        "Nobody is to come to Gathering.",
    ),
    DefectCode.GATHERING_WITHOUT_PLACE: (
        a_mission(gatherings=[a_gathering(venue_id=None)]),
        "Gathering on Mon 2 Mar has no place yet.",
    ),
    DefectCode.GATHERING_OUTSIDE: (
        a_mission(gatherings=[a_gathering(start=at(9, day=9), end=at(10, day=9))]),
        "Gathering on Wed 11 Mar lies outside the mission's dates.",
    ),
    DefectCode.GATHERING_PEOPLE_ELSEWHERE: (
        a_mission(**THREE_VENUES, gatherings=[a_gathering(city_id="other", venue_id="abroad")]),
        "Gathering is in Other on Mon 2 Mar, but not there that day: Delegate (Firm).",
    ),
    DefectCode.GATHERING_CLOSED: (
        a_mission(
            venues=[a_venue(opening_hours=(OpeningHours(hours=hours("10:00", "18:00")),))],
            gatherings=[a_gathering()],
        ),
        "Gathering on Mon 2 Mar is at a time when its venue is not open.",
    ),
    DefectCode.GATHERING_TOO_MANY: (
        a_mission(
            rooms=[a_room(seats=1)],
            gatherings=[a_gathering(room_id="room", official_ids=("official",))],
        ),
        "2 people come to Gathering, but Room seats 1.",
    ),
    DefectCode.GATHERINGS_SHARE_ROOM: (
        a_mission(
            rooms=[a_room()],
            gatherings=[a_gathering(room_id="room"), a_gathering("second", room_id="room")],
        ),
        "Second on Mon 2 Mar is in Room at the same time as Gathering.",
    ),
    DefectCode.REQUEST_LONG_FOR_ONE: (
        a_mission(
            **STRANGERS,
            interpreters=[an_interpreter()],
            meeting_requests=[a_request(minutes=180)],
        ),
        "Firm – Ministry: 3 h are too long for one interpreter alone; ask for two, who take turns.",
    ),
    DefectCode.INTERPRETERS_NONE_YET: (
        a_mission(
            **STRANGERS,
            meeting_requests=[
                a_request(),
                a_request("more", title="More"),
                a_request("off", title="Off", state=MeetingState.CANCELLED),
            ],
        ),
        "No interpreter yet: in 2 requests the two sides have no language in common.",
    ),
    DefectCode.MEETING_UNINTERPRETED: (
        a_mission(**STRANGERS, interpreters=[an_interpreter()], meetings=[a_meeting()]),
        "Firm – Ministry lacks an interpreter.",
    ),
    DefectCode.MEETING_MISINTERPRETED: (
        a_mission(
            **STRANGERS,
            interpreters=[an_interpreter(), an_interpreter("stranger", languages=("fr",))],
            meetings=[a_meeting(interpreter_ids=("stranger",))],
        ),
        (
            "Stranger cannot interpret at Firm – Ministry:"
            " another language, another city, or another firm."
        ),
    ),
    DefectCode.OFFICIAL_OVERASKED: (
        a_mission(
            officials=[an_official(availability=(slot("14:00", "15:00"),))],
            meeting_requests=[a_request(), a_request("more", title="More")],
        ),
        "Official (Ministry) has 1 h for meetings, but is asked for 1 h 30 min, in 2 requests.",
    ),
    DefectCode.GATHERING_OVER_CAP: (
        a_mission(delegates=[a_delegate(), a_delegate("second")], gatherings=[a_gathering(cap=1)]),
        "Gathering on Mon 2 Mar: 2 delegates are to come, but there is room for 1.",
    ),
    DefectCode.GATHERING_OVER_BREAK: (
        a_mission(
            cities=[a_city(breaks=(Break(title="Lunch", hours=hours("12:00", "13:00")),))],
            gatherings=[
                a_gathering(start=at(12, 15), end=at(13)),
                a_gathering("banquet", start=at(12), end=at(13), kind=GatheringKind.MEAL),
            ],
        ),
        ("Gathering on Mon 2 Mar leaves no time for Lunch. If people eat there, its kind is Meal."),
    ),
    DefectCode.RANK_TOO_LOW: (
        a_mission(officials=[an_official(least_rank=3)], delegates=[a_delegate(rank=4)]),
        (
            "Firm – Ministry: nobody of the other side has rank 3 or higher,"
            " as Official (Ministry) should meet."
        ),
    ),
    DefectCode.CITY_HAS_FAIR: (
        a_mission(
            cities=[a_city(fairs=(Fair(title="Book fair", first=DAY, last=date(2026, 3, 9)),))]
        ),
        "Book fair is on in City from Mon 2 Mar to Mon 9 Mar: hotels and halls are full.",
    ),
    DefectCode.CITY_TOO_FEW_FIRMS: (
        a_mission(cities=[a_city(least_firms=5)]),
        "City is to take place with 5 firms or more; 1 go there.",
    ),
    DefectCode.INTERPRETER_NOWHERE: (
        a_mission(interpreters=[an_interpreter(city_ids=())]),
        "Interpreter works in no city on any day of the mission.",
    ),
    DefectCode.MEETING_LONG_FOR_ONE: (
        a_mission(
            delegates=[a_delegate(languages=("en",))],
            officials=[an_official(languages=("zh",))],
            interpreters=[an_interpreter()],
            meeting_requests=[a_request(minutes=120)],
            meetings=[a_meeting(interpreter_ids=("interpreter",))],
        ),
        "Firm – Ministry: Interpreter interprets 120 min alone; two should take turns.",
    ),
    DefectCode.CALL_AT_A_PLACE: (
        a_mission(
            meeting_requests=[a_request(kind=MeetingKind.ONLINE, link="https://example.org/1")],
            meetings=[a_meeting()],
        ),
        (
            "Firm – Ministry is a call for which no place is asked, but the plan sends its guests to Venue"
            " for it. Move… to “from where everyone is” lets them take it where they are, and Solve does so"
            " unless it is pinned or confirmed; if they are to be there, ask for Venue in the request."
        ),
    ),
    DefectCode.VEHICLE_TWO_WAYS: (
        a_mission(
            organisations=[an_organisation(one) for one in ("firm", "rival", "ministry")],
            cities=[a_city(hotel_id="hotel")],
            venues=[a_venue(), a_venue("hotel"), a_venue("far")],
            travel_times=[a_travel_time("hotel", "venue", 30), a_travel_time("hotel", "far", 30)],
            delegates=[a_delegate(), a_delegate("other", organisation_id="rival")],
            officials=[an_official(), an_official("second", venue_id="far")],
            vehicles=[a_vehicle(roster=Roster())],
            meeting_requests=[
                a_request(),
                a_request("more", organisation_id="rival", official_ids=("second",)),
            ],
            meetings=[a_meeting(), a_meeting("more", at(9, 15), venue_id="far")],
        ),
        "Car is wanted on two ways at once, or before it can be there (2×), first on Mon 2 Mar at 08:45 to Far.",
    ),
    DefectCode.VEHICLE_TOO_FULL: (
        a_mission(
            delegates=[a_delegate(), a_delegate("second")],
            vehicles=[a_vehicle(seats=1, roster=Roster())],
        ),
        "Car seats 1; on Mon 2 Mar at 08:00, 2 people are to ride in it.",
    ),
    DefectCode.VEHICLE_SHARED: (
        a_mission(vehicles=[a_vehicle(roster=Roster()), a_vehicle("van", roster=Roster())]),
        "Delegate (Firm): to ride in Car and in Van.",
    ),
    DefectCode.VEHICLE_ORDER_TWICE: (
        a_mission(vehicles=[a_vehicle(order=2), a_vehicle("van", order=2)]),
        "Van and Car are both number 2 in the motorcade.",
    ),
    **ASKED,
}
