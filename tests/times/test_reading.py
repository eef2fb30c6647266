from datetime import date, datetime, time

import pytest

from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import OpeningHours
from scheduler_app.mission.slots import Hours, Slot
from scheduler_app.times import reading, writing
from scheduler_app.times.order import DayOrder, order_of_column
from scheduler_app.times.reading import DoubtKind

APRIL = Mission(title="April", start=date(2015, 4, 12), end=date(2015, 4, 17))
NEW_YEAR = Mission(title="New year", start=date(2015, 12, 28), end=date(2016, 1, 3))


def slot(day: int, start: str, end: str) -> Slot:
    on = date(2015, 4, day)
    return Slot(
        start=datetime.combine(on, time.fromisoformat(start)),
        end=datetime.combine(on, time.fromisoformat(end)),
    )


TWO = (slot(14, "14:00", "15:00"), slot(15, "09:00", "12:00"))


@pytest.mark.parametrize(
    "typed",
    [
        "Tue 14 Apr 14:00-15:00; Wed 15 Apr 09:00-12:00",
        "Tue 14 Apr 14:00–15:00; Wed 15 Apr 09:00–12:00",
        "14 Apr 2pm-3pm, 15 Apr 9-12:00",
        "2015-04-14 14:00-15:00\n2015-04-15 9:00 - 12:00",
        "tue 14.00-15.00; wed 9:00 to 12:00",
        "Tuesday, 14 April 14:00-15:00; Wednesday 9am-12pm",
        "14/4 14:00-15:00; 15/4/2015 09:00-12:00",
        "15 Apr 09:00-12:00; 14 Apr 2-3pm",
    ],
)
def test_slots_are_read_as_people_write_them(typed):
    assert reading.read_slots(APRIL, typed).value == TWO


def test_slots_of_one_day_share_its_name():
    slots = (slot(14, "09:00", "10:00"), slot(14, "14:00", "15:00"))
    text = writing.slots_text(slots, mission=APRIL)
    assert text == "Tue 14 Apr 09:00–10:00, 14:00–15:00"
    assert reading.read_slots(APRIL, text).value == slots


def test_daily_means_every_day_of_the_mission():
    assert len(reading.read_slots(APRIL, "daily 09:00-12:00").value) == 6


def test_a_day_alone_is_all_of_it():
    (whole,) = reading.read_slots(APRIL, "Tue 14 Apr").value
    assert whole.minutes == 24 * 60
    assert writing.slots_text([whole], mission=APRIL) == "Tue 14 Apr all day"
    assert reading.read_slots(APRIL, "Tue 14 Apr all day").value == (whole,)


def test_midnight_ends_a_day():
    (late,) = reading.read_slots(APRIL, "Tue 14 Apr 20:00-24:00").value
    assert writing.slots_text([late], mission=APRIL) == "Tue 14 Apr 20:00–24:00"


@pytest.mark.parametrize(
    ("read", "typed", "fault", "named"),
    [
        (reading.read_slots, "sometime", Fault.NOT_UNDERSTOOD, ""),
        (reading.read_slots, "-", Fault.NOT_UNDERSTOOD, ""),
        (reading.read_slots, "14 Apr 9-", Fault.NOT_UNDERSTOOD, ""),
        (reading.read_slots, "14 Apr 9-12 tentative", Fault.PART_NOT_UNDERSTOOD, "tentative"),
        (reading.read_slots, "14 Apr 25:00-26:00", Fault.NO_SUCH_HOUR, "25:00"),
        (reading.read_slots, "Mon 14 Apr 9:00-10:00", Fault.WRONG_WEEKDAY, "Mon 14 Apr"),
        (reading.read_slots, "Mon-Wed 14-16 Apr", Fault.WRONG_WEEKDAY, "Mon-Wed 14-16 Apr"),
        (reading.read_slots, "9:00-10:00", Fault.NO_DAY, "9:00-10:00"),
        (reading.read_slots, "14:00", Fault.NO_DAY, "14:00"),
        (reading.read_slots, "2015", Fault.NO_DAY, "2015"),
        (reading.read_slots, "Mon 14:00", Fault.NO_END, "14:00"),
        (reading.read_slots, "13 Apr 14:00-16:00; 2 pm", Fault.NO_END, "2 pm"),
        (reading.read_slots, "14 Apr 15:00-14:00", Fault.END_NOT_AFTER_START, ""),
        (reading.read_slots, "14 Apr 12:30-1:30", Fault.END_NOT_AFTER_START, ""),
        (reading.read_slots, "14 Apr 9-5", Fault.END_NOT_AFTER_START, ""),
        (reading.read_slots, "Sat 9-12", Fault.NO_SUCH_WEEKDAY, "Sat"),
        (reading.read_moment, "12/04/2015", Fault.NO_HOUR, "12/04/2015"),
        (reading.read_moment, "14:00", Fault.NO_DAY, "14:00"),
        (reading.read_moment, "42106", Fault.NO_HOUR, "42106"),
        (reading.read_moment, "13 Apr midnight", Fault.WHICH_MIDNIGHT, "13 Apr midnight"),
        (reading.read_moment, "2015-04-14T09:30:30", Fault.SECONDS, "09:30:30"),
        (reading.read_moment, "2015-04-14T09:30+08:00", Fault.NAMES_A_ZONE, "+08:00"),
        (reading.read_moment, "Fri 17 Apr 9:00 am local", Fault.PART_NOT_UNDERSTOOD, "local"),
        (reading.read_day, "Fri 14 Apr", Fault.WRONG_WEEKDAY, "Fri 14 Apr"),
        (reading.read_day, "31 Apr", Fault.NO_SUCH_DAY, "31 Apr"),
        (reading.read_day, "2015/13/4", Fault.NO_SUCH_DAY, "2015/13/4"),
        (reading.read_day, "TBC", Fault.NOT_UNDERSTOOD, ""),
        (reading.read_day, "", Fault.NOT_UNDERSTOOD, ""),
        (reading.read_day, "1066-04-12", Fault.OUT_OF_RANGE, ""),
        (reading.read_hours, "14:00", Fault.NO_END, "14:00"),
        (reading.read_opening_hours, "Mon-Fri 9-17 or so", Fault.PART_NOT_UNDERSTOOD, "or so"),
    ],
)
def test_a_refusal_names_what_was_read(read, typed, fault, named):
    with pytest.raises(MissionError) as caught:
        read(APRIL, typed)
    assert (caught.value.fault, caught.value.named) == (fault, named)


def test_a_weekday_that_comes_twice_names_the_choice():
    long = Mission(title="Long", start=date(2015, 4, 6), end=date(2015, 4, 24))
    with pytest.raises(MissionError) as caught:
        reading.read_slots(long, "Mon 9-12")
    assert caught.value.fault is Fault.WEEKDAY_OFTEN
    assert caught.value.other == "2015-04-06, 2015-04-13, 2015-04-20"
    assert len(reading.read_slots(long, "every Monday 9-12").value) == 3


@pytest.mark.parametrize(
    "typed",
    [
        "2015/4/12", "2015-4-12", "2015.04.12", "20150412", "4/12/2015", "04/12", "4-12-2015", "12/4/15",
        "15/4/12", "12-Apr-15", "12Apr2015", "Apr 12th", "12th of April, 2015", "April 12, 2015", "12. Apr 2015",
        "12.4.", "Sunday", "12 April, Sunday", "2015年4月12日", "4月12日 周日", "星期日", "２０１５／４／１２",
    ],
)  # fmt: skip
def test_days_as_people_write_them(typed):
    reading_of_it = reading.read_day(APRIL, typed)
    assert (reading_of_it.value, reading_of_it.doubts) == (date(2015, 4, 12), ())


@pytest.mark.parametrize(
    ("typed", "as_usual"),
    [
        ("13-15 Apr 9:00-12:00", "13 Apr 9-12; 14 Apr 9-12; 15 Apr 9-12"),
        ("Mon–Wed 9-12", "13 Apr 9-12; 14 Apr 9-12; 15 Apr 9-12"),
        ("Mon-Wed 13-15 Apr 9-12", "13 Apr 9-12; 14 Apr 9-12; 15 Apr 9-12"),
        ("13 Apr – 15 Apr", "13 Apr all day; 14 Apr all day; 15 Apr all day"),
        ("April 13-15, 2015", "13 Apr all day; 14 Apr all day; 15 Apr all day"),
        ("13, 14 and 16 Apr 2-4 pm", "13 Apr 14-16; 14 Apr 14-16; 16 Apr 14-16"),
        ("Mon, Wed 9-12", "13 Apr 9-12; 15 Apr 9-12"),
        ("Mon 14:00-1500", "13 Apr 14:00-15:00"),
        ("9:00-10:00 on Tue", "14 Apr 9-10"),
        ("Mon 11-1 pm", "13 Apr 11-13"),
        ("Mon 9 am-5", "13 Apr 9-17"),
        ("Mon noon-14h30", "13 Apr 12:00-14:30"),
        ("Mon from 14:00", "13 Apr 14:00-24:00"),
        ("Mon until noon", "13 Apr 0:00-12:00"),
        ("13 Apr 22:00-02:00", "Mon 13 Apr 22:00 – Tue 14 Apr 02:00"),
        ("13 Apr 20:00-midnight", "13 Apr 20:00-24:00"),
        ("13 Apr 1930-2130", "13 Apr 19:30-21:30"),
        ("4/13/2015 9:00-12:00; 4/14/2015 2-3pm", "13 Apr 9-12; 14 Apr 14-15"),
        ("4月13日 上午9点至11点半", "13 Apr 9:00-11:30"),
    ],
)
def test_spans_and_lists_as_people_write_them(typed, as_usual):
    expected = reading.read_slots(APRIL, as_usual).value
    assert expected
    assert reading.read_slots(APRIL, typed).value == expected


def test_of_two_orders_the_one_in_the_mission_counts_and_else_it_is_doubted():
    assert reading.read_day(APRIL, "4/13/2015") == reading.Reading(value=date(2015, 4, 13))
    late = reading.read_day(APRIL, "6/7/2015")
    assert [one.kind for one in late.doubts] == [DoubtKind.EITHER_WAY, DoubtKind.OUTSIDE]
    long = Mission(title="Long", start=date(2015, 6, 2), end=date(2015, 7, 20))
    (doubt,) = reading.read_day(long, "6/7/2015").doubts
    assert (doubt.kind, doubt.day, doubt.instead) == (
        DoubtKind.EITHER_WAY,
        date(2015, 7, 6),
        date(2015, 6, 7),
    )


def test_what_lies_outside_the_mission_is_taken_with_a_doubt():
    early = reading.read_moment(APRIL, "9 Apr 18:30")
    assert early.value == datetime(2015, 4, 9, 18, 30)
    assert [one.kind for one in early.doubts] == [DoubtKind.OUTSIDE]


def test_the_days_of_a_spreadsheet_are_read_within_the_mission_only():
    found = reading.read_day(APRIL, "42106")
    assert (found.value, found.doubts[0].kind) == (date(2015, 4, 12), DoubtKind.SERIAL)
    assert reading.read_moment(APRIL, "42106.75").value == datetime(2015, 4, 12, 18)
    with pytest.raises(MissionError):
        reading.read_day(APRIL, "41000")


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["4/11/2015", "4/13/2015"], DayOrder.MONTH_FIRST),
        (["11/4/2015", "13/4/2015"], DayOrder.DAY_FIRST),
        (["4/12/2015 9:00 AM"], DayOrder.MONTH_FIRST),
        (["6/7/2015", "25/6/2015"], DayOrder.DAY_FIRST),
        (["13 Apr", "2015-04-13", "TBC"], None),
        (["4/4/2015"], None),
    ],
)
def test_the_order_of_a_column(column, order):
    assert order_of_column(APRIL, column).order is order


def test_a_column_in_both_orders_is_told():
    assert order_of_column(APRIL, ["4/13/2015", "13/4/2015"]).is_mixed


def test_iso_days_are_never_swapped():
    assert reading.read_day(APRIL, "2015-05-04").value == date(2015, 5, 4)


def test_a_day_without_a_year_falls_into_the_mission():
    assert reading.read_day(NEW_YEAR, "2 Jan").value == date(2016, 1, 2)
    assert reading.read_day(NEW_YEAR, "30 Dec").value == date(2015, 12, 30)


@pytest.mark.parametrize(
    "typed", ["Tue 14 Apr 09:30", "2015-04-14T09:30", "14 Apr 2015, 9.30", "14 April 9:30 am"]
)
def test_moments(typed):
    assert reading.read_moment(APRIL, typed).value == datetime(2015, 4, 14, 9, 30)


def test_opening_hours_there_and_back():
    week = Hours(start=time(9), end=time(17))
    short = Hours(start=time(9), end=time(12))
    opening = (
        *(OpeningHours(hours=week, weekday=n) for n in range(5)),
        OpeningHours(hours=short, weekday=5),
    )
    text = writing.opening_text(opening)
    assert text == "Mon–Fri 09:00–17:00; Sat 09:00–12:00"
    assert reading.read_opening_hours(APRIL, text).value == opening
    assert reading.read_opening_hours(APRIL, "09:00-17:00").value == (OpeningHours(hours=week),)
    assert reading.read_opening_hours(APRIL, "Mon, Wed 9:00-17:00").value == tuple(
        OpeningHours(hours=week, weekday=n) for n in (0, 2)
    )


def test_breaks_and_holidays():
    (lunch,) = reading.read_breaks(APRIL, "Lunch 12:00-13:00").value
    assert (lunch.title, writing.breaks_text([lunch])) == ("Lunch", "Lunch 12:00–13:00")
    (day,) = reading.read_holidays(APRIL, "6 Apr Qingming").value
    assert (day.day, day.title) == (date(2015, 4, 6), "Qingming")
    text = writing.holidays_text([day], mission=APRIL)
    assert reading.read_holidays(APRIL, text).value == (day,)
