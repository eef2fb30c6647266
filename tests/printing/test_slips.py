"""Change slips: what was and is, for whom the reason is, and nothing to be taken for the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from scheduler_app.mission.edits.records import delete_records
from scheduler_app.mission.notices import Notice
from scheduler_app.printing.output import to_pdf
from scheduler_app.printing.slip import slip_of
from scheduler_app.wording.notices import mail_text
from tests.builders import a_mission, a_vehicle, an_interpreter
from tests.printing.reading import packed, text_of_pages

CHANGE = "Firm – Ministry: was Mon 2 Mar 09:00, Venue; is now Mon 2 Mar 11:00, Venue"


def _mission():
    notices = [
        Notice(
            id=person, person=person, name=person.title(), made_on=datetime(2026, 2, 28, 21, 41),
            text=CHANGE, why="Minister called away",
        )
        for person in ("delegate", "official")
    ]  # fmt: skip
    return a_mission(notices=notices)


def _slip(person, options, tmp_path):
    path = tmp_path / f"{person}.pdf"
    to_pdf(path, [slip_of(_mission(), person)], options())
    return "".join(text_of_pages(path))


def test_the_day_of_the_change_is_no_heading(options, tmp_path):
    text = _slip("delegate", options, tmp_path)
    assert packed("Changed on 28 February 2026, 21:41") in text
    assert text.index(packed("is now")) < text.index(packed("Changed on"))
    assert packed("Saturday") not in text


def test_the_reason_is_only_for_delegates_of_ours(options, tmp_path):
    """A host who was deleted, an interpreter, a driver, a stranger: none of them reads it."""
    mission = delete_records(_mission(), "officials", ["official"])
    others = [
        replace(mission.notices["official"], id=f"of-{person}", person=person)
        for person in ("official", "interpreter", "car", "renamed")
    ]
    mission = replace(
        mission, interpreters={"interpreter": an_interpreter()}, vehicles={"car": a_vehicle()},
        notices={one.id: one for one in others},
    )  # fmt: skip
    path = tmp_path / "slips.pdf"
    to_pdf(path, [slip_of(mission, one) for one in mission.notices], options())
    assert packed("Minister called away") not in "".join(text_of_pages(path))
    assert all("called away" not in mail_text(mission, one) for one in others)


@pytest.mark.parametrize(("person", "is_told"), [("delegate", True), ("official", False)])
def test_the_reason_is_not_for_the_hosts(person, is_told, options, tmp_path):
    assert (packed("Minister called away") in _slip(person, options, tmp_path)) is is_told
    mission = _mission()
    assert ("Minister called away" in mail_text(mission, mission.notices[person])) is is_told
