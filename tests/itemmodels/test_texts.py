import dataclasses

import pytest

from scheduler_app.itemmodels import texts
from scheduler_app.itemmodels.columns import Kind, column_of, columns_of
from scheduler_app.itemmodels.names import record_named
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.people import Group, Roster
from scheduler_app.mission.requests import Priority
from scheduler_app.mission.tables import table_of, type_of_table


@pytest.mark.parametrize("table", list(type_of_table))
def test_every_cell_of_the_sample_reads_back_as_it_is_shown(sample, table):
    """All but references to people who share post and organisation with another."""
    for record in table_of(sample, table).values():
        for column in columns_of(table):
            value = getattr(record, column.field)
            shown = texts.show(sample, column, value)
            try:
                read = texts.read(sample, column, shown)
            except MissionError:
                is_ambiguous = column.kind in (Kind.REFERENCE, Kind.REFERENCES)
                assert is_ambiguous, (column, shown)
            else:
                assert read == value, (column, shown)


def test_every_field_but_the_id_is_a_column():
    for table, cls in type_of_table.items():
        fields = [one.field for one in columns_of(table)]
        assert sorted([*fields, "id"]) == sorted(one.name for one in dataclasses.fields(cls))


def test_names_come_first_and_notes_last():
    fields = [one.field for one in columns_of("officials")]
    assert fields[:2] == ["name", "title"]
    assert fields[-3:] == ["note", "internal_note", "source"]


@pytest.mark.parametrize(
    ("field", "typed", "fault"),
    [
        ("minutes", "long", Fault.NOT_WHOLE),
        ("minutes", "", Fault.MISSING),
        ("priority", "urgent", Fault.NOT_A_CHOICE),
        ("venue_id", "Nowhere", Fault.DANGLING),
        ("windows", "soon", Fault.NOT_UNDERSTOOD),
    ],
)
def test_faults_name_table_and_field(sample, field, typed, fault):
    with pytest.raises(MissionError) as caught:
        texts.read(sample, column_of("meeting_requests", field), typed)
    assert (caught.value.fault, caught.value.table, caught.value.field) == (
        fault,
        "meeting_requests",
        field,
    )


@pytest.mark.parametrize("typed", ["★★★", "High", "high", "3"])
def test_priorities(sample, typed):
    assert texts.read(sample, column_of("meeting_requests", "priority"), typed) is Priority.HIGH


def test_rosters_are_read_leniently(sample):
    column = column_of("gatherings", "roster")
    assert texts.read(sample, column, "everyone") == Roster()
    found = texts.read(sample, column, "the delegation; without Penny Pritzker")
    assert found.groups == (Group.DELEGATION,)
    assert found.except_ids == (record_named(sample, "delegates", "Penny Pritzker"),)
    assert texts.read(sample, column, "nobody") == Roster(groups=())


def test_absent_values_sort_last(sample):
    column = column_of("officials", "rank")
    assert texts.sort_key(sample, column, 9) < texts.sort_key(sample, column, None)
