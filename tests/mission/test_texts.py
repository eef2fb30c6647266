"""Texts have limits and names are one line, however they come into a mission."""

from __future__ import annotations

import json

import pytest

from scheduler_app.exchange.errors import FaultyExport
from scheduler_app.exchange.mission_json import from_text, import_mission, to_text
from scheduler_app.itemmodels.clipboard import fill, paste
from scheduler_app.itemmodels.columns import column_of
from scheduler_app.itemmodels.texts import read
from scheduler_app.mission.edits.cancelling import CancelKind, Cancellation, cancel
from scheduler_app.mission.edits.records import add_records, set_field
from scheduler_app.mission.edits.settings import set_mission
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.texts import LONGEST_NAME, LONGEST_TEXT
from scheduler_app.wording.faults import fault_sentence
from tests.builders import a_delegate, a_mission, at

LONG_NAME, LONG_TEXT = "x" * (LONGEST_NAME + 1), "x" * (LONGEST_TEXT + 1)
BROKEN = "Ada\r\n\tLovelace\x1b[2J\u2028King"
ON_A_LINE = "Ada Lovelace [2J King"


@pytest.mark.parametrize(("field", "text"), [("name", LONG_NAME), ("note", LONG_TEXT)])
def test_what_is_too_long_is_refused_in_words_wherever_it_is_given(field, text):
    mission = a_mission()
    for give in (
        lambda: read(mission, column_of("delegates", field), text),
        lambda: set_field(mission, "delegates", "delegate", field, text),
        lambda: add_records(mission, "delegates", [a_delegate("more", **{field: text})]),
        lambda: set_mission(mission, **{"title" if field == "name" else "note": text}),
    ):
        with pytest.raises(MissionError) as caught:
            give()
        assert caught.value.fault is Fault.TOO_LONG
        assert "longer than 1" in fault_sentence(caught.value)
        assert len(fault_sentence(caught.value)) < 200
    filled = fill(mission, "delegates", text, ["delegate"], [field])
    assert filled.mission == mission
    assert "longer than" in filled.details


def test_a_name_is_one_line_typed_pasted_imported_and_by_command():
    mission = a_mission()
    typed = set_field(mission, "delegates", "delegate", "name", BROKEN)
    assert typed.delegates["delegate"].name == ON_A_LINE
    assert read(mission, column_of("delegates", "name"), BROKEN) == ON_A_LINE
    assert set_mission(mission, title=BROKEN).title == ON_A_LINE
    pasted = paste(mission, "organisations", f'"{BROKEN}"\t', ["name", "note"])
    assert ON_A_LINE in {one.name for one in pasted.mission.organisations.values()}
    data = from_text(to_text(mission))
    data["delegates"][0]["name"] = data["mission"]["title"] = BROKEN
    data["delegates"][0]["note"] = "Two\nlines"
    imported = import_mission(data)
    assert (imported.title, imported.delegates["delegate"].name) == (ON_A_LINE, ON_A_LINE)
    assert imported.delegates["delegate"].note == "Two\nlines"


def test_names_with_wide_blanks_stay_as_they_are():
    name = "山田　太郎  Jr"
    mission = set_field(a_mission(), "delegates", "delegate", "name", name)
    assert mission.delegates["delegate"].name == name


def test_an_id_with_line_breaks_is_refused():
    with pytest.raises(MissionError) as caught:
        add_records(a_mission(), "delegates", [a_delegate("a\nb")])
    assert (caught.value.fault, caught.value.field) == (Fault.NOT_UNDERSTOOD, "id")
    text = to_text(a_mission()).replace('"delegate"', json.dumps("a\x1b\nb"))
    with pytest.raises(FaultyExport):
        import_mission(from_text(text))


def test_a_note_does_not_grow_beyond_its_limit_by_cancelling():
    mission = set_field(a_mission(), "delegates", "delegate", "internal_note", "x" * LONGEST_TEXT)
    what = Cancellation(kind=CancelKind.DELEGATE, id="delegate", since=at(9), why="Ill")
    with pytest.raises(MissionError) as caught:
        cancel(mission, what)
    assert caught.value.fault is Fault.TOO_LONG
