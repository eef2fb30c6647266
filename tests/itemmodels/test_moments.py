from datetime import date, datetime, time

import pytest

from scheduler_app.itemmodels import moments
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import OpeningHours
from scheduler_app.mission.slots import Hours, Slot

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
    assert moments.read_slots(APRIL, typed) == TWO


def test_slots_of_one_day_share_its_name():
    slots = (slot(14, "09:00", "10:00"), slot(14, "14:00", "15:00"))
    text = moments.slots_text(slots, year=2015)
    assert text == "Tue 14 Apr 09:00–10:00, 14:00–15:00"
    assert moments.read_slots(APRIL, text) == slots


def test_daily_means_every_day_of_the_mission():
    assert len(moments.read_slots(APRIL, "daily 09:00-12:00")) == 6


def test_a_day_alone_is_all_of_it():
    (whole,) = moments.read_slots(APRIL, "Tue 14 Apr")
    assert whole.minutes == 24 * 60
    assert moments.slots_text([whole], year=2015) == "Tue 14 Apr all day"
    assert moments.read_slots(APRIL, "Tue 14 Apr all day") == (whole,)


def test_midnight_ends_a_day():
    (late,) = moments.read_slots(APRIL, "Tue 14 Apr 20:00-24:00")
    assert moments.slots_text([late], year=2015) == "Tue 14 Apr 20:00–24:00"


@pytest.mark.parametrize(
    "typed", ["sometime", "14 Apr 25:00-26:00", "Mon 14 Apr 9:00-10:00", "9:00-10:00", "-"]
)
def test_what_means_nothing_is_refused(typed):
    with pytest.raises(MissionError) as caught:
        moments.read_slots(APRIL, typed)
    assert caught.value.fault is Fault.NOT_UNDERSTOOD


def test_an_end_before_its_start_is_told_apart():
    with pytest.raises(MissionError) as caught:
        moments.read_slots(APRIL, "14 Apr 15:00-14:00")
    assert caught.value.fault is Fault.END_NOT_AFTER_START


def test_iso_days_are_never_swapped():
    assert moments.read_day(APRIL, "2015-05-04") == date(2015, 5, 4)


def test_a_day_without_a_year_falls_into_the_mission():
    assert moments.read_day(NEW_YEAR, "2 Jan") == date(2016, 1, 2)
    assert moments.read_day(NEW_YEAR, "30 Dec") == date(2015, 12, 30)


@pytest.mark.parametrize(
    "typed", ["Tue 14 Apr 09:30", "2015-04-14T09:30", "14 Apr 2015, 9.30", "14 April 9:30 am"]
)
def test_moments(typed):
    assert moments.read_moment(APRIL, typed) == datetime(2015, 4, 14, 9, 30)


def test_opening_hours_there_and_back():
    week = Hours(start=time(9), end=time(17))
    short = Hours(start=time(9), end=time(12))
    opening = (
        *(OpeningHours(hours=week, weekday=n) for n in range(5)),
        OpeningHours(hours=short, weekday=5),
    )
    text = moments.opening_text(opening)
    assert text == "Mon–Fri 09:00–17:00; Sat 09:00–12:00"
    assert moments.read_opening_hours(text) == opening
    assert moments.read_opening_hours("09:00-17:00") == (OpeningHours(hours=week),)
    assert moments.read_opening_hours("Mon, Wed 9:00-17:00") == tuple(
        OpeningHours(hours=week, weekday=n) for n in (0, 2)
    )


def test_breaks_and_holidays():
    (lunch,) = moments.read_breaks("Lunch 12:00-13:00")
    assert (lunch.title, moments.breaks_text([lunch])) == ("Lunch", "Lunch 12:00–13:00")
    (day,) = moments.read_holidays(APRIL, "6 Apr Qingming")
    assert (day.day, day.title) == (date(2015, 4, 6), "Qingming")
    text = moments.holidays_text([day], year=2015)
    assert moments.read_holidays(APRIL, text) == (day,)
