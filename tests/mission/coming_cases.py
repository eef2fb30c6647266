"""Kinds of doubtful data about who comes to gatherings, legs and meetings, like `defect_cases`."""

from __future__ import annotations

from scheduler_app.mission.defects import DefectCode
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from tests.builders import a_city, a_delegate, a_gathering, a_leg, a_mission, an_organisation, at

LATE = a_delegate("late", arrival=at(12))
EARLY = a_delegate("early", organisation_id="other", departure=at(12))
FIRMS = [an_organisation(one) for one in ("firm", "other", "ministry")]

COMING_CASES: dict[DefectCode, tuple[Mission, str]] = {
    DefectCode.NAMED_BEFORE_ARRIVAL: (
        a_mission(
            delegates=[a_delegate(), LATE],
            gatherings=[a_gathering(roster=Roster(delegate_ids=("late",)))],
        ),
        "Firm arrives only on Mon 2 Mar at 12:00, too late for Gathering.",
    ),
    DefectCode.NAMED_AFTER_LEAVING: (
        a_mission(
            cities=[a_city(), a_city("other")],
            organisations=FIRMS,
            delegates=[a_delegate(), EARLY],
            legs=[a_leg(roster=Roster(groups=(), delegate_ids=("delegate", "early")))],
        ),
        "Other leaves on Mon 2 Mar at 12:00, too early for Leg.",
    ),
    DefectCode.REPLACED_IN_A_RING: (
        a_mission(
            delegates=[
                a_delegate("a", name="Ann", replaced_by_id="b"),
                a_delegate("b", name="Ben", replaced_by_id="a"),
            ]
        ),
        "“Replaced by” of Ann leads back to Ann: nobody stands in for themselves.",
    ),
}
