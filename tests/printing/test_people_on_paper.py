"""What paper says of states, interpreters, vehicles and the order of entering."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scheduler_app.mission.engagements import GatheringKind
from scheduler_app.mission.people import OrganisationKind, Roster
from scheduler_app.mission.requests import MeetingState
from scheduler_app.printing.choices import (
    day_sheet_choices,
    interpreter_choices,
    itinerary_choices,
    run_sheet_choices,
    sources_of,
)
from scheduler_app.printing.output import to_pdf
from tests.builders import (
    a_city,
    a_delegate,
    a_gathering,
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
)
from tests.printing.reading import packed, text_of_pages

SHOWN = tuple(one for one in MeetingState if one is not MeetingState.CANCELLED)
TOWN = {
    "cities": [a_city(hotel_id="hotel")], "venues": [a_venue(), a_venue("hotel")],
    "travel_times": [a_travel_time("hotel", "venue", 20)],
}  # fmt: skip


def _text(mission, choices, options, tmp_path):
    path = tmp_path / "paper.pdf"
    to_pdf(path, sources_of(mission, choices), options())
    return "".join(text_of_pages(path))


def _all_states():
    agreed = {"state_by": "Ms Li", "state_on": date(2026, 2, 20)}
    return a_mission(
        meeting_requests=[
            a_request(state.value, title=f"A {number}", state=state, **agreed)
            for number, state in enumerate(SHOWN)
        ],
        meetings=[a_meeting(state.value, at(9 + n)) for n, state in enumerate(SHOWN)],
    )


def test_each_state_has_its_words_with_its_day_but_not_who_said_so(options, tmp_path):
    mission = _all_states()
    for choices in (itinerary_choices(mission), day_sheet_choices(mission)):
        text = _text(mission, choices, options, tmp_path)
        for words in (
            "Idea, 20 Feb · not asked yet", "Requested, 20 Feb · to be confirmed",
            "Times offered, 20 Feb · to be confirmed", "Confirmed, 20 Feb",
            "Held, 20 Feb",
        ):  # fmt: skip
            assert text.count(packed(words)) == 1, words


def test_in_the_grid_a_word_tells_what_is_not_just_requested(options, tmp_path):
    mission = _all_states()
    asked = [replace(one, minutes=45) for one in mission.meeting_requests.values()]
    held = [
        replace(one, room_id="hall", table=n)
        for n, one in enumerate(mission.meetings.values(), start=1)
    ]
    mission = replace(
        mission, rooms={"hall": a_room("hall", tables=5)},
        meetings={one.id: one for one in held},
        meeting_requests={one.id: one for one in asked},
    )  # fmt: skip
    text = _text(mission, day_sheet_choices(mission), options, tmp_path)
    for word in ("· idea", "· times offered", "· confirmed", "· held"):
        assert text.count(packed(word)) == 1, word
    assert packed("Where nothing is said of it, a meeting is requested.") in text


def test_where_all_is_requested_no_state_is_said(options, tmp_path):
    mission = a_mission(meetings=[a_meeting()])
    for choices in (itinerary_choices(mission), day_sheet_choices(mission)):
        text = _text(mission, choices, options, tmp_path)
        assert "equested" not in text
        assert "onfirmed" not in text


def test_the_interpreter_stands_with_the_meeting_and_has_a_run_sheet(options, tmp_path):
    mission = a_mission(
        interpreters=[an_interpreter(name="Voice")],
        meetings=[a_meeting(interpreter_ids=("interpreter",))],
    )
    mine = _text(mission, itinerary_choices(mission), options, tmp_path)
    assert packed("Interpreting: Voice") in mine
    theirs = _text(mission, interpreter_choices(mission), options, tmp_path)
    assert packed("Be there from 08:30") in theirs
    assert packed("Firm – Ministry") in theirs
    sheet = _text(mission, day_sheet_choices(mission), options, tmp_path)
    assert packed("Interpreting: Voice") in sheet


def test_the_interpreter_of_a_gathering_stands_on_its_sheets(options, tmp_path):
    mission = a_mission(
        interpreters=[an_interpreter(name="Voice")],
        gatherings=[a_gathering(official_ids=("official",), interpreter_ids=("interpreter",))],
    )
    mine = _text(mission, itinerary_choices(mission), options, tmp_path)
    assert packed("Interpreting: Voice") in mine
    theirs = _text(mission, interpreter_choices(mission), options, tmp_path)
    assert packed("Be there from 08:30") in theirs
    assert packed("Gathering") in theirs
    sheet = _text(mission, day_sheet_choices(mission), options, tmp_path)
    assert packed("Interpreting: Voice") in sheet


def test_a_drivers_sheet_says_from_where_to_where_and_who(options, tmp_path):
    vehicle = a_vehicle(
        name="Car 2", driver="Driver 1", phone="+86 10", plate="A 7", order=2, roster=Roster()
    )
    mission = a_mission(**TOWN, meetings=[a_meeting()], vehicles=[vehicle])
    text = _text(mission, run_sheet_choices(mission), options, tmp_path)
    for words in (
        "Car 2", "Driver 1, +86 10", "plate A 7", "number 2 in the motorcade", "From Hotel",
        "To Venue", "08:40", "1 passenger",
    ):  # fmt: skip
        assert packed(words) in text, words
    mine = _text(mission, itinerary_choices(mission), options, tmp_path)
    assert packed("Leave for Venue · Car 2") in mine
    assert packed("Back to Hotel · Car 2") in mine


def test_a_vehicle_without_rides_says_so(options, tmp_path):
    mission = a_mission(vehicles=[a_vehicle()])
    assert packed("No rides are planned.") in _text(
        mission, run_sheet_choices(mission), options, tmp_path
    )


def _audience(**tables):
    roster = Roster(groups=(), delegate_ids=tuple(one.id for one in tables["delegates"]))
    hosts = tuple(one.id for one in tables.get("officials", ()))
    held = a_gathering(kind=GatheringKind.AUDIENCE, roster=roster, official_ids=hosts)
    return a_mission(meeting_requests=[], gatherings=[held], **tables)


def test_an_audience_is_numbered_by_rank_with_firms_and_the_hosts_facing(options, tmp_path):
    mission = _audience(
        delegates=[
            a_delegate("low", title="Senior executive", rank=8, organisation_id="other"),
            a_delegate("high", title="Senior executive", rank=2),
            a_delegate("chief", name="Chief Lee", title="Secretary", is_principal=True, rank=4),
        ],
        organisations=[
            an_organisation("firm", name="First Firm"), an_organisation("other", name="Other Firm"),
            an_organisation("ministry", name="Ministry", kind=OrganisationKind.GOVERNMENT),
        ],
        officials=[
            an_official("second", title="Vice Minister", rank=3),
            an_official("first", name="Min Wu", title="Minister", rank=1),
        ],
    )  # fmt: skip
    text = _text(mission, day_sheet_choices(mission), options, tmp_path)
    order = [
        "1Chief Lee, Secretary, First Firm · principal, rank 4", "1Min Wu, Minister, Ministry · rank 1",
        "2Senior executive, First Firm · rank 2", "2Vice Minister, Ministry · rank 3",
        "3Senior executive, Other Firm · rank 8",
    ]  # fmt: skip
    found = [text.find(packed(one)) for one in order]
    assert -1 not in found
    assert found == sorted(found)


def test_a_long_order_of_rank_goes_on_overleaf(options, tmp_path):
    many = [a_delegate(f"d{n}", name=f"Guest {n:02}", rank=n) for n in range(1, 41)]
    mission = _audience(delegates=many)
    path = tmp_path / "paper.pdf"
    to_pdf(path, sources_of(mission, day_sheet_choices(mission)), options(text_size=14.0))
    pages = text_of_pages(path)
    assert "40Guest40" in pages[-1]
    assert all("rank" in one for one in pages)
