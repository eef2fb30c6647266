"""Every table, field and choice of the domain has its word, and every error its sentence."""

import dataclasses
import typing
from enum import Enum
from pathlib import Path

import pytest

from scheduler_app.itemmodels.columns import shown_columns_of
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.tables import hints_of, strip_optional, type_of_table
from scheduler_app.storage import ReadOnlyReason, errors
from scheduler_app.wording.faults import fault_predicate, fault_sentence
from scheduler_app.wording.files import file_sentence, read_only_sentence
from scheduler_app.wording.labels import (
    CHOICES,
    FIELDS,
    FIELDS_OF_TABLE,
    TABLES,
    choice_label,
    field_label,
    in_sentence,
    table_label,
)
from scheduler_app.wording.names import namer_of, record_name
from tests import builders


def _dataclasses_and_choices() -> tuple[set[type], set[type[Enum]]]:
    """Every type that a mission is made of."""
    waiting: list[type] = [Mission]
    found: set[type] = set()
    choices: set[type[Enum]] = set()
    while waiting:
        cls = waiting.pop()
        if cls in found:
            continue
        found.add(cls)
        for hint in hints_of(cls).values():
            inner, _ = strip_optional(hint)
            for part in typing.get_args(inner) or (inner,):
                if isinstance(part, type) and dataclasses.is_dataclass(part):
                    waiting.append(part)
                elif isinstance(part, type) and issubclass(part, Enum):
                    choices.add(part)
    return found, choices


def test_every_table_has_a_word() -> None:
    assert set(TABLES) == {"mission", *type_of_table}
    assert len({table_label(table) for table in TABLES}) == len(TABLES)


def test_every_field_has_a_word_and_no_word_is_left_over() -> None:
    types, _ = _dataclasses_and_choices()
    fields = {field for cls in types for field in hints_of(cls)} - type_of_table.keys()
    assert fields - FIELDS.keys() == set()
    derived = {one.field for table in type_of_table for one in shown_columns_of(table)} - fields
    assert FIELDS.keys() - fields - {"tables"} == derived == {"placed", "load", "in_words"}
    for table, field in FIELDS_OF_TABLE:
        assert field in hints_of(type_of_table[table])


def test_no_two_columns_of_a_table_have_the_same_word() -> None:
    for table, cls in type_of_table.items():
        labels = [field_label(table, field) for field in hints_of(cls)]
        assert len(set(labels)) == len(labels), table


def test_every_choice_has_a_word_of_its_own() -> None:
    _, choices = _dataclasses_and_choices()
    assert set(CHOICES) == choices
    for cls in choices:
        assert len({choice_label(choice) for choice in cls}) == len(cls)


def test_labels_fit_into_sentences() -> None:
    assert in_sentence("Seats") == "seats"
    assert in_sentence("VIP") == "VIP"


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_a_sentence(fault: Fault) -> None:
    error = MissionError(
        fault=fault, table="rooms", record="r", field="seats", value="v", other="o"
    )
    for one in (error, dataclasses.replace(error, field=""), MissionError(fault=fault)):
        sentence = fault_sentence(one)
        assert sentence.endswith(".")
        assert sentence[0].isupper()
        assert "{" not in sentence
        assert fault_predicate(one)


def test_faults_name_the_thing_as_the_user_knows_it() -> None:
    mission = builders.a_mission(rooms=[builders.a_room("r", name="Hall B")])
    error = MissionError(
        fault=Fault.NOT_POSITIVE, table="rooms", record="r", field="seats", value="0"
    )
    assert fault_sentence(error, namer_of(mission)) == (
        "Room ‘Hall B’: seats must be at least 1, not 0."
    )
    error = MissionError(
        fault=Fault.END_NOT_AFTER_START, table="delegates", record="delegate", field="departure",
        value="2026-03-02T09:00", other="2026-03-02T11:00",
    )  # fmt: skip
    assert fault_sentence(error, namer_of(mission)) == (
        "Delegate ‘Delegate’: the departure Mon 2 Mar 2026 09:00 must come after the "
        "arrival Mon 2 Mar 2026 11:00."
    )
    error = MissionError(
        fault=Fault.DANGLING, table="meeting_requests", record="request", field="delegate_ids",
        value="gone", other="delegates",
    )  # fmt: skip
    assert fault_sentence(error, namer_of(mission)) == (
        "Request ‘Firm – Ministry’: the delegates names the delegate ‘gone’, which does not exist."
    ).replace("the delegates names", "the field Delegates names")
    error = MissionError(
        fault=Fault.MISSING, table="rooms", record="#3", field="availability[1].end"
    )
    assert fault_sentence(error) == "Room in row 3: the availability 2, end is missing."
    error = MissionError(
        fault=Fault.END_NOT_AFTER_START, table="rooms", record="#3", field="availability",
        value="2026-03-02T09:00", other="2026-03-02T15:00",
    )  # fmt: skip
    assert fault_sentence(error) == (
        "Room in row 3: the availability ends before it begins: Mon 2 Mar 2026 15:00–09:00."
    )
    error = MissionError(fault=Fault.NOT_WHOLE, table="rooms", field="tables", value="abc")
    assert fault_sentence(error) == "Room: tables must be a whole number, not ‘abc’."
    error = MissionError(fault=Fault.MISSING, table="meeting_requests", field="delegate_ids")
    assert fault_sentence(error) == "Request: the delegates are missing."


def test_every_record_has_a_name() -> None:
    mission = builders.a_mission(
        venues=[builders.a_venue(), builders.a_venue("w")],
        travel_times=[builders.a_travel_time("venue", "w", 5)],
        meetings=[builders.a_meeting()],
    )
    assert record_name(mission, "travel_times", "venue-w") == "Venue to W"
    assert record_name(mission, "city_days", "city-0") == "City on 2026-03-02"
    assert record_name(mission, "meetings", "meeting-of-request") == "Firm – Ministry"
    assert record_name(mission, "venues", "nowhere") == "nowhere"
    assert record_name(mission, "mission", "") == "Mission"


def _error_types() -> list[type[errors.MissionFileError]]:
    return list(errors.MissionFileError.__subclasses__())


@pytest.mark.parametrize("cls", _error_types())
def test_every_file_error_has_a_sentence_with_the_file(cls: type) -> None:
    values = {"found": 9, "known": 1} if cls is errors.NewerMissionFile else {}
    for detail in ("", "folder", "empty"):
        sentence = file_sentence(cls(path=Path("trip.mission"), detail=detail, **values))
        assert "trip.mission" in sentence
        assert "{" not in sentence


@pytest.mark.parametrize("reason", ReadOnlyReason)
def test_every_reason_for_reading_only_has_a_sentence(reason: ReadOnlyReason) -> None:
    assert "trip.mission" in read_only_sentence(reason, "trip.mission")
