"""Calls: where they are taken, when hosts elsewhere can be called, and what paper and window say of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from scheduler_app.calendar_view.layout import CityDaySpec, TimelineSpec, compose
from scheduler_app.calendar_view.layout.blocks import LaneKind
from scheduler_app.calendar_view.telling import tooltip_text
from scheduler_app.exchange.calendar_files import calendar_of
from scheduler_app.itemmodels.describe import facts_of
from scheduler_app.itemmodels.findings import findings_of
from scheduler_app.mission.defects import DefectCode, defects_of
from scheduler_app.mission.edits.records import delete_records
from scheduler_app.mission.edits.schedule import adopt_schedule, place_request
from scheduler_app.mission.itinerary import EngagementKind, itinerary_of
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from scheduler_app.mission.plan_changes import plan_changes
from scheduler_app.mission.requests import MeetingKind
from scheduler_app.mission.rules import RuleKind
from scheduler_app.planning import Limits, candidates, judge, plan, verdict
from scheduler_app.planning.legal import placed_by_hand
from scheduler_app.wording.online import in_other_cities, met_when
from scheduler_app.wording.reasons import sentence_of_left_out
from scheduler_app.wording.repairs import where_text
from tests.builders import (
    a_city,
    a_city_day,
    a_delegate,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    a_rule,
    a_travel_time,
    a_venue,
    an_interpreter,
    an_official,
    an_organisation,
    at,
    hours,
    slot,
)

ONE = Limits(workers=1, seconds=30)


def a_call(request_id: str = "call", **fields):
    return a_request(request_id, kind=MeetingKind.ONLINE, link="https://example.org/1", **fields)


def _two_houses(call_hours=("10:00", "11:00"), last=("11:00", "12:00")) -> Mission:
    """One host at the ministry from 9 to 10, then a call, then at the hotel, 40 minutes away."""
    return a_mission(
        cities=[a_city(hotel_id="hotel")], venues=[a_venue(), a_venue("hotel")],
        organisations=[an_organisation(one) for one in ("firm", "rival", "ministry")],
        delegates=[a_delegate(), a_delegate("other", organisation_id="rival")],
        travel_times=[a_travel_time("venue", "hotel", 40)],
        meeting_requests=[
            a_request("first", minutes=60, windows=(slot("09:00", "10:00"),)),
            a_call(organisation_id="rival", minutes=60, windows=(slot(*call_hours),)),
            a_request(
                "last", organisation_id="rival", minutes=60, venue_id="hotel",
                windows=(slot(*last),),
            ),
        ],
    )  # fmt: skip


def _planned(mission: Mission):
    return {one.request_id: one for one in plan(mission, limits=ONE).meetings}


def _said(mission: Mission):
    return [one.sentence for one in findings_of(mission).lines if one.is_clash]


def test_a_call_between_two_houses_without_time_for_the_way_is_never_planned():
    assert len(_planned(_two_houses())) == 2
    assert len(_planned(_two_houses(last=("11:00", "12:45")))) == 3


def test_put_there_by_hand_it_is_a_conflict_that_names_the_way():
    mission = _two_houses()
    first, call = a_meeting("first", at(9)), a_meeting("call", at(10), venue_id=None)
    last = a_meeting("last", at(11), venue_id="hotel")
    whole = adopt_schedule(mission, [first, call, last])
    (said,) = _said(whole)
    assert said.startswith("No way in time for Official")
    assert "40 min" in said
    found = verdict(adopt_schedule(mission, [first, last]), "call", at(10), None)
    assert len(found) == 1
    assert verdict(adopt_schedule(mission, [first]), "call", at(10), None) == ()


@pytest.mark.parametrize(("hour", "minute", "leave"), [(10, 0, at(11, 0)), (10, 40, at(10, 0))])
def test_the_way_lies_before_the_call_or_after_it_on_paper_too(hour, minute, leave):
    mission = _two_houses(call_hours=("10:00", "12:00"), last=("11:40", "12:40"))
    mission = replace(
        mission,
        meeting_requests={
            **mission.meeting_requests,
            "first": a_request("first", organisation_id="rival", minutes=60),
        },
    )
    whole = adopt_schedule(mission, [
        a_meeting("first", at(9)), a_meeting("call", at(hour, minute), venue_id=None),
        a_meeting("last", at(11, 40), venue_id="hotel"),
    ])  # fmt: skip
    assert judge(whole).is_sound
    entries = itinerary_of(whole, "other").days[0].entries
    ways = [one.transfer or one.engagement for one in entries]
    onward = [
        one for one in ways if one.kind is EngagementKind.TRANSFER and one.end_venue_id == "hotel"
    ]
    assert [(one.start, one.is_late) for one in onward] == [(leave, False)]


def test_who_is_called_is_told_of_no_way():
    mission = _two_houses(last=("11:00", "12:45"))
    whole = adopt_schedule(mission, plan(mission, limits=ONE).meetings)
    alone = replace(whole, meetings={k: m for k, m in whole.meetings.items() if "call" in k})
    for person in ("official", "other"):
        (entry,) = [
            one
            for one in itinerary_of(alone, person).days[0].entries
            if one.engagement.kind is not EngagementKind.BREAK
        ]
        assert (entry.transfer, entry.place) == (None, None)


def _far(**fields) -> Mission:
    """The firm is in Shanghai on the first day and in Paris on the second; the host is in Berlin."""
    return a_mission(
        days=2,
        cities=[
            a_city(timezone="Asia/Shanghai"), a_city("paris", timezone="Europe/Paris"),
            a_city("berlin", timezone="Europe/Berlin"),
        ],
        city_days=[a_city_day(), a_city_day("paris", 1)],
        legs=[a_leg(to_city_id="paris", departure=at(20), arrival=at(23))],
        officials=[an_official(city_id="berlin", venue_id=None, **fields.pop("host", {}))],
        venues=[], meeting_requests=[a_call(**fields)],
    )  # fmt: skip


@pytest.mark.parametrize(("day", "city"), [(0, "city"), (1, "paris")])
def test_a_host_of_another_city_is_called_by_day_wherever_the_guests_are(day, city):
    """Berlin works from 08:00 to 18:00, which is 15:00 to 01:00 in Shanghai."""
    mission = _far()
    free = candidates(mission, "call")
    by_day = [one.start for one in free if one.start.date() == at(0, day=day).date()]
    first = at(15) if city == "city" else at(8, day=1)
    assert min(by_day) == first
    put = placed_by_hand(mission, "call", first, (None, None))
    assert put.meetings["meeting-of-call"].city_id == city
    assert judge(put).is_sound
    assert findings_of(put).must_fix == 0


def test_stated_hours_of_the_host_hold_and_hours_asked_for_may_be_at_night():
    stated = _far(host={"availability": (slot("10:00", "11:00"),)})
    assert _planned(stated)["call"].start >= at(17)
    night = _far(windows=(slot("09:00", "10:00"),))
    assert _planned(night)["call"].start in (at(9), at(9, 15))
    both = _far(windows=(slot("09:00", "10:00"),), host={"availability": (slot("10:00", "11:00"),)})
    assert _planned(both) == {}


def test_the_other_sides_clock_is_told_to_each_side():
    mission = adopt_schedule(_far(), [a_meeting("call", at(15), venue_id=None, city_id="city")])
    (entry,) = itinerary_of(mission, "delegate").days[0].entries[:1]
    assert in_other_cities(entry.clocks) == "08:00 in Berlin"
    (theirs,) = itinerary_of(mission, "official").days[0].entries
    assert theirs.engagement.start == at(8)
    assert in_other_cities(theirs.clocks) == "15:00 in City"
    meeting = mission.meetings["meeting-of-call"]
    assert met_when(mission, meeting) == "Mon 2 Mar 15:00, 08:00 in Berlin"
    assert met_when(mission, meeting, "official") == "Mon 2 Mar 08:00, 15:00 in City"


def test_an_interpreter_takes_part_from_where_they_are():
    mission = _two_houses(call_hours=("10:15", "11:15"), last=("11:00", "13:00"))
    mission = replace(
        mission,
        officials={"official": an_official(languages=("zh",))},
        delegates={key: replace(one, languages=("en",)) for key, one in mission.delegates.items()},
        interpreters={"interpreter": an_interpreter()},
    )
    planned = _planned(mission)
    assert planned["call"].interpreter_ids == ("interpreter",)
    whole = adopt_schedule(mission, planned.values())
    assert judge(whole).is_sound


def test_a_room_that_is_asked_for_is_where_the_guests_are_and_the_host_is_called_still():
    mission = _two_houses(last=("11:00", "12:00"))
    call = replace(mission.meeting_requests["call"], venue_id="hotel")
    mission = replace(mission, meeting_requests={**mission.meeting_requests, "call": call})
    mission = replace(mission, meeting_requests={
        key: one for key, one in mission.meeting_requests.items() if key != "last"
    })  # fmt: skip
    planned = _planned(mission)
    assert planned["call"].venue_id == "hotel"
    whole = adopt_schedule(mission, planned.values())
    entries = itinerary_of(whole, "official").days[0].entries
    assert [one.transfer for one in entries] == [None, None]
    assert [one.place is None for one in entries] == [False, True]


def test_what_falls_with_a_venue_is_a_meeting_there_not_a_call():
    mission = adopt_schedule(
        _two_houses(last=("11:00", "12:45")),
        [a_meeting("first", at(9)), a_meeting("call", at(10), venue_id=None)],
    )
    after = delete_records(mission, "venues", ["venue"])
    assert set(after.meetings) == {"meeting-of-call"}


def test_a_meeting_that_is_no_call_needs_a_place():
    mission = a_mission(meetings=[a_meeting(venue_id=None)])
    assert not judge(mission).is_sound
    assert _said(mission)[0]
    assert place_request(mission, "request", at(9), "venue").meetings


def test_the_other_sides_clock_stands_in_the_calendar_the_details_and_calendar_files():
    mission = adopt_schedule(_far(), [a_meeting("call", at(15), venue_id=None, city_id="city")])
    board = compose(mission, CityDaySpec(city_id="city", day=at(0).date()))
    lines = {line for block in board.blocks for line in block.face.lines}
    assert {"08:00 in Berlin", "from where everyone is"} <= lines
    (when,) = [lines for head, lines in facts_of(mission, "meetings", "meeting-of-call").groups
               if head == "When"]  # fmt: skip
    assert when[-1] == "08:00 in Berlin"
    file = calendar_of(mission, "delegate", datetime(2026, 3, 1, tzinfo=UTC)).decode()
    assert "DESCRIPTION:Mon 15:00 City\\, Mon 08:00 Berlin" in file
    assert "DTSTART:20260302T070000Z" in file


def test_the_row_of_who_is_called_is_by_their_own_clock():
    mission = adopt_schedule(_far(), [a_meeting("call", at(15), venue_id=None, city_id="city")])
    board = compose(mission, TimelineSpec())
    shown = {board.lanes[one.lane].ref.kind: one for one in board.blocks if one.meeting_id}
    host, guest = shown[LaneKind.OFFICIAL], shown[LaneKind.DELEGATE]
    assert (guest.face.shown_start, host.face.shown_start) == (at(15), at(8))
    assert host.start == at(15)
    assert "15:00 in City" in tooltip_text(mission, host)
    assert "08:00 in Berlin" in tooltip_text(mission, guest)


def test_an_interpreter_of_another_city_can_serve_a_call():
    mission = replace(
        _far(host={"languages": ("zh",)}),
        delegates={"delegate": a_delegate(languages=("en",))},
        interpreters={"interpreter": an_interpreter(city_ids=("paris",))},
    )
    (meeting,) = plan(mission, limits=ONE).meetings
    assert meeting.interpreter_ids == ("interpreter",)
    assert meeting.city_id == "paris"
    assert judge(adopt_schedule(mission, [meeting])).is_sound


def _as_older_versions_planned() -> Mission:
    """The call is taken at the hotel, though no place was asked for it."""
    return adopt_schedule(
        _two_houses(call_hours=("10:45", "11:45"), last=("14:00", "15:00")),
        [a_meeting("first", at(9)), a_meeting("call", at(10, 45), venue_id="hotel")],
    )


def test_a_call_that_an_older_version_put_at_a_place_is_doubted_and_solve_mends_it():
    mission = _as_older_versions_planned()
    (doubt,) = [one for one in defects_of(mission) if one.code is DefectCode.CALL_AT_A_PLACE]
    assert doubt.record == "meeting-of-call"
    assert judge(mission).is_sound
    again = adopt_schedule(mission, _planned(mission).values())
    assert again.meetings["meeting-of-call"].venue_id is None
    assert not [one for one in defects_of(again) if one.code is DefectCode.CALL_AT_A_PLACE]


def test_nobody_on_the_hosts_side_is_sent_to_the_place_of_such_a_call():
    mission = _as_older_versions_planned()
    entries = itinerary_of(mission, "official").days[0].entries
    assert [one.transfer for one in entries] == [None, None]
    file = calendar_of(mission, "official", datetime(2026, 3, 1, tzinfo=UTC)).decode()
    assert "Hotel" not in file
    assert where_text(mission, mission.meetings["meeting-of-call"], "official") == (
        "Mon 2 Mar 10:45, where you are"
    )
    guest = itinerary_of(mission, "other").days[0].entries
    assert [one.place and one.place.venue for one in guest] == ["Hotel"]


def test_that_a_call_is_taken_elsewhere_is_no_news_to_who_is_called():
    mission = _as_older_versions_planned()
    again = adopt_schedule(
        mission, [a_meeting("first", at(9)), a_meeting("call", at(10, 45), venue_id=None)]
    )
    (change,) = plan_changes(mission, again)
    assert change.noticing == ("other",)


NOBODY = Roster(groups=())
A_DAY = {
    "number": {"kind": RuleKind.MOST_A_DAY, "roster": NOBODY, "number": 1},
    "work": {"kind": RuleKind.LONGEST_WORK, "roster": NOBODY, "minutes": 60},
    "length": {"kind": RuleKind.LONGEST_DAY, "roster": NOBODY, "minutes": 120},
}


def _called_from_berlin(rule, **fields) -> Mission:
    """Guests in Tokyo call a host in Berlin twice: Monday 09:00 and Tuesday 07:00 there are Monday 01:00 and
    23:00 in Berlin.
    """
    free = hours("00:00", "23:59")
    first, second = slot("09:00", "10:00"), slot("07:00", "08:00", day=1)
    return a_mission(
        days=2,
        cities=[
            a_city(timezone="Asia/Tokyo", day_hours=free),
            a_city("berlin", timezone="Europe/Berlin", day_hours=free),
        ],
        officials=[an_official(city_id="berlin")],
        meeting_requests=[
            a_call("one", minutes=60, city_id="city", windows=(first,)),
            a_call("two", minutes=60, city_id="city", windows=(second,)),
        ],
        rules=[a_rule(**{**A_DAY[rule], "official_ids": ("official",), **fields})],
    )  # fmt: skip


@pytest.mark.parametrize("rule", A_DAY)
def test_the_day_of_a_called_host_is_that_of_their_own_city(rule):
    mission = _called_from_berlin(rule)
    assert len(_planned(mission)) == 1
    both = adopt_schedule(
        mission,
        [
            a_meeting("one", at(9), venue_id=None, city_id="city"),
            a_meeting("two", at(7, day=1), venue_id=None, city_id="city"),
        ],
    )
    assert [one.source.rule_id for one in judge(both).conflicts] == ["rule"]
    without = replace(mission, rules={})
    assert len(_planned(without)) == 2


@pytest.mark.parametrize("rule", A_DAY)
def test_one_date_of_the_guests_is_two_days_of_a_host_far_away(rule):
    """Monday 06:00 and 15:00 in Tokyo are Sunday 22:00 and Monday 07:00 in Berlin."""
    mission = _called_from_berlin(rule)
    early, late = slot("06:00", "07:00", day=1), slot("15:00", "16:00", day=1)
    one, two = mission.meeting_requests.values()
    asked = {"one": replace(one, windows=(early,)), "two": replace(two, windows=(late,))}
    assert len(_planned(replace(mission, meeting_requests=asked))) == 2


@pytest.mark.parametrize("rule", A_DAY)
def test_why_a_call_waits_names_the_rule_by_the_day_of_the_host(rule):
    mission = adopt_schedule(
        _called_from_berlin(rule), [a_meeting("one", at(9), venue_id=None, city_id="city")]
    )
    assert candidates(mission, "two") == ()
    assert "a rule" in sentence_of_left_out(mission, judge(mission).unplaced["two"])
