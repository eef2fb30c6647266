"""What a cancellation of every kind changes of the facts, what falls thereby, and the three answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from scheduler_app.mission.edits.cancelling import (
    TABLE_OF_KIND,
    CancelKind,
    Cancellation,
    cancel,
)
from scheduler_app.mission.engagements import Gathering
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.now import planning_time
from scheduler_app.mission.people import Roster
from scheduler_app.mission.plan_changes import ChangeKind, by_person, plan_changes
from scheduler_app.mission.presence import delegates_on
from scheduler_app.mission.requests import MeetingState, Priority
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.planning import Limits
from scheduler_app.planning.answers import Fallen
from scheduler_app.planning.judge import judge
from scheduler_app.planning.repairing import (
    answer_fewest,
    answer_gap,
    answer_use,
    fall,
)
from scheduler_app.wording.answers import answer_summary, proof_text
from scheduler_app.wording.repairs import change_line, refusal_of
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
    a_vehicle,
    a_venue,
    an_interpreter,
    an_official,
    an_organisation,
    at,
    slot,
)

ONE = Limits(workers=1, seconds=30)
EARLY = at(0) - timedelta(days=1)


def _mission(**tables: object) -> Mission:
    """Two days, two firms and two officials; three meetings stand and a reserve waits."""
    given: dict[str, object] = {
        "days": 2,
        "organisations": [an_organisation(one) for one in ("firm", "rival", "ministry", "bureau")],
        "delegates": [
            a_delegate(), a_delegate("aide"), a_delegate("other", organisation_id="rival"),
        ],
        "officials": [
            an_official(phone="+86 1"), an_official("second", organisation_id="bureau"),
        ],
        "venues": [a_venue(), a_venue("house")],
        "rooms": [a_room("hall", "house"), a_room("salon", "house")],
        "vehicles": [a_vehicle(roster=Roster())],
        "interpreters": [an_interpreter(), an_interpreter("spare")],
        "meeting_requests": [
            a_request("one", room_id="hall", vehicle_id="car"),
            a_request("two", official_ids=("second",), delegate_ids=("aide",)),
            a_request("three", organisation_id="rival"),
            a_request("spare", organisation_id="rival", official_ids=("second",), is_reserve=True),
        ],
        "meetings": [
            a_meeting("one", at(9), venue_id="house", room_id="hall"),
            a_meeting("two", at(11)),
            a_meeting("three", at(14)),
        ],
    }  # fmt: skip
    return a_mission(**{**given, **tables})


def _fallen(mission: Mission, kind: CancelKind, record_id: str, **fields: object) -> Fallen:
    what = Cancellation(**{"kind": kind, "id": record_id, "since": EARLY, **fields})
    return fall(mission, what, planning_time(mission, EARLY.replace(tzinfo=UTC)))


def _gone(fallen: Fallen) -> set[str]:
    return {one.removeprefix("meeting-of-") for one in fallen.meeting_ids}


@pytest.mark.parametrize(
    ("kind", "record_id", "gone"),
    [
        (CancelKind.MEETING, "one", {"one"}),
        (CancelKind.DELEGATE, "other", {"three"}),
        (CancelKind.DELEGATE, "delegate", {"one"}),  # the whole firm is to come
        (CancelKind.OFFICIAL, "official", {"one", "three"}),
        (CancelKind.INTERPRETER, "interpreter", set()),
        (CancelKind.ROOM, "hall", {"one"}),
        (CancelKind.VENUE, "house", {"one"}),
        (CancelKind.VEHICLE, "car", set()),
    ],
)
def test_exactly_what_can_be_no_more_falls_and_every_answer_is_sound(kind, record_id, gone):
    mission = _mission()
    fallen = _fallen(mission, kind, record_id)
    assert _gone(fallen) == gone
    for answer in (
        answer_gap(fallen),
        answer_fewest(fallen, limits=ONE),
        answer_use(fallen, limits=ONE),
    ):
        assert answer.is_sound
        missed = 2 if kind is CancelKind.VEHICLE else 0  # a meeting and a roster without their car
        assert answer.new_conflicts == len(judge(answer.after).conflicts) == missed
    assert set(answer_gap(fallen).lost) == gone
    assert answer_fewest(fallen, limits=ONE).is_proved


def test_the_others_of_a_firm_go_without_somebody_where_that_is_said() -> None:
    fallen = _fallen(_mission(), CancelKind.DELEGATE, "delegate", others_go=True)
    assert _gone(fallen) == set()
    answer = answer_fewest(fallen, limits=ONE)
    assert answer.is_proved
    assert answer.after.meeting_requests["one"].delegate_ids == ("aide",)
    assert judge(answer.after).conflicts == ()


def test_no_kind_is_without_a_table() -> None:
    assert set(TABLE_OF_KIND) == set(CancelKind)


def test_a_meeting_that_is_kept_finds_the_nearest_time_when_its_hosts_are_free() -> None:
    fallen = _fallen(_mission(), CancelKind.MEETING, "one", why="Flu")
    answer = answer_fewest(fallen, limits=ONE)
    moved = answer.after.meetings[meeting_id_of("one")]
    assert moved.start in (at(8, 15), at(9, 45))
    assert answer_summary(fallen, answer) == (
        "1 meeting moves, 3 people notice, nobody changes city."
    )
    assert proof_text(answer).startswith("Fewest possible")
    (change,) = answer.changes
    assert change_line(fallen.before, answer.after, change) == (
        f"Firm – Ministry: was Mon 2 Mar 09:00; is now Mon 2 Mar {moved.start:%H:%M}, House, Hall"
    )
    assert set(by_person(answer.changes)) == {"delegate", "aide", "official"}


def test_a_meeting_that_is_dropped_leaves_a_gap_that_a_reserve_may_use() -> None:
    mission = _mission(
        officials=[
            an_official(),
            an_official("second", organisation_id="bureau", availability=(slot("11:00", "11:45"),)),
        ],
    )
    fallen = _fallen(mission, CancelKind.MEETING, "two", drop=True, hosts_cannot=False)
    assert fallen.gap.meeting_requests["two"].is_cancelled
    assert answer_fewest(fallen, limits=ONE).used == ()
    used = answer_use(fallen, limits=ONE)
    assert (used.used, used.moved) == (("spare",), ())
    assert used.after.meetings[meeting_id_of("spare")].start == at(11)


def test_nothing_within_the_notice_moves_and_nothing_is_put_there() -> None:
    mission = _mission(notice_minutes=60)
    what = Cancellation(kind=CancelKind.MEETING, id="one", since=at(8))
    fallen = fall(mission, what, at(8))
    assert fallen.freeze == at(9).replace(tzinfo=UTC)
    answer = answer_fewest(fallen, limits=ONE)
    assert answer.after.meetings[meeting_id_of("one")].start == at(9, 45)


def test_what_is_refused_is_not_done_and_the_best_without_it_is_found() -> None:
    fallen = _fallen(_mission(), CancelKind.MEETING, "one")
    first = answer_fewest(fallen, limits=ONE).after.meetings[meeting_id_of("one")].start
    other = answer_fewest(fallen, refused=[("one", first)], limits=ONE)
    second = other.after.meetings[meeting_id_of("one")].start
    assert abs(second - first) >= timedelta(minutes=45)
    assert other.is_proved


def test_confirmed_meetings_stay_unless_they_fall_and_are_then_free_again() -> None:
    requests = _mission().meeting_requests
    agreed = {key: replace(one, state=MeetingState.CONFIRMED) for key, one in requests.items()}
    mission = replace(_mission(), meeting_requests=agreed)
    answer = answer_fewest(_fallen(mission, CancelKind.OFFICIAL, "official",
                                   until=at(12)), limits=ONE)  # fmt: skip
    assert answer.moved == ("one",)
    assert answer.after.meeting_requests["one"].state is MeetingState.REQUESTED
    assert answer.after.meeting_requests["two"].state is MeetingState.CONFIRMED


def test_a_late_train_takes_its_riders_meetings_along_and_no_others() -> None:
    mission = a_mission(
        days=2,
        cities=[a_city(), a_city("other")],
        venues=[a_venue(), a_venue("far", "other")],
        city_days=[a_city_day(), a_city_day("other")],
        officials=[an_official(city_id="other", venue_id="far")],
        legs=[a_leg(departure=at(9), arrival=at(11), check_in_minutes=0, exit_minutes=0)],
        meetings=[a_meeting(start=at(12), venue_id="far")],
    )
    assert _gone(_fallen(mission, CancelKind.LEG, "leg", delay_minutes=30)) == set()
    fallen = _fallen(mission, CancelKind.LEG, "leg", delay_minutes=120)
    answer = answer_fewest(fallen, limits=ONE)
    assert answer.after.meetings[meeting_id_of("request")].start >= at(13)
    gone = _fallen(mission, CancelKind.LEG, "leg")
    assert _gone(gone) == {"request"}
    assert answer_fewest(gone, limits=ONE).lost == ("request",)


def test_twice_the_same_and_everything_at_once_are_answered() -> None:
    mission = _mission()
    for kind in CancelKind:
        for key in list(getattr(mission, TABLE_OF_KIND[kind])):
            what = Cancellation(kind=kind, id=key, since=EARLY, drop=True)
            mission = cancel(cancel(mission, what), what)
    fallen = fall(
        _mission(meetings=[]), Cancellation(kind=CancelKind.VENUE, id="house", since=EARLY), EARLY
    )
    assert answer_gap(fallen).changes == ()
    assert judge(mission).placed == 0


def test_what_is_over_is_refused_in_words() -> None:
    mission = _mission()
    one = Cancellation(kind=CancelKind.MEETING, id="one", since=at(10))
    assert refusal_of(mission, one, at(10)) == (
        "Firm – Ministry has begun already; it cannot be cancelled any more."
    )
    assert refusal_of(mission, one, at(8)) == ""
    dropped = cancel(mission, replace(one, drop=True))
    assert refusal_of(dropped, one, at(8)) == "Firm – Ministry is cancelled already."
    with pytest.raises(MissionError) as error:
        cancel(mission, replace(one, id="nothing"))
    assert error.value.fault is Fault.DANGLING
    assert cancel(mission, replace(one, since=at(9, day=5))) is mission
    car = Cancellation(kind=CancelKind.VEHICLE, id="car", since=at(18), until=at(20))
    assert refusal_of(mission, car, at(8)) == ""
    assert (
        refusal_of(cancel(mission, car), car, at(8)) == "Car is cancelled already, as far as that."
    )


def test_changes_are_told_by_kind() -> None:
    mission = _mission()
    meetings = dict(mission.meetings)
    meetings[meeting_id_of("one")] = replace(meetings[meeting_id_of("one")], room_id="salon")
    meetings[meeting_id_of("two")] = replace(
        meetings[meeting_id_of("two")], interpreter_ids=("spare",)
    )
    del meetings[meeting_id_of("three")]
    after = replace(mission, meetings=meetings)
    found = {one.request_id: one for one in plan_changes(mission, after)}
    assert {key: one.kind for key, one in found.items()} == {
        "one": ChangeKind.RELOCATED, "two": ChangeKind.PEOPLE, "three": ChangeKind.LOST,
    }  # fmt: skip
    assert found["two"].noticing == ("spare",)
    assert [one.kind for one in plan_changes(after, mission)].count(ChangeKind.ADDED) == 1


@pytest.mark.parametrize(
    ("kind", "record_id", "others"),
    [
        (CancelKind.OFFICIAL, "official", True),
        (CancelKind.DELEGATE, "other", False),
    ],
)
def test_who_leads_is_missed_by_all_at_a_gathering(kind, record_id, others) -> None:
    mission = _mission(
        gatherings=[a_gathering(official_ids=("official",), start=at(16), end=at(17))]
    )
    gap = answer_gap(fall(mission, Cancellation(kind=kind, id=record_id, since=at(0)), EARLY))
    (change,) = (one for one in gap.standing if isinstance(one.before, Gathering))
    assert record_id in change.noticing
    assert ("aide" in change.noticing) is others


def test_an_old_clash_is_left_alone_by_every_answer() -> None:
    """Two meetings of the rival at once, by hand; something else is cancelled."""
    mission = _mission()
    both = replace(mission.meetings[meeting_id_of("three")], start=at(15))
    clash = a_meeting("spare", at(15, 15))
    mission = replace(
        mission,
        meetings={**mission.meetings, both.id: both, clash.id: clash},
    )
    assert judge(mission).conflicts
    fallen = fall(mission, Cancellation(kind=CancelKind.MEETING, id="two", since=at(0)), EARLY)
    for answer in (
        answer_gap(fallen),
        answer_fewest(fallen, limits=ONE),
        answer_use(fallen, limits=ONE),
    ):
        assert [answer.after.meetings[one] for one in (both.id, clash.id)] == [both, clash]
        assert {one.request_id for one in answer.changes} == {"two"}


def test_what_stands_is_not_given_up_for_what_fell() -> None:
    """The official has one more free hour, which a meeting of less weight has."""
    mission = a_mission(
        organisations=[an_organisation(one) for one in ("firm", "rival", "ministry")],
        delegates=[a_delegate(), a_delegate("other", organisation_id="rival")],
        officials=[an_official(availability=(slot("09:00", "09:45"), slot("11:00", "11:45")))],
        meeting_requests=[
            a_request("great", priority=Priority.HIGH),
            a_request("small", organisation_id="rival", priority=Priority.LOW),
        ],
        meetings=[a_meeting("great", at(9)), a_meeting("small", at(11))],
    )
    fallen = fall(mission, Cancellation(kind=CancelKind.MEETING, id="great", since=at(0)), EARLY)
    answer = answer_fewest(fallen, limits=ONE)
    assert (answer.lost, answer.moved) == (("great",), ())
    assert answer.after.meetings[meeting_id_of("small")].start == at(11)


def test_who_is_ill_for_a_day_is_back_after_it() -> None:
    """Three days; on the second the delegate and the interpreter who follows the firm are away."""
    mission = a_mission(
        days=3,
        delegates=[a_delegate()],
        officials=[an_official()],
        gatherings=[a_gathering(start=at(18, day=1), end=at(20, day=1))],
        meeting_requests=[a_request(f"day{n}", title=f"Day {n}") for n in range(3)],
        meetings=[a_meeting(f"day{n}", at(9, day=n)) for n in range(3)],
    )
    what = Cancellation(
        kind=CancelKind.DELEGATE, id="delegate", since=at(0, day=1), until=at(0, day=2)
    )
    fallen = fall(mission, what, EARLY)
    gap = answer_gap(fallen)
    assert gap.lost == ("day1",)
    assert [one.before.id for one in gap.standing if one.before is not None] == ["gathering"]
    assert delegates_on(gap.after, "city", at(0, day=1).date()) == ()
    assert delegates_on(gap.after, "city", at(0, day=2).date()) == ("delegate",)
    fewest = answer_fewest(fallen, limits=ONE)
    assert (fewest.lost, fewest.moved) == ((), ("day1",))
    assert fewest.after.meetings[meeting_id_of("day1")].start.date() != at(0, day=1).date()
    back = replace(what, since=at(0), until=at(12))
    assert {one.request_id for one in answer_gap(fall(mission, back, EARLY)).changes} == {"day0"}
    assert "is cancelled already" in refusal_of(gap.after, what, EARLY)


def test_an_interpreter_who_is_away_for_a_day_interprets_on_the_others() -> None:
    mission = a_mission(
        days=2,
        delegates=[a_delegate(languages=("en",))],
        officials=[an_official(languages=("zh",))],
        interpreters=[an_interpreter()],
        meeting_requests=[a_request(f"day{n}", title=f"Day {n}") for n in range(2)],
        meetings=[
            a_meeting(f"day{n}", at(9, day=n), interpreter_ids=("interpreter",)) for n in range(2)
        ],
    )
    what = Cancellation(
        kind=CancelKind.INTERPRETER, id="interpreter", since=at(0), until=at(0, day=1)
    )
    fallen = fall(mission, what, EARLY)
    assert answer_gap(fallen).lost == ("day0",)
    assert answer_fewest(fallen, limits=ONE).moved == ("day0",)


def test_a_refused_time_is_that_time_and_no_other() -> None:
    mission = a_mission(
        officials=[an_official(availability=(slot("09:00", "09:45"), slot("11:00", "12:00")))],
        meeting_requests=[a_request()],
        meetings=[a_meeting()],
    )
    fallen = fall(mission, Cancellation(kind=CancelKind.MEETING, id="request", since=at(0)), EARLY)
    assert answer_fewest(fallen, limits=ONE).after.meetings[meeting_id_of("request")].start == at(
        11
    )
    other = answer_fewest(fallen, refused=[("request", at(11))], limits=ONE)
    assert other.after.meetings[meeting_id_of("request")].start == at(11, 15)
