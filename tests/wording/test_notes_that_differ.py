"""Another note on paper is a difference to those on whose paper it stands, and to no host."""

from __future__ import annotations

import pytest

from scheduler_app.mission.edits.records import set_field
from scheduler_app.mission.programme_changes import programme_changes
from scheduler_app.wording.programme import programme_line
from tests.builders import a_gathering, a_meeting, a_mission, at


@pytest.mark.parametrize(
    ("table", "record", "field", "value"),
    [
        ("meeting_requests", "request", "note", "Bring samples"),
        ("meetings", "meeting-of-request", "note", "Bring samples"),
        ("venues", "venue", "note", "Bring samples"),
        ("cities", "city", "note", "Bring samples"),
    ],
)
def test_a_note_on_paper_is_told_to_delegates_only(table, record, field, value):
    before = a_mission(meetings=[a_meeting(start=at(15))])
    found = programme_changes(before, set_field(before, table, record, field, value))
    told = {
        person: [programme_line(found, change, person) for change in mine]
        for person, mine in found.by_person().items()
    }
    assert "delegate" in told
    assert "Bring samples" in told["delegate"][0]
    assert "Bring samples" not in str({key: one for key, one in told.items() if key == "official"})
    assert "official" not in told


def test_the_name_of_a_city_is_told_to_everyone():
    before = a_mission(meetings=[a_meeting(start=at(15))])
    found = programme_changes(before, set_field(before, "cities", "city", "name", "Newtown"))
    assert set(found.by_person()) == {"delegate", "official"}


def test_a_host_at_a_gathering_reads_no_note_beside_a_new_title():
    before = a_mission(gatherings=[a_gathering(official_ids=("official",))])
    after = set_field(before, "gatherings", "gathering", "title", "Gala")
    after = set_field(after, "gatherings", "gathering", "note", "Mind the toast")
    found = programme_changes(before, after)
    lines = {
        person: programme_line(found, mine[0], person) for person, mine in found.by_person().items()
    }
    assert "Mind the toast" in lines["delegate"]
    assert "Gala" in lines["official"]
    assert "Mind the toast" not in lines["official"]
