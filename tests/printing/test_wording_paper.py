"""The words of paper: dates with their weekdays, clocks, zones, counts."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

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
    assert words.clock(moment, is_24_hour=False) == text
    assert words.clock(moment) == f"{hour:02}:{minute:02}"


def test_a_span_says_am_or_pm_once_where_it_can():
    nine, ten, two = (datetime(2015, 4, 13, hour) for hour in (9, 10, 14))
    assert words.span(nine, ten) == "09:00–10:00"
    assert words.span(nine, ten, is_24_hour=False) == "9:00–10:00 am"
    assert words.span(ten, two, is_24_hour=False) == "10:00 am–2:00 pm"


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
    assert words.zone_label(ZoneInfo(zone), DAY) == text


def test_the_zone_stands_once_where_cities_share_it():
    shanghai, tokyo = ZoneInfo("Asia/Shanghai"), ZoneInfo("Asia/Tokyo")
    one = [("Beijing", "北京", shanghai), ("Shanghai", "上海", shanghai)]
    assert words.cities_label(one, DAY) == "Beijing 北京 – Shanghai 上海 · UTC+8"
    two = [("Beijing", "北京", shanghai), ("Tokyo", "", tokyo)]
    assert words.cities_label(two, DAY) == "Beijing 北京 (UTC+8) – Tokyo (UTC+9)"


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
    assert words.clock_beside(datetime(2015, 4, 14, 6, 10), DAY) == "Tuesday 14 April, 06:10"
    assert words.clock_beside(datetime(2015, 4, 13, 6, 10), DAY) == "06:10"
