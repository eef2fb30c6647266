"""Public holidays by country: the facts of China in 2015, names as people write them, and spans."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.exchange.public_holidays import calendar_of, suggest
from scheduler_app.mission.edits.calendars import add_holidays
from scheduler_app.mission.places import Holiday
from tests.builders import a_city, a_mission


def _known(country, first, last):
    found = calendar_of(country, first, last)
    assert found is not None
    return found


def test_china_in_april_2015():
    found = _known("China", date(2015, 4, 1), date(2015, 4, 30))
    assert [one.day for one in found.holidays] == [date(2015, 4, 5), date(2015, 4, 6)]


def test_china_works_on_weekends_for_its_new_year():
    found = _known("China", date(2015, 2, 1), date(2015, 2, 28))
    assert found.working == (date(2015, 2, 15), date(2015, 2, 28))


@pytest.mark.parametrize("name", ["CN", "chn", "P.R. China", "People's Republic of China", "china"])
def test_a_country_is_known_by_the_names_that_people_write(name):
    assert _known(name, date(2015, 5, 1), date(2015, 5, 1)).holidays[0].title == "Labor Day"


@pytest.mark.parametrize("name", ["", "Atlantis", "12"])
def test_a_country_that_is_not_known_has_no_calendar(name):
    assert calendar_of(name, date(2015, 1, 1), date(2015, 12, 31)) is None


@given(
    first=st.dates(date(2010, 1, 1), date(2026, 12, 31)),
    days=st.integers(0, 60),
    country=st.sampled_from(["China", "Hong Kong", "India", "Japan", "Kenya", "Romania"]),
)
def test_no_day_lies_outside_the_span(first, days, country):
    last = first + timedelta(days=days)
    found = _known(country, first, last)
    every = [*(one.day for one in found.holidays), *found.working]
    assert all(first <= day <= last for day in every)
    assert len({one.day for one in found.holidays}) == len(found.holidays)


def test_only_what_is_missing_is_suggested_and_added_once():
    mine = Holiday(day=date(2015, 4, 5), title="Qingming")
    mission = a_mission(
        start=date(2015, 4, 4), end=date(2015, 4, 8), city_days=[],
        cities=[a_city(country="China", holidays=(mine,)), a_city("other", country="Nowhere")],
    )  # fmt: skip
    found = suggest(mission)
    assert [one.day for one in found.holidays["city"]] == [date(2015, 4, 6)]
    assert found.unknown == ("other",)
    added = add_holidays(add_holidays(mission, found.holidays), found.holidays)
    assert added.cities["city"].holidays[0].title == "Qingming"
    assert len(added.cities["city"].holidays) == 2
    assert suggest(added).holidays == {}
