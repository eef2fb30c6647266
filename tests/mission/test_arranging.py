"""A stand-in everywhere from a day on; who goes where places are few; a gathering in two parts."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.mission.attendance import delegates_of_meeting, delegates_of_roster
from scheduler_app.mission.defects import DefectCode, defects_of
from scheduler_app.mission.edits.gatherings import (
    ChoiceRule,
    choose_guests,
    limit_guests,
    part_in_two,
)
from scheduler_app.mission.edits.records import check_mission
from scheduler_app.mission.edits.schedule import adopt_schedule
from scheduler_app.mission.edits.stand_in import stand_in
from scheduler_app.mission.engagements import GatheringKind
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.people import Group, Roster
from scheduler_app.mission.presence import stays_of
from scheduler_app.planning import Limits, plan
from tests.builders import (
    a_delegate,
    a_gathering,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    an_official,
    an_organisation,
    at,
)

TUESDAY = date(2026, 3, 3)
MINISTER = a_delegate("minister", is_principal=True, rank=1)
DEPUTY = a_delegate("deputy", rank=9, is_travelling=False)
PRINCIPALS = Roster(groups=(Group.PRINCIPALS,))


def _two_days(**tables):
    given = {
        "days": 2, "delegates": [MINISTER, DEPUTY],
        "meeting_requests": [
            a_request("early", organisation_id=None, delegate_ids=("minister",)),
            a_request("late", organisation_id=None, delegate_ids=("minister",), title="Late"),
        ],
        "meetings": [a_meeting("early"), a_meeting("late", at(9, day=1))],
    }  # fmt: skip
    return a_mission(**(given | tables))


def test_a_stand_in_takes_what_comes_after_and_leaves_what_was_before():
    mission = _two_days(
        gatherings=[
            a_gathering("monday", start=at(14), end=at(15), roster=PRINCIPALS),
            a_gathering("tuesday", start=at(14, day=1), end=at(15, day=1), roster=PRINCIPALS),
        ]
    )
    after = stand_in(mission, "minister", "deputy", TUESDAY)
    check_mission(after)
    who = {one.request_id: delegates_of_meeting(after, one) for one in after.meetings.values()}
    assert who == {"early": ("minister",), "late": ("deputy",)}
    going = {key: delegates_of_roster(after, one.roster) for key, one in after.gatherings.items()}
    assert going == {"monday": ("minister",), "tuesday": ("deputy",)}
    assert {stay.slot.start.date() for stay in stays_of(after, "minister")} == {at(9).date()}
    assert {stay.slot.start.date() for stay in stays_of(after, "deputy")} == {TUESDAY}
    assert after.delegates["minister"].replaced_by_id == "deputy"


def test_to_what_waits_comes_whichever_of_the_two_is_there():
    after = stand_in(_two_days(meetings=[]), "minister", "deputy", TUESDAY)
    late = after.meeting_requests["late"]
    assert (late.delegate_ids, late.any_of_ids, late.least) == ((), ("minister", "deputy"), 1)
    solved = adopt_schedule(after, plan(after, limits=Limits(workers=1, seconds=20)).meetings)
    for meeting in solved.meetings.values():
        who = "minister" if meeting.start.date() < TUESDAY else "deputy"
        assert delegates_of_meeting(solved, meeting) == (who,)


def test_the_rank_is_checked_again():
    mission = _two_days(officials=[an_official(least_rank=3)])
    assert DefectCode.RANK_TOO_LOW not in {one.code for one in defects_of(mission)}
    after = stand_in(mission, "minister", "deputy", TUESDAY)
    found = [one for one in defects_of(after) if one.code is DefectCode.RANK_TOO_LOW]
    assert [one.record for one in found] == ["late"]


def test_a_leg_of_a_later_day_is_ridden_by_the_stand_in():
    leg = a_leg(departure=at(14, day=1), arrival=at(16, day=1), roster=PRINCIPALS)
    after = stand_in(_two_days(legs=[leg]), "minister", "deputy", TUESDAY)
    assert delegates_of_roster(after, after.legs["leg"].roster) == ("deputy",)


def test_who_would_only_come_later_does_not_travel():
    late = a_delegate("minister", is_principal=True, arrival=datetime(2026, 3, 4, 9))
    mission = _two_days(delegates=[late, DEPUTY])
    assert not stand_in(mission, "minister", "deputy", TUESDAY).delegates["minister"].is_travelling


def test_who_is_replaced_from_the_first_day_does_not_travel():
    after = stand_in(_two_days(meetings=[]), "minister", "deputy", date(2026, 3, 2))
    assert not after.delegates["minister"].is_travelling
    assert after.delegates["deputy"].is_travelling


FIRMS = [an_organisation(name) for name in ("firm", "a", "b")] + [an_organisation("ministry")]
PEOPLE = [
    a_delegate("a1", organisation_id="a", rank=5),
    a_delegate("a2", organisation_id="a", rank=2),
    a_delegate("b1", organisation_id="b", rank=8),
    MINISTER,
]


def _audience(**tables):
    given = {"organisations": FIRMS, "delegates": PEOPLE, "meeting_requests": [],
             "gatherings": [a_gathering(kind=GatheringKind.AUDIENCE)]}  # fmt: skip
    return a_mission(**(given | tables))


@pytest.mark.parametrize(
    ("rule", "chosen"),
    [
        (ChoiceRule.RANK, ("minister", "a2", "a1")),
        (ChoiceRule.ONE_A_FIRM, ("minister", "a1", "b1")),
        (ChoiceRule.FEWEST, ("minister", "a1", "b1")),
    ],
)
def test_who_goes_is_chosen_by_a_rule(rule, chosen):
    assert choose_guests(_audience(), "gathering", 3, rule) == chosen


def test_who_was_at_another_audience_comes_later_in_turn():
    other = a_gathering(
        "other", kind=GatheringKind.AUDIENCE, start=at(12), end=at(13),
        roster=Roster(groups=(), delegate_ids=("minister", "a1")),
    )  # fmt: skip
    mission = _audience(gatherings=[a_gathering(kind=GatheringKind.AUDIENCE), other])
    assert choose_guests(mission, "gathering", 2, ChoiceRule.FEWEST) == ("b1", "a2")


def test_the_reason_is_kept_and_the_cap_holds_later():
    mission = limit_guests(_audience(), "gathering", 2, ChoiceRule.RANK, "2 places: rank.")
    gathering = mission.gatherings["gathering"]
    assert (gathering.source, gathering.cap) == ("2 places: rank.", 2)
    assert set(delegates_of_roster(mission, gathering.roster)) == {"minister", "a2"}
    assert DefectCode.GATHERING_OVER_CAP not in {one.code for one in defects_of(mission)}


@given(places=st.integers(0, 6), rule=st.sampled_from(ChoiceRule))
def test_never_more_go_than_there_are_places(places, rule):
    chosen = choose_guests(_audience(), "gathering", places, rule)
    assert len(chosen) == min(places, len(PEOPLE))
    assert len(set(chosen)) == len(chosen)


def test_a_gathering_in_two_parts_has_the_principals_alone_first():
    mission = part_in_two(_audience(), "gathering", 20, PRINCIPALS, "All join")
    first, second = mission.gatherings.values()
    assert (first.start, first.end, second.start, second.end) == (
        at(9),
        at(9, 20),
        at(9, 20),
        at(10),
    )
    assert delegates_of_roster(mission, first.roster) == ("minister",)
    assert len(delegates_of_roster(mission, second.roster)) == len(PEOPLE)
    assert second.title == "All join"
    assert second.venue_id == first.venue_id


@pytest.mark.parametrize("minutes", [0, 60, 90])
def test_no_part_is_without_time(minutes):
    with pytest.raises(MissionError):
        part_in_two(_audience(), "gathering", minutes, PRINCIPALS, "All join")
