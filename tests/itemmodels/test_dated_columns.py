"""Pasted columns of days: the order of day and month is decided for each as a whole, and said."""

from datetime import date, datetime

from scheduler_app.itemmodels.clipboard import fill, paste
from scheduler_app.mission.mission import Mission
from tests import builders

FIELDS = ("name", "title", "organisation_id", "arrival", "departure")


def mission() -> Mission:
    return builders.a_mission(
        start=date(2015, 4, 10),
        end=date(2015, 4, 15),
        organisations=[builders.an_organisation("firm")],
    )


def rows(*dates: tuple[str, str]) -> str:
    lines = [
        f"P{n}\tBoss\tfirm\t{arrival}\t{departure}" for n, (arrival, departure) in enumerate(dates)
    ]
    return "Name\tPost\tOrganisation\tArrival\tDeparture\n" + "\n".join(lines) + "\n"


def arrivals(done: Mission) -> list[datetime | None]:
    return [one.arrival for one in done.delegates.values() if one.name.startswith("P")]


def test_a_column_of_american_dates_is_read_as_such_and_says_so():
    text = rows(
        ("4/11/2015 9:00 AM", "4/14/2015 5:00 PM"), ("4/13/2015 9:00 AM", "4/15/2015 17:00")
    )
    report = paste(mission(), "delegates", text, FIELDS)
    assert arrivals(report.mission) == [datetime(2015, 4, 11, 9), datetime(2015, 4, 13, 9)]
    assert "Arrival: dates are read as month/day/year." in report.details
    assert "Departure: dates are read as month/day/year." in report.details


def test_a_column_that_does_not_say_follows_the_others():
    text = rows(("3/4/2015 9:00", "4/14/2015 17:00"), ("4/3/2015 9:00", "4/15/2015 17:00"))
    report = paste(mission(), "delegates", text, FIELDS)
    assert arrivals(report.mission) == [datetime(2015, 3, 4, 9), datetime(2015, 4, 3, 9)]


def test_a_column_in_both_orders_is_told_and_read_cell_by_cell():
    text = rows(("4/13/2015 9:00", "15 Apr 17:00"), ("13/4/2015 9:00", "15 Apr 17:00"))
    report = paste(mission(), "delegates", text, FIELDS)
    assert arrivals(report.mission) == [datetime(2015, 4, 13, 9)] * 2
    assert "some dates are day/month, some month/day" in report.details


def test_what_lies_outside_or_cannot_be_is_named():
    text = rows(("9 Apr 18:30", "15 Apr 17:00"), ("12/04/2015", "Fri 14 Apr 10:00"))
    report = paste(mission(), "delegates", text, FIELDS)
    assert arrivals(report.mission) == [datetime(2015, 4, 9, 18, 30)]
    for said in (
        "Arrival: Thu 9 Apr 2015 lies outside the mission",
        "is read as Sun 12 Apr 2015, but the hour is missing",
        "14 April 2015 is a Tuesday, not a Friday",
    ):
        assert said in report.details


def test_cells_that_are_filled_have_an_order_of_their_column_too():
    people = [builders.a_delegate(f"d{n}", organisation_id="firm") for n in range(2)]
    filled = builders.a_mission(
        start=date(2015, 4, 10), end=date(2015, 4, 15),
        organisations=[builders.an_organisation("firm")], delegates=people,
    )  # fmt: skip
    report = fill(
        filled, "delegates", "4/11/2015 9:00\n4/13/2015 9:00\n", ["d0", "d1"], ["arrival"]
    )
    assert [one.arrival for one in report.mission.delegates.values()] == [
        datetime(2015, 4, 11, 9),
        datetime(2015, 4, 13, 9),
    ]
    assert "month/day/year" in report.details
