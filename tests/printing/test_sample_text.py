"""The sample on paper: every Chinese name comes back whole, no ligature, every kind of paper."""

import shutil
import subprocess

import pytest

from scheduler_app.exchange.samples import load_sample
from scheduler_app.mission.itinerary import DaySheet, EngagementKind, Itinerary
from scheduler_app.printing.choices import (
    day_sheet_choices,
    itinerary_choices,
    official_choices,
    sources_of,
)
from scheduler_app.printing.output import to_pdf
from scheduler_app.settings import resource
from tests.printing.reading import packed

MISSION = load_sample(resource("samples"), "smart-cities-2015")
pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no poppler-utils here")


def _text(path, choices, options):
    sources = sources_of(MISSION, choices)
    to_pdf(path, sources, options)
    run = subprocess.run(
        ["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True
    )
    return run.stdout, sources


def _local_names(source: Itinerary) -> set[str]:
    found = {source.person.organisation_local}
    for entry in (one for day in source.days for one in day.entries):
        is_way = entry.engagement.kind is EngagementKind.TRANSFER
        found |= {one.organisation_local for one in entry.people if not one.is_delegate}
        if entry.place is not None and not is_way and not entry.place.has_tables:
            found |= {entry.place.venue_local, entry.place.address_local}
    for day in source.days:
        found |= {one.name_local for one in day.cities}
    return found - {""}


def test_every_chinese_name_of_the_itineraries_comes_back(options, tmp_path):
    choices = (*itinerary_choices(MISSION), *official_choices(MISSION))
    text, sources = _text(tmp_path / "all.pdf", choices, options())
    whole = packed(text)
    wanted = set[str]().union(*(_local_names(one) for one in sources if isinstance(one, Itinerary)))
    assert len(wanted) > 100
    assert {one for one in wanted if packed(one) not in whole} == set()


def test_chinese_names_of_day_sheets_come_back(options, tmp_path):
    text, sources = _text(tmp_path / "days.pdf", day_sheet_choices(MISSION), options())
    whole = packed(text)
    for source in sources:
        assert isinstance(source, DaySheet)
        assert source.city.name_local in whole


def test_no_ligature_stands_for_two_letters(options, tmp_path):
    text, _ = _text(tmp_path / "all.pdf", itinerary_choices(MISSION), options())
    assert not any(0xFB00 <= ord(one) <= 0xFB06 for one in text)
    assert "efficiency" in text


def test_nothing_of_sources_is_on_paper(options, tmp_path):
    text, _ = _text(tmp_path / "all.pdf", itinerary_choices(MISSION), options())
    assert "invented" not in text
    assert "not published" not in text
