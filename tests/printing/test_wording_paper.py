"""The words of paper: dates with their weekdays, clocks, zones, counts."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from scheduler_app.wording import clocks
from scheduler_app.wording import paper as words

DAY = date(2015, 4, 13)


def test_the_weekday_is_derived():
    assert words.long_date(DAY) == "Monday 13 April 2015"


@pytest.mark.parametrize(
    ("hour", "minute", "text"),
    [(0, 5, "12:05 am"), (9, 40, "9:40 am"), (12, 0, "12:00 pm"), (23, 59, "11:59 pm")],
)
def test_the_clock_of_twelve_hours(hour, minute, text):
    moment = datetime(2015, 4, 13, hour, minute)
    assert clocks.clock(moment, is_24_hour=False) == text
    assert clocks.clock(moment) == f"{hour:02}:{minute:02}"


def test_a_span_says_am_or_pm_once_where_it_can():
    nine, ten, two = (datetime(2015, 4, 13, hour) for hour in (9, 10, 14))
    assert clocks.span(nine, ten) == "09:00–10:00"
    assert clocks.span(nine, ten, is_24_hour=False) == "9:00–10:00 am"
    assert clocks.span(ten, two, is_24_hour=False) == "10:00 am–2:00 pm"


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("Asia/Shanghai", "UTC+8"),
        ("America/New_York", "UTC−4"),
        ("Asia/Kolkata", "UTC+5:30"),
        ("UTC", "UTC"),
    ],
)
def test_zones(zone, text):
    assert clocks.zone_label(ZoneInfo(zone), DAY) == text


def test_the_zone_stands_once_where_cities_share_it():
    shanghai, tokyo = ZoneInfo("Asia/Shanghai"), ZoneInfo("Asia/Tokyo")
    one = [("Beijing 北京", shanghai), ("Shanghai 上海", shanghai)]
    assert clocks.cities_label(one, DAY) == "Beijing 北京 – Shanghai 上海 · UTC+8"
    two = [("Beijing 北京", shanghai), ("Tokyo", tokyo)]
    assert clocks.cities_label(two, DAY) == "Beijing 北京 (UTC+8) – Tokyo (UTC+9)"


@pytest.mark.parametrize(
    ("minutes", "is_peak", "text"),
    [(25, False, "25 min"), (60, False, "1 h"), (85, True, "1 h 25 min in rush hour")],
)
def test_ways(minutes, is_peak, text):
    assert words.travel(minutes, is_peak=is_peak) == text


@pytest.mark.parametrize(
    ("names", "others", "text"),
    [
        (["Ann", "Bo"], 0, "Ann, Bo"),
        (["Ann"], 21, "Ann and 21 others"),
        (["Ann"], 1, "Ann and 1 other"),
        ([], 3, "3 others"),
    ],
)
def test_and_others(names, others, text):
    assert words.and_others(names, others) == text


def test_another_day_is_said():
    assert clocks.clock_beside(datetime(2015, 4, 14, 6, 10), DAY) == "Tuesday 14 April, 06:10"
    assert clocks.clock_beside(datetime(2015, 4, 13, 6, 10), DAY) == "06:10"


def test_the_zone_of_a_day_is_that_of_its_first_hour_and_a_change_is_said():
    berlin, lord_howe = ZoneInfo("Europe/Berlin"), ZoneInfo("Australia/Lord_Howe")
    assert clocks.zone_label(berlin, date(2026, 3, 29)) == "UTC+1, from 03:00 UTC+2"
    assert clocks.zone_label(berlin, date(2026, 10, 25)) == "UTC+2, from 02:00 UTC+1"
    assert clocks.zone_label(lord_howe, date(2026, 4, 5)) == "UTC+11, from 01:30 UTC+10:30"
    assert clocks.zone_label(berlin, date(2026, 3, 30)) == "UTC+2"


def test_what_ends_at_midnight_ends_at_24_and_what_goes_on_says_so():
    day, night = date(2015, 4, 13), datetime(2015, 4, 14)
    assert clocks.until(night, day) == "to 24:00"
    assert clocks.until(night, day, is_24_hour=False) == "to midnight"
    assert clocks.until(night.replace(hour=1), day) == "to\u00a001:00 next\u00a0day"
    assert clocks.until(night.replace(day=16, hour=1), day) == "to\u00a001:00 on\u00a0Thu\u00a016"
    assert clocks.until(night.replace(hour=1), night.date()) == "to 01:00"
    assert clocks.span(night.replace(day=13, hour=20), night) == "20:00–24:00"
    assert (
        clocks.continued_from(night.replace(day=13, hour=22), night.date())
        == "Continued from Monday 13 April, 22:00"
    )
