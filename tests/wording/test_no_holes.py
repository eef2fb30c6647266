"""No sentence of any mission has a hole: a name that is missing, a code, a sign too many.

Missions are edited at random, as in `tests.test_any_mission`, but with names that are words; whatever is
said of them is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler_app.itemmodels.findings import findings_of
from scheduler_app.mission.edits.records import delete_records, doomed_by
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.now import planning_time
from scheduler_app.mission.programme_changes import programme_changes
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.mission.tables import table_of
from scheduler_app.planning.clash import clash_of
from scheduler_app.planning.figures import figures_of
from scheduler_app.planning.repairing import answer_gap, fall
from scheduler_app.wording.answers import answer_summary
from scheduler_app.wording.clash import clash_lines
from scheduler_app.wording.conflicts import sentence_of_conflict
from scheduler_app.wording.doomed import doomed_sentence
from scheduler_app.wording.figures import headline, part_text
from scheduler_app.wording.mends import holds
from scheduler_app.wording.programme import programme_line
from scheduler_app.wording.repairs import cancellation_step, refusal_of
from scheduler_app.wording.rules import rule_sentence
from tests import any_mission
from tests.any_edits import EDITS, any_cancellation, edited
from tests.any_mission import Draw
from tests.holes import holes_in
from tests.test_any_mission import of_two_cities

WORDS = ("A", "Minister", "Beijing", "北京")
MADE = (
    "put_record", "put_record", "put_request", "put_request", "place", "place", "delete", "give_state",
    "pin", "fall_away", "give_holidays", "send", "replace_delegate", "limit", "part", "spread",
)  # fmt: skip


def sentences(mission: Mission) -> Iterator[str]:
    """What is said of a mission as it is."""
    findings = findings_of(mission)
    yield from (line.sentence for line in findings.lines)
    yield from findings.reasons.values()
    judgement = findings.judgement
    for conflict in (*judgement.breaches, *judgement.shortcomings, *judgement.given):
        yield sentence_of_conflict(mission, conflict)
    for figure in figures_of(judgement):
        yield headline(figure)
        yield from (part_text(mission, figure, part) for part in figure.parts)
    yield from (rule_sentence(mission, rule) for rule in mission.rules.values())
    for request_id in list(mission.meeting_requests)[:3]:
        if meeting_id_of(request_id) in mission.meetings:
            yield from holds(mission, request_id)
        else:
            yield from clash_lines(mission, request_id, clash_of(mission, request_id))


def of_change(before: Mission, after: Mission) -> Iterator[str]:
    """What is said of the way from one mission to another."""
    found = programme_changes(before, after)
    for person, mine in found.by_person().items():
        for change in mine:
            yield programme_line(found, change)
            yield programme_line(found, change, person)


def of_loss(mission: Mission, draw: Draw) -> Iterator[str]:
    """What is said before records go, and when something is cancelled."""
    for table in ("delegates", "officials", "cities", "meeting_requests"):
        for record_id in list(table_of(mission, table))[:1]:
            doomed = doomed_by(mission, table, [record_id])
            yield doomed_sentence(mission, doomed, table, [record_id])
            yield from of_change(mission, delete_records(mission, table, [record_id]))
    try:
        yield from of_cancellation(mission, draw)
    except MissionError:  # nothing of that kind is there, or at a time that no record takes
        return


def of_cancellation(mission: Mission, draw: Draw) -> Iterator[str]:
    """What is said when something falls away."""
    what = any_cancellation(draw, mission)
    now = planning_time(mission, what.since.replace(tzinfo=UTC))
    if refusal := refusal_of(mission, what, now):
        yield refusal
        return
    yield cancellation_step(mission, what)
    fallen = fall(mission, what, now)
    yield answer_summary(fallen, answer_gap(fallen))


def read_all(data: st.DataObject) -> None:
    mission = of_two_cities()
    for _ in range(10):
        edit = EDITS[data.draw(st.sampled_from(MADE))]
        mission = edited(data.draw, mission, edit)
    said = [*sentences(mission), *of_change(of_two_cities(), mission), *of_loss(mission, data.draw)]
    wrong = {sentence: found for sentence in said if (found := holes_in(sentence))}
    assert not wrong


CHECKS = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much,
          HealthCheck.function_scoped_fixture)  # fmt: skip


@settings(max_examples=25, derandomize=True, database=None, suppress_health_check=CHECKS)
@given(data=st.data())
def test_sentences_are_whole(data: st.DataObject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(any_mission, "TEXTS", WORDS)
    read_all(data)


@pytest.mark.nightly
@pytest.mark.timeout(0)
@settings(
    max_examples=int(os.environ.get("ATTACHE_EXAMPLES", "2000")), suppress_health_check=CHECKS
)
@given(data=st.data())
def test_sentences_are_whole_for_hours(
    data: st.DataObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(any_mission, "TEXTS", WORDS)
    read_all(data)


@pytest.mark.parametrize(
    "sentence",
    ["", "  cannot be met.", "the end ‘’ is missing.", "A and  are away.", "None rides.", "Rooms: ", "A, , B",
     "{who} is away.", "A is free ()."],
)  # fmt: skip
def test_holes_are_seen(sentence: str) -> None:
    assert holes_in(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["A can be met on Mon 2 Mar only 09:00–12:00; B does not fit.", "Nothing changes.", "A – B: was Mon, is off"],
)  # fmt: skip
def test_whole_sentences_pass(sentence: str) -> None:
    assert holes_in(sentence) == []
