"""Names come from whichever of two missions knows them."""

from datetime import datetime

import pytest

from scheduler_app.mission.edits.records import delete_records, replace_records, set_field
from scheduler_app.mission.people import EVERYONE
from scheduler_app.mission.programme_changes import programme_changes
from scheduler_app.wording.notices import renewed, untold, with_notices
from scheduler_app.wording.parts import person_name
from scheduler_app.wording.programme import programme_cells, programme_line
from scheduler_app.wording.releases import sheet_line
from tests.builders import (
    a_city,
    a_city_day,
    a_delegate,
    a_gathering,
    a_meeting,
    a_mission,
    a_vehicle,
    a_venue,
    an_official,
    at,
)

NOW = datetime(2026, 3, 1, 9)


@pytest.fixture
def before():
    return a_mission(
        days=2,
        cities=[a_city(), a_city("other")],
        venues=[a_venue(), a_venue("far", "other")],
        delegates=[a_delegate("ann", name="Ann"), a_delegate("cy", name="Cy")],
        officials=[an_official(name="Li"), an_official("host", city_id="other", name="Wu")],
        city_days=[a_city_day(), a_city_day("other", day=1)],
        meetings=[a_meeting()],
        gatherings=[
            a_gathering(start=at(15), end=at(16), official_ids=("official",)),
            a_gathering("far away", city_id="other", venue_id="far", start=at(9, day=1), end=at(10, day=1)),
        ],
        vehicles=[a_vehicle()],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("table", "gone", "said"),
    [
        ("delegates", "cy", "Cy"),
        ("officials", "official", "Li"),
        ("cities", "other", "Far Away"),
        ("organisations", "firm", "Firm – Ministry"),
        ("venues", "venue", "Venue"),
    ],
)
def test_what_differs_is_told_with_the_names_of_who_is_gone(before, table, gone, said):
    after = delete_records(before, table, [gone])
    found = programme_changes(before, after)
    lines = [
        f"{person_name(found.known, person)}: {programme_line(found, one, to)}"
        for person, mine in found.by_person().items()
        for one in mine
        for to in (None, person)
    ]
    lines += [" ".join(programme_cells(found, one)) for one in found.changes]
    lines += [sheet_line(found, sheet) for sheet in found.sheets]
    assert said in "\n".join(lines)


@pytest.mark.parametrize(
    ("table", "record", "field", "value", "said"),
    [
        ("cities", "city", "timezone", "Asia/Tokyo", "time zone of City is now Asia/Tokyo"),
        ("venues", "venue", "address", "New street 5", "address of Venue is now New street 5"),
        ("venues", "venue", "name", "Annex", "Venue is now called Annex"),
        ("meeting_requests", "request", "link", "https://x.example", "is now https://x.example"),
        (
            "meeting_requests",
            "request",
            "title",
            "Signing",
            "Firm – Ministry is now called Signing",
        ),
        ("organisations", "firm", "name", "Acme", "Firm – Ministry is now called Acme – Ministry"),
        ("gatherings", "gathering", "title", "Gala", "Gathering is now called Gala"),
        ("gatherings", "gathering", "note", "black tie", "is now black tie"),
        ("officials", "official", "name", "Wang", "Li is now called Wang"),
        ("vehicles", "car", "driver", "Zhao", "driver of Car is now Zhao"),
    ],
)
def test_what_paper_says_otherwise_is_a_difference(before, table, record, field, value, said):
    rides = replace_records(before, "vehicles", [a_vehicle(roster=EVERYONE)])
    found = programme_changes(rides, set_field(rides, table, record, field, value))
    lines = [programme_line(found, one) for one in found.changes]
    assert any(said in line for line in lines), lines
    assert {"ann", "cy"} <= set(found.by_person())
    assert all(said in " ".join(programme_cells(found, one)) for one in found.changes)


def test_who_is_gone_is_told_by_name_and_the_others_of_them(before):
    after = delete_records(before, "delegates", ["cy"])
    told = with_notices(before, after, cause="c", why="", now=NOW, since=1, read=lambda _: before)
    told = renewed(told, lambda _: before)
    names = {one.name for one in untold(told).values()}
    assert {"Cy, Firm", "Ann, Firm"} & names
    assert any("Cy does not come" in one.text for one in untold(told).values())
