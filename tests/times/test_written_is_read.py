"""What the writers of cells write is read back to the same; no text is taken in part."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import Break, Fair, Holiday, OpeningHours
from scheduler_app.mission.slots import Hours, Slot
from scheduler_app.times import reading, writing

MISSIONS = st.builds(
    lambda start, days: Mission(title="M", start=start, end=start + timedelta(days=days)),
    st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    st.integers(0, 20),
)
DAYS = st.dates(date(1985, 1, 1), date(2070, 1, 1))
NEAR = st.integers(-400, 400)
MINUTES = st.integers(0, 24 * 60 - 1)
CLOCKS = MINUTES.map(lambda n: time(n // 60, n % 60))
TITLES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=24).filter(
    lambda text: text.strip()
)
PLAIN_TITLES = st.sampled_from(
    [
        "Lunch",
        "Lunch 45 min",
        "Tea 9-10, 12:00-13:00",
        "Fair 1 May",
        "Mon",
        "all day, and",
        'a"b"',
        "x: y; z",
        "13 Apr: 14 Apr",
    ]
)
WORDS = (
    "foo", "tentative", "?", "or", "x", "(?)", "approx", "noonish", "etc.", "tbc", "²", "۳", "\u200b",
)  # fmt: skip
NUMBERS = ("2", "7th", "31", "1931")


def hours_or_none(start: time, end: time) -> Hours | None:
    try:
        return Hours(start=start, end=end)
    except MissionError:
        return None


HOURS = st.builds(hours_or_none, CLOCKS, CLOCKS).filter(bool)


@given(MISSIONS, DAYS)
def test_a_day(mission, day):
    assert reading.read_day(mission, writing.day_text(day, mission=mission)).value == day


@given(MISSIONS, NEAR, MINUTES)
def test_a_moment(mission, away, minutes):
    moment = datetime.combine(mission.start, time()) + timedelta(days=away, minutes=minutes)
    assert (
        reading.read_moment(mission, writing.moment_text(moment, mission=mission)).value == moment
    )


@given(HOURS)
def test_hours(hours):
    mission = Mission(title="M", start=date(2015, 4, 10), end=date(2015, 4, 15))
    assert reading.read_hours(mission, writing.hours_text(hours)).value == hours
    assert (
        reading.read_hours_list(mission, writing.hours_list_text([hours, hours])).value
        == (hours,) * 2
    )


@given(MISSIONS, st.lists(st.tuples(NEAR, MINUTES, st.integers(1, 6000)), max_size=6))
def test_slots(mission, plain):
    midnight = datetime.combine(mission.start, time())
    starts = [midnight + timedelta(days=d, minutes=m) for d, m, _ in plain]
    slots = {
        Slot(start=start, end=start + timedelta(minutes=length))
        for start, (_, _, length) in zip(starts, plain, strict=True)
    }
    text = writing.slots_text(sorted(slots), mission=mission)
    assert reading.read_slots(mission, text).value == tuple(sorted(slots))


@given(
    st.lists(
        st.builds(OpeningHours, hours=HOURS, weekday=st.none() | st.integers(0, 6)), max_size=8
    )
)
def test_opening_hours(opening):
    mission = Mission(title="M", start=date(2015, 4, 10), end=date(2015, 4, 15))
    text = writing.opening_text(opening)
    assert set(reading.read_opening_hours(mission, text).value) == set(opening)


@given(
    MISSIONS,
    TITLES | PLAIN_TITLES,
    HOURS,
    st.none() | st.integers(1, 900),
    DAYS,
    st.integers(0, 90),
)
def test_titles_with_hours_and_days(mission, title, hours, minutes, day, length):
    if minutes is not None:
        minutes = min(minutes, hours.minutes)
    breaks = (Break(title=title, hours=hours, minutes=minutes), Break(title="Tea", hours=hours))
    assert reading.read_breaks(mission, writing.breaks_text(breaks)).value == breaks
    holidays = (Holiday(day=day, title=title), Holiday(day=day, title="New Year"))
    text = writing.holidays_text(holidays, mission=mission)
    assert reading.read_holidays(mission, text).value == holidays
    fairs = (Fair(title=title, first=day, last=day + timedelta(days=length)),)
    text = writing.fairs_text(fairs, mission=mission)
    assert reading.read_fairs(mission, text).value == fairs


WRITTEN = st.sampled_from(
    [
        (reading.read_day, text)
        for text in ("Tue 14 Apr", "2015/4/12", "4/12/2015", "April 12, 2015", "12-Apr-15", "4月12日", "14 Apr (Tue)")
    ]
    + [
        (reading.read_moment, text)
        for text in ("Tue 14 Apr 09:30", "4/13/2015 2:00:00 PM", "2:30pm Mon", "2015-04-14T09:30")
    ]
    + [
        (reading.read_slots, text)
        for text in (
            "Tue 14 Apr 09:00–10:00, 14:00–15:00; Wed 15 Apr all day", "13-15 Apr 9-12", "Mon–Wed 2-4 pm",
            "daily 9-12", "Mon 13 Apr 22:00-02:00", "14:00-1500 Mon", "Apr 13-15",
        )
    ]
    + [(reading.read_hours, "9:00-12:00"), (reading.read_opening_hours, "Mon–Fri 9-17; Sat 9-12")]
)  # fmt: skip
APRIL = Mission(title="April", start=date(2015, 4, 10), end=date(2015, 4, 15))


@given(WRITTEN, st.sampled_from(WORDS), st.integers(0, 60), st.booleans())
def test_no_text_is_taken_in_part(written, word, place, is_apart):
    read, text = written
    with pytest.raises(MissionError):
        read(APRIL, _with(text, word, place, is_apart=is_apart))


@given(WRITTEN, st.sampled_from(NUMBERS), st.integers(0, 60), st.booleans())
def test_a_number_more_is_refused_or_means_something_else(written, number, place, is_apart):
    read, text = written
    try:
        value = read(APRIL, _with(text, number, place, is_apart=is_apart)).value
    except MissionError:
        return
    assert value != read(APRIL, text).value


def _with(text: str, more: str, place: int, *, is_apart: bool) -> str:
    gap = " " if is_apart else ""
    place = min(place, len(text))
    return f"{text[:place]}{gap}{more}{gap}{text[place:]}"


@given(st.text(max_size=40) | st.text(alphabet="0123456789/-.: ,;aprmonhfd", max_size=24))
def test_any_text_is_read_whole_or_refused(text):
    for read in (
        reading.read_day, reading.read_moment, reading.read_slots, reading.read_hours, reading.read_hours_list,
        reading.read_opening_hours, reading.read_breaks, reading.read_holidays, reading.read_fairs,
    ):  # fmt: skip
        try:
            first = read(APRIL, text)
        except MissionError:
            continue
        assert read(APRIL, text) == first
