"""Why a request waits: each kind of change is found where it alone helps, done, and sound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from scheduler_app.exchange.samples import load_sample
from scheduler_app.mission.edits.merging import merged
from scheduler_app.mission.edits.records import set_field
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import Answer, Interpreting, MeetingState, Priority, Session
from scheduler_app.mission.rules import RuleKind
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.planning.judge import judge
from scheduler_app.planning.mends import Mend, MendKind, mends_of
from scheduler_app.planning.staffing import staffing
from scheduler_app.settings import resource
from scheduler_app.wording.mends import mend_sentence, no_mend
from scheduler_app.wording.staffing import staffing_sentence
from tests.builders import (
    a_city,
    a_delegate,
    a_gathering,
    a_meeting,
    a_mission,
    a_request,
    a_room,
    a_rule,
    a_vehicle,
    a_venue,
    an_interpreter,
    an_official,
    an_organisation,
    at,
    hours,
    slot,
)

HOUR = slot("09:00", "10:00")


def _firms(**fields: object) -> Mission:
    """Two firms and one official; the first firm's meeting stands, the second firm's waits."""
    given: dict[str, object] = {
        "organisations": [an_organisation(one) for one in ("firm", "rival", "ministry")],
        "delegates": [a_delegate(), a_delegate("other", organisation_id="rival")],
        "meeting_requests": [a_request("one"), a_request("two", organisation_id="rival")],
        "meetings": [a_meeting("one", at(9))],
    }
    return a_mission(**{**given, **fields})


def _languages(asked: Mapping[str, Any] = MappingProxyType({}), **fields: object) -> Mission:
    """The same where everyone needs the one interpreter, who stays with the first firm."""
    return _firms(
        delegates=[
            a_delegate(languages=("en",)),
            a_delegate("other", organisation_id="rival", languages=("en",)),
        ],
        officials=[
            an_official(languages=("zh",), availability=(slot("09:00", "09:45"),)),
            an_official("second", languages=("zh",), availability=(slot("10:00", "10:45"),)),
        ],
        meeting_requests=[
            a_request("one"),
            a_request("two", organisation_id="rival", official_ids=("second",), **asked),
        ],
        meetings=[a_meeting("one", at(9), interpreter_ids=("interpreter",))],
        **fields,
    )


CASES: dict[MendKind, tuple[Mission, str]] = {
    MendKind.PLACE: (_firms(), "There is room for it: Mon 2 Mar 08:00, Venue."),
    MendKind.MOVE: (
        _firms(
            officials=[an_official(availability=(slot("09:00", "10:30"),))],
            meeting_requests=[
                a_request("one"),
                a_request("two", organisation_id="rival", windows=(slot("09:00", "09:45"),)),
            ],
        ),
        "Move “Firm – Ministry” to Mon 2 Mar 09:45: then it can be Mon 2 Mar 09:00, Venue.",
    ),
    MendKind.SHARE: (
        _languages(interpreters=[an_interpreter(follows_id="firm")]),
        "Let Interpreter serve other firms too: then it can be Mon 2 Mar 10:00, Venue.",
    ),
    MendKind.OTHER_VEHICLE: (
        _firms(
            vehicles=[
                a_vehicle(away=(slot("00:00", "12:00"),)), a_vehicle("bus", seats=40),
                a_vehicle("van", seats=6), a_vehicle("there", city_id="other", seats=1),
            ],
            cities=[a_city(), a_city("other")],
            meetings=[],
            meeting_requests=[
                a_request(
                    "two", organisation_id="rival", vehicle_id="car",
                    windows=(slot("09:00", "10:00"),),
                )
            ],
        ),
        "Ride in Van: then it can be Mon 2 Mar 09:00, Venue.",
    ),
    MendKind.OTHER_ROOM: (
        _firms(
            rooms=[a_room(seats=1), a_room("hall", for_requests=False)],
            meetings=[],
            meeting_requests=[a_request("two", organisation_id="rival", room_id="room")],
        ),
        "Take another room: then it can be Mon 2 Mar 08:00, Venue, Hall.",
    ),
    MendKind.OTHER_HOURS: (
        _firms(
            cities=[a_city(day_hours=hours("13:00", "18:00"))],
            meetings=[],
            meeting_requests=[
                a_request("two", organisation_id="rival", session=Session.MORNING)
            ],
        ),
        "Allow other hours than those asked for: then it can be Mon 2 Mar 13:00, Venue.",
    ),
    MendKind.SHORTER: (
        _firms(officials=[an_official(availability=(slot("09:00", "10:15"),))]),
        "Shorten it to 30 min: then it can be Mon 2 Mar 09:45, Venue.",
    ),
    MendKind.FEWER: (
        _firms(
            delegates=[
                a_delegate(),
                a_delegate("other", organisation_id="rival"),
                a_delegate("aide", organisation_id="rival", name="Aide", departure=at(8, 30)),
            ],
            officials=[an_official(availability=(slot("10:00", "10:45"),))],
            meetings=[],
            meeting_requests=[a_request("two", organisation_id="rival")],
        ),
        "Let Aide stay away: then it can be Mon 2 Mar 10:00, Venue.",
    ),
    MendKind.SOFTEN: (
        _firms(
            meetings=[],
            meeting_requests=[a_request("two", organisation_id="rival")],
            rules=[
                a_rule(
                    kind=RuleKind.DO_NOT_MEET, organisation_ids=("rival", "ministry"),
                )
            ],
        ),
        ("Let this be a rule that only should be kept: Rival and Ministry do not meet:"
        " then it can be Mon 2 Mar 08:00, Venue."),
    ),
    MendKind.INSTEAD: (
        _firms(officials=[an_official(availability=(slot("09:00", "09:45"),))]),
        "Leave out “Firm – Ministry”: then it can be Mon 2 Mar 09:00, Venue.",
    ),
    MendKind.OFFICIAL_HOURS: (
        _firms(officials=[an_official(availability=(slot("09:00", "09:45"),))]),
        ("Ask whether Official (Ministry) can be met at another time:"
        " then it can be Mon 2 Mar 08:00, Venue."),
    ),
    MendKind.ONE_INTERPRETER: (
        _languages(
            interpreters=[an_interpreter(), an_interpreter("partner", departure=at(9, 50))],
            asked={"interpreting": Interpreting.TWO},
        ),
        "Have Interpreter interpret alone instead of two: then it can be Mon 2 Mar 10:00, Venue.",
    ),
    MendKind.ASK_AGAIN: (
        _firms(
            meeting_requests=[
                a_request("one"),
                a_request("two", organisation_id="rival", state=MeetingState.CANCELLED),
            ]
        ),
        "Ask for it again: then it can be Mon 2 Mar 08:00, Venue.",
    ),
    MendKind.HIRE: (
        _languages(interpreters=[an_interpreter(arrival=at(8), departure=at(9, 50))]),
        "Hire one more interpreter: then it can be Mon 2 Mar 10:00, Venue.",
    ),
}  # fmt: skip


def _mends(mission: Mission) -> dict[MendKind, Mend]:
    return {one.kind: one for one in mends_of(mission, "two", "Interpreter to be hired")}


def test_no_kind_of_mend_lacks_its_case() -> None:
    assert set(CASES) == set(MendKind)


@pytest.mark.parametrize("kind", MendKind)
def test_what_helps_is_found_said_and_sound(kind) -> None:
    mission, said = CASES[kind]
    mend = _mends(mission)[kind]
    assert mend_sentence(mend.after, mend) == said
    placed = mend.after.meetings[meeting_id_of("two")]
    assert (placed.start, placed.venue_id, placed.room_id) == (
        mend.start, mend.venue_id, mend.room_id,
    )  # fmt: skip
    assert judge(mend.after).conflicts == ()
    assert judge(mission).conflicts == ()


def test_what_matters_more_never_leaves_and_what_is_confirmed_never_moves() -> None:
    mission, _ = CASES[MendKind.INSTEAD]
    more = set_field(mission, "meeting_requests", "one", "priority", Priority.HIGH)
    assert MendKind.INSTEAD not in _mends(more)
    mission, _ = CASES[MendKind.MOVE]
    fixed = set_field(mission, "meeting_requests", "one", "state", MeetingState.CONFIRMED)
    assert MendKind.MOVE not in _mends(fixed)


def test_a_pair_of_which_one_is_there_is_mended_by_one_more_or_by_one_alone() -> None:
    pair, _ = CASES[MendKind.ONE_INTERPRETER]
    only = {"interpreter": pair.interpreters["interpreter"]}
    said = [
        mend_sentence(one.after, one) for one in _mends(replace(pair, interpreters=only)).values()
    ]
    assert said == [
        "Have Interpreter interpret alone instead of two: then it can be Mon 2 Mar 10:00, Venue.",
        "Hire one more interpreter: then it can be Mon 2 Mar 10:00, Venue.",
    ]
    nobody = _mends(replace(pair, interpreters={}, meetings={}))[MendKind.HIRE]
    assert mend_sentence(nobody.after, nobody).startswith("Hire 2 more interpreters: ")
    assert len(nobody.after.meetings[meeting_id_of("two")].interpreter_ids) == 2
    found = staffing(pair, "New")
    assert staffing_sentence(pair, found) == (
        "With 1 more interpreter in City, 1 more request could be met."
    )


def test_an_interpreter_whose_day_is_used_up_is_helped_by_one_more() -> None:
    mission = _languages(interpreters=[an_interpreter(most_minutes=60)])
    said = [mend_sentence(one.after, one) for one in _mends(mission).values()]
    assert "Hire one more interpreter: then it can be Mon 2 Mar 10:00, Venue." in said
    assert not any(one.startswith("There is room") for one in said)
    assert staffing_sentence(mission, staffing(mission, "New")) == (
        "With 1 more interpreter in City, 1 more request could be met."
    )


def test_what_is_declined_is_asked_for_again_and_what_waits_for_an_answer_waits() -> None:
    mission, _ = CASES[MendKind.ASK_AGAIN]
    declined = replace(
        mission,
        meeting_requests={
            "two": a_request("two", organisation_id="rival", hosts_accept=Answer.NO),
        },
        meetings={},
    )
    (mend,) = _mends(declined).values()
    assert mend.kind is MendKind.ASK_AGAIN
    assert mend.after.meeting_requests["two"].hosts_accept is Answer.OPEN
    waiting = replace(
        declined,
        meeting_requests={"two": a_request("two", organisation_id="rival")},
        only_accepted=True,
    )
    assert _mends(waiting) == {}
    assert no_mend(waiting, "two") == "It can be planned as soon as it is accepted."


def test_nothing_is_advised_that_was_not_tried() -> None:
    room = a_room(seats=1)
    mission = _firms(
        rooms=[room], meetings=[], meeting_requests=[a_request("two", organisation_id="rival")]
    )
    assert _mends(mission) == {}
    assert no_mend(mission, "two") == "No single change was found that makes room for it."


def test_as_many_stay_away_as_there_are_seats_too_few() -> None:
    names = ("other", "aide", "clerk", "driver")
    mission = _firms(
        rooms=[a_room(seats=3)],
        delegates=[
            a_delegate(one, organisation_id="rival", name=one.title(), rank=n + 1)
            for n, one in enumerate(names)
        ],
        meetings=[],
        meeting_requests=[a_request("two", organisation_id="rival")],
    )
    (mend,) = _mends(mission).values()
    assert mend_sentence(mend.after, mend) == (
        "Let Driver and Clerk stay away: then it can be Mon 2 Mar 08:00, Venue, Room."
    )


def test_the_search_ends_when_asked() -> None:
    mission, _ = CASES[MendKind.HIRE]
    assert list(mends_of(mission, "two", "New", lambda: True)) == []


def test_every_mend_of_the_sample_is_sound() -> None:
    sample = load_sample(resource("samples"), "smart-cities-2015")
    waiting = list(judge(sample).unplaced)[:2]
    found = [mend for one in waiting for mend in mends_of(sample, one, "New")]
    assert len(found) >= len(waiting)
    for mend in found:
        assert judge(mend.after).conflicts == ()
        assert meeting_id_of(mend.request_id) in mend.after.meetings


def test_how_many_interpreters_are_missing_and_where() -> None:
    mission, _ = CASES[MendKind.HIRE]
    found = staffing(mission, "New")
    assert staffing_sentence(mission, found) == (
        "With 1 more interpreter in City, 1 more request could be met."
    )
    assert judge(found.after).conflicts == ()
    plain, _ = CASES[MendKind.INSTEAD]
    nobody = staffing(plain, "New")
    assert (nobody.hired, nobody.after) == ({}, plain)
    assert (
        staffing_sentence(plain, nobody) == "More interpreters would let no further request be met."
    )


def test_what_was_changed_meanwhile_is_kept_or_refused_by_name() -> None:
    mission, _ = CASES[MendKind.MOVE]
    mend = _mends(mission)[MendKind.MOVE]
    noted = set_field(mission, "delegates", "delegate", "note", "Vegetarian")
    both = merged(mission, mend.after, noted)
    assert both.delegates["delegate"].note == "Vegetarian"
    assert both.meetings == mend.after.meetings
    meetings = {**mission.meetings}
    meetings[meeting_id_of("one")] = replace(meetings[meeting_id_of("one")], start=at(9, 15))
    with pytest.raises(MissionError) as error:
        merged(mission, mend.after, replace(mission, meetings=meetings))
    assert (error.value.fault, error.value.record) == (Fault.CHANGED, meeting_id_of("one"))
    busy = replace(mission, gatherings={"gathering": a_gathering()}, venues={"venue": a_venue()})
    assert merged(mission, mend.after, busy).gatherings == busy.gatherings
