import pytest

from scheduler_app.itemmodels import texts
from scheduler_app.itemmodels.clipboard import copied_rows, fill, is_block, paste, size_of
from scheduler_app.itemmodels.columns import column_of, shown_columns_of
from scheduler_app.mission.errors import MissionError
from scheduler_app.wording.faults import fault_sentence

FIELDS = ("name", "kind", "sector")


def test_copied_rows_come_in_again_as_new_ones(sample):
    ids = list(sample.organisations)[:3]
    text = copied_rows(sample, "organisations", ids, FIELDS)
    assert text.splitlines()[0] == "Name\tSide\tSector"
    report = paste(sample, "organisations", text, FIELDS)
    assert (report.count, report.details) == (3, "")
    assert len(report.mission.organisations) == len(sample.organisations) + 3


def test_rows_without_headings_follow_the_columns(sample):
    report = paste(
        sample,
        "organisations",
        "Acme\tCounterpart\twater\nBolt\tFirm of the delegation\t\n",
        FIELDS,
    )
    assert [one.name for one in report.mission.organisations.values()][-2:] == ["Acme", "Bolt"]


def test_rows_that_do_not_come_in_are_told(sample):
    text = "Name\tSide\tShoe size\nAcme\tCounterpart\t42\n\tCounterpart\t\nBolt\tfriend\t\n"
    report = paste(sample, "organisations", text, FIELDS)
    assert report.count == 1
    assert "2 did not" in report.summary
    assert "friend" in report.details
    assert "Shoe size" in report.details


def test_a_heading_may_name_what_the_column_refers_to(sample):
    text = "Name\tPost\tOrganisation\nAnn Example\tDirector\tAlcoa\n"
    report = paste(sample, "delegates", text, ("name", "title", "organisation_id"))
    assert (report.count, report.details) == (1, "")
    added = list(report.mission.delegates.values())[-1]
    assert sample.organisations[added.organisation_id].name == "Alcoa"


def test_other_words_for_a_column_are_understood(sample):
    text = "Name\tCompany\tTelephone\tRemarks\nAnn Example\tAlcoa\t555\tlate\n"
    report = paste(sample, "delegates", text, ("name", "organisation_id", "phone", "note"))
    assert (report.count, report.details) == (1, "")
    added = list(report.mission.delegates.values())[-1]
    assert (added.phone, added.note, added.internal_note) == ("555", "", "late")


def test_all_that_is_wrong_with_a_row_is_told_and_the_row_is_kept(sample):
    text = "Name\tFirm\tArrival\nDora Example\tNoSuch Ltd\tsome afternoon\nAnn Example\tAlcoa\t\n"
    report = paste(sample, "delegates", text, ("name", "organisation_id", "arrival"))
    assert report.summary == "1 row came in, 1 did not."  # though two of its cells are wrong
    assert "NoSuch Ltd" in report.details
    assert "some afternoon" in report.details
    assert report.left_out == "Name\tFirm\tArrival\nDora Example\tNoSuch Ltd\tsome afternoon\n"


def test_a_row_that_is_there_already_comes_in_and_is_told(sample):
    row = "Name\tFirm\nDora Example\tAlcoa\n"
    once = paste(sample, "delegates", row, ())
    assert once.details == ""
    twice = paste(once.mission, "delegates", row, ())
    assert twice.count == 1
    assert "twice" in twice.details


def test_a_block_fills_cells_down_and_to_the_right(sample):
    ids = list(sample.delegates)[:3]
    text = "a@example.org\t1\nb@example.org\t2\nc@example.org\t3\n"
    assert is_block("delegates", text)
    assert size_of(text) == (3, 2)
    report = fill(sample, "delegates", text, ids, ("email", "phone", "note"))
    people = [report.mission.delegates[one] for one in ids]
    assert [one.email for one in people] == ["a@example.org", "b@example.org", "c@example.org"]
    assert [one.phone for one in people] == ["1", "2", "3"]
    assert (report.count, report.details) == (6, "")


def test_one_cell_fills_all_that_are_chosen_and_what_is_too_much_is_told(sample):
    ids = list(sample.delegates)[:3]
    report = fill(sample, "delegates", "note\n", ids, ("note",))
    assert {report.mission.delegates[one].note for one in ids} == {"note"}
    more = fill(sample, "delegates", "a\nb\nc\nd\n", ids, ("note",))
    assert "beyond the table" in more.details
    assert more.count == 3


def test_cells_that_cannot_be_filled_are_told_and_the_others_are(sample):
    ids = list(sample.rooms)[:2]
    report = fill(sample, "rooms", "many\n12\n", ids, ("seats",))
    assert report.count == 1
    assert "whole number" in report.details
    assert report.mission.rooms[ids[1]].seats == 12


def test_what_is_worked_out_is_not_filled_in(sample):
    ids = list(sample.officials)[:2]
    report = fill(sample, "officials", "x\ty", ids[:1], ("load", "note"))
    assert report.summary == "1 cell filled, 1 not taken."
    assert "is worked out and cannot be filled in" in report.details
    assert report.mission.officials[ids[0]].note == "y"


@pytest.mark.parametrize(
    ("table", "field"),
    [("officials", "load"), ("delegates", "load"), ("meeting_requests", "placed"), ("rules", "in_words")],
)  # fmt: skip
def test_copied_rows_with_what_is_worked_out_come_in_without_it(sample, table, field):
    columns = shown_columns_of(table)
    fields = [one.field for one in columns if one.field != "vehicle_id"]  # two are called Car 1
    text = copied_rows(sample, table, list(getattr(sample, table))[:1], fields)
    for rows in (text, text.split("\n", 1)[1]):
        report = paste(sample, table, rows, fields)
        assert report.count == 1
        assert "is worked out; what stands there was left out." in report.details


@pytest.mark.parametrize("text", ["9999-12-31", "9999-12-31 09:00-24:00", "0001-01-01"])
@pytest.mark.parametrize(
    ("table", "field"),
    [
        ("officials", "availability"), ("venues", "closed"), ("delegates", "away"), ("cities", "fairs"),
        ("cities", "holidays"), ("delegates", "arrival"), ("rooms", "availability"), ("city_days", "day"),
        ("meeting_requests", "windows"), ("gatherings", "end"), ("rules", "slots"),
    ],
)  # fmt: skip
def test_days_at_the_end_of_time_are_refused_in_words(sample, table, field, text):
    for typed in (text, f"{text}: Title"):
        with pytest.raises(MissionError) as refused:
            texts.read(sample, column_of(table, field), typed)
        assert fault_sentence(refused.value).endswith(".")


@pytest.mark.parametrize("typed", ["²", "9" * 5_000, "half \ud800", "1" * 400])
@pytest.mark.parametrize("field", ["minutes", "priority", "windows", "state_on", "organisation_id"])
def test_numbers_and_characters_that_are_none_are_refused_in_words(sample, field, typed):
    report = fill(sample, "meeting_requests", typed, list(sample.meeting_requests)[:1], (field,))
    assert report.summary == "0 cells filled, 1 not taken."
