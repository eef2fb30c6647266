"""What is printed can be read, searched and copied: names, titles, times, Chinese included."""

import re
import shutil
import subprocess

import pytest

from scheduler_app.mission.itinerary import EngagementKind, ItineraryIndex, itinerary_of
from scheduler_app.mission.places import Break
from scheduler_app.printing import itinerary_pages
from scheduler_app.printing.choices import (
    day_sheet_choices,
    itinerary_choices,
    source_of,
    sources_of,
)
from scheduler_app.printing.output import to_pdf
from tests.builders import a_city, a_gathering, a_meeting, a_mission, a_request, a_venue, at, hours
from tests.large_mission import a_large_mission
from tests.printing.reading import packed, text_of_pages

MISSION = a_large_mission(firms=4, people=2)


def _one(person, options, tmp_path, **fields):
    found = source_of(ItineraryIndex(MISSION), _choice(person))
    path = tmp_path / "one.pdf"
    to_pdf(path, [found], options(**fields))
    return found, text_of_pages(path)


def _choice(person):
    return next(one for one in itinerary_choices(MISSION) if one.about == person)


@pytest.mark.parametrize("fields", [{}, {"is_page_per_day": True}, {"text_size": 14.0}])
def test_every_name_title_time_and_place_comes_back(options, tmp_path, fields):
    found, pages = _one("delegate-1-1", options, tmp_path, **fields)
    text = "".join(pages)
    for entry in (one for day in found.days for one in day.entries):
        assert f"{entry.engagement.start:%H:%M}" in text
        assert packed(entry.title) in text
        for party in entry.people:
            if not party.is_delegate:
                assert packed(party.name) in text
                assert packed(party.title) in text
        if entry.place is not None and entry.engagement.kind is not EngagementKind.TRANSFER:
            assert packed(entry.place.venue) in text
            assert packed(entry.place.venue_local) in text
            assert packed(entry.place.address_local) in text
        if entry.transfer is not None:
            assert f"{entry.transfer.start:%H:%M}Leavefor" in text
        for note in entry.notes:
            assert packed(note) in text


def test_every_page_says_mission_person_version_and_its_number(options, tmp_path):
    found, pages = _one("delegate-1-1", options, tmp_path)
    assert len(pages) > 2
    for number, text in enumerate(pages, start=1):
        assert packed(MISSION.title) in text
        assert packed(found.person.name) in text
        assert packed("Version 3 · printed 12 April 2015, 21:40") in text
        assert packed(f"Page {number} of {len(pages)}") in text


def test_a_day_goes_on_under_its_heading(options, tmp_path):
    _, pages = _one("delegate-1-1", options, tmp_path)
    assert packed("Monday 13 April 2015") in pages[0]
    assert packed("Monday 13 April 2015 (continued)") in pages[1]
    assert pages[1].index("(continued)") < pages[1].index("Table")


def test_one_page_a_day_begins_each_day_on_a_new_page(options, tmp_path):
    found, pages = _one("delegate-1-1", options, tmp_path, is_page_per_day=True)
    for text in pages:
        dates = set(re.findall(r"\d{1,2}April2015(?!,)", text))
        assert len(dates) == 1
    assert len(pages) >= len(found.days)


def test_a_full_day_shrinks_to_its_page_and_a_day_too_full_goes_on(options):
    def pages(meetings, **fields):
        requests = [a_request(f"r{n}", minutes=15) for n in range(meetings)]
        held = [a_meeting(f"r{n}", at(8 + n // 4, n % 4 * 15)) for n in range(meetings)]
        mission = a_mission(meeting_requests=requests, meetings=held)
        found = itinerary_of(mission, "delegate")
        return len(itinerary_pages(found, options(text_size=14.0, **fields)))

    flowing = next(n for n in range(1, 40) if pages(n) == 2)
    assert pages(flowing, is_page_per_day=True) == 1
    assert pages(40, is_page_per_day=True) > 1


def test_the_address_is_said_where_one_comes_to_a_place_and_not_again(options, tmp_path):
    lunch = Break(title="Lunch", hours=hours("12:00", "13:00"))
    mission = a_mission(
        cities=[a_city(breaks=(lunch,))],
        venues=[a_venue(address="1 First Road"), a_venue("b", address="2 Second Road")],
        gatherings=[
            a_gathering("one", start=at(9), end=at(10)),
            a_gathering("two", start=at(10), end=at(11)),
            a_gathering("three", venue_id="b", start=at(13), end=at(14)),
        ],
    )
    to_pdf(tmp_path / "a.pdf", [itinerary_of(mission, "delegate")], options())
    text = "".join(text_of_pages(tmp_path / "a.pdf"))
    assert text.count("1FirstRoad") == 1
    assert text.count("2SecondRoad") == 1
    assert text.index("LeaveforB") < text.index("Lunch") < text.index("Three")


def test_a_way_that_is_too_tight_says_so(options, tmp_path):
    mission = a_mission(
        venues=[a_venue(), a_venue("b")],
        gatherings=[
            a_gathering("one", start=at(9), end=at(10)),
            a_gathering("two", venue_id="b", start=at(10, 10), end=at(11)),
        ],
    )
    to_pdf(tmp_path / "a.pdf", [itinerary_of(mission, "delegate")], options())
    assert packed("Too tight: arrives 20 minutes late") in text_of_pages(tmp_path / "a.pdf")[0]


def test_an_empty_day_says_so(options, tmp_path):
    _, pages = _one("delegate-1-1", options, tmp_path)
    assert (
        packed("Sunday 12 April 2015")
        + packed("Beijing 北京 · UTC+8")
        + packed("No engagements this day.")
        in pages[0]
    )


def test_the_clock_of_twelve_hours(options, tmp_path):
    _, pages = _one("delegate-1-1", options, tmp_path, is_24_hour=False)
    text = "".join(pages)
    assert packed("2:00 pm") in text
    assert "14:00" not in text


def test_nothing_of_another_firm(options, tmp_path):
    _, pages = _one("delegate-1-1", options, tmp_path)
    text = "".join(pages)
    assert packed("Green Building Systems 1") in text
    for other in (2, 3):
        assert packed(f"Green Building Systems {other}") not in text


def test_the_sheet_has_everyone_of_the_day(options, tmp_path):
    path = tmp_path / "sheet.pdf"
    (choice,) = [one for one in day_sheet_choices(MISSION) if one.day and one.day.day == 13]
    (sheet,) = sources_of(MISSION, [choice])
    to_pdf(path, [sheet], options())
    text = "".join(text_of_pages(path))
    for firm in range(4):
        assert packed(f"Green Building Systems {firm} International") in text
    assert packed("Opening briefing by the Embassy") in text
    assert packed("One-on-one meetings, Grand Ballroom") in text
    assert packed("Day sheet – Beijing 北京, Monday 13 April 2015") in text


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not here")
def test_another_reader_finds_the_chinese_whole(options, tmp_path):
    found, _ = _one("delegate-1-1", options, tmp_path)
    command = ["pdftotext", "-raw", str(tmp_path / "one.pdf"), "-"]
    text = packed(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    for entry in (one for day in found.days for one in day.entries):
        if entry.place is not None and entry.engagement.kind is EngagementKind.MEETING:
            assert packed(entry.place.address_local) in text
            assert all(packed(one.name) in text for one in entry.people if not one.is_delegate)
