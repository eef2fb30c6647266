"""Nothing raises: every mission that the records allow is judged, planned, worded, drawn, printed and kept.

A state machine makes any edit, paste and import after another, and asks everything of what comes of it. The
gate runs a short and always equal part; ``-m nightly`` goes on for as long as ATTACHE_EXAMPLES says.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from PySide6.QtWidgets import QApplication

from scheduler_app import planning
from scheduler_app.mission.edits.records import delete_records
from scheduler_app.mission.edits.schedule import adopt_schedule
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.tables import table_of
from scheduler_app.ui.look import install_font
from scheduler_app.wording.doomed import deserted_sentence
from tests import answers
from tests.any_edits import EDITS, edited
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
    a_rule,
    a_vehicle,
    a_venue,
    an_interpreter,
    an_official,
    at,
)

EMPTY: dict[str, Any] = {"cities": [], "venues": [], "organisations": [], "delegates": [], "officials": [],
         "city_days": [], "meeting_requests": []}  # fmt: skip

USUAL = ("put_record",) * 8 + ("put_request",) * 6 + ("place",) * 5 + tuple(EDITS)
"""Records and places come more often than what needs them."""


def of_two_cities() -> Mission:
    """A little of everything, so that every edit has something to work on."""
    return a_mission(
        days=3,
        cities=[a_city(hotel_id="hotel"), a_city("other", timezone="Pacific/Apia")],
        venues=[a_venue(), a_venue("hotel"), a_venue("far", "other")],
        rooms=[a_room(), a_room("hall", "hotel", tables=3)],
        delegates=[a_delegate(), a_delegate("second"), a_delegate("head", is_principal=True, rank=1)],
        officials=[an_official(), an_official("host", city_id="other", venue_id="far")],
        interpreters=[an_interpreter()],
        city_days=[a_city_day(), a_city_day(day=1), a_city_day("other", day=2)],
        legs=[a_leg(departure=at(20, day=1), arrival=at(22, day=1))],
        gatherings=[a_gathering(room_id="room")],
        meeting_requests=[
            a_request(), a_request("again", vehicle_id="car"), a_request("there", official_ids=("host",)),
        ],
        vehicles=[a_vehicle()],
        rules=[a_rule()],
        meetings=[a_meeting(start=at(14), venue_id="hotel", room_id="hall")],
    )  # fmt: skip


STARTS: tuple[Callable[[], Mission], ...] = (
    of_two_cities, lambda: a_mission(days=2), lambda: a_mission(**EMPTY),
)  # fmt: skip


class Edits(RuleBasedStateMachine):
    """One mission, edited again and again; `earlier` is what somebody else holds of it."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.earlier = self.mission = of_two_cities()

    @initialize(start=st.sampled_from(STARTS))
    def begin(self, start: Callable[[], Mission]) -> None:
        self.earlier = self.mission = start()

    @rule(data=st.data(), name=st.sampled_from(USUAL))
    def edit(self, data: st.DataObject, name: str) -> None:
        STEPS[name] += 1
        changed = edited(data.draw, self.mission, EDITS[name])
        if changed is not self.mission:
            self.mission = changed
            answers.everything(changed)
            answers.compared(self.earlier, changed)
            answers.compared(changed, self.earlier)

    @rule(
        data=st.data(), table=st.sampled_from(("delegates", "officials", "organisations", "cities"))
    )
    def lose_some(self, data: st.DataObject, table: str) -> None:
        """What people hold names somebody who is gone."""
        if ids := list(table_of(self.mission, table)):
            before = self.mission
            self.mission = delete_records(before, table, [data.draw(st.sampled_from(ids))])
            deserted_sentence(before, self.mission)
            answers.compared(before, self.mission)
            answers.everything(self.mission)

    @rule()
    def hand_out(self) -> None:
        self.earlier = self.mission

    @rule(data=st.data(), name=st.sampled_from(("put_record", "put_request")))
    def put(self, data: st.DataObject, name: str) -> None:
        self.edit(data, name)

    @rule(data=st.data(), name=st.sampled_from(("place", "pin", "adopt", "take_out")))
    def arrange(self, data: st.DataObject, name: str) -> None:
        self.edit(data, name)

    @rule(data=st.data(), name=st.sampled_from(("paste_rows", "fill_cells", "bring_in", "delete")))
    def type(self, data: st.DataObject, name: str) -> None:
        self.edit(data, name)

    @rule(data=st.data(), what=st.sampled_from(("kept", "printed", "why", "lost", "planned")))
    def ask(self, data: st.DataObject, what: str) -> None:
        """What takes longer."""
        requests = list(self.mission.meeting_requests)
        if what == "kept":
            answers.kept(self.mission, Path(self._folder.name))
        elif what == "printed":
            answers.laid_out(self.mission)
        elif what == "lost":
            answers.cancelled(self.mission, data.draw)
        elif what == "planned":
            proposal = planning.plan(self.mission, limits=answers.BRIEF)
            self.mission = adopt_schedule(self.mission, proposal.meetings)
            answers.judged(self.mission)
        elif requests:
            answers.why(self.mission, data.draw(st.sampled_from(requests)))
            answers.staffed(self.mission)

    def teardown(self) -> None:
        self._folder.cleanup()


STEPS: Counter[str] = Counter()
"""How often each edit was tried, for whoever runs it for hours."""

CHECKS = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


def test_any_mission_is_answered(qapp: QApplication) -> None:
    install_font(qapp)
    bounds = settings(
        max_examples=6, stateful_step_count=20, derandomize=True, database=None, deadline=None,
        suppress_health_check=CHECKS,
    )  # fmt: skip
    run_state_machine_as_test(Edits, settings=bounds)


@pytest.mark.nightly
@pytest.mark.timeout(0)
def test_any_mission_is_answered_for_hours(qapp: QApplication) -> None:
    install_font(qapp)
    examples = int(os.environ.get("ATTACHE_EXAMPLES", "300"))
    bounds = settings(
        max_examples=examples, stateful_step_count=60, deadline=None, suppress_health_check=CHECKS
    )
    run_state_machine_as_test(Edits, settings=bounds)
    print(f"{STEPS.total()} edits: {dict(STEPS)}")
