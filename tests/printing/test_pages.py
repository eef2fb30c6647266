"""Pages: rows whole, headings never last, the text of long records shortened and never lost whole."""

from dataclasses import replace

import pytest

from scheduler_app.mission.itinerary import ItineraryIndex, itinerary, itinerary_of
from scheduler_app.printing import PaperSize, itinerary_pages
from scheduler_app.printing.choices import day_sheet_choices, sources_of
from scheduler_app.printing.output import lay_out
from scheduler_app.printing.pages import Section, set_pages
from scheduler_app.printing.pieces import Gap
from scheduler_app.printing.text import Paragraph
from scheduler_app.printing.typeface import Style
from tests.builders import (
    a_city,
    a_delegate,
    a_gathering,
    a_meeting,
    a_mission,
    a_request,
    a_venue,
    an_official,
    an_organisation,
    at,
)
from tests.large_mission import a_large_mission


class _Room:
    """A frame whose pages hold 100."""

    def body_height(self, page):
        return 100


def _heights(pages):
    return [[(y, piece.height) for y, piece in page.pieces] for page in pages]


def _section(*heights, **fields):
    return Section(heading=Gap(10), again=Gap(5), rows=[Gap(one) for one in heights], **fields)


def test_rows_follow_each_other_and_go_on_under_the_heading():
    assert _heights(set_pages([_section(40, 40, 40)], _Room(), 7)) == [
        [(0, 10), (10, 40), (50, 40)],
        [(0, 5), (5, 40)],
    ]


def test_the_last_row_is_not_alone_on_a_page():
    assert _heights(set_pages([_section(25, 25, 25, 30)], _Room(), 7)) == [
        [(0, 10), (10, 25), (35, 25)],
        [(0, 5), (5, 25), (30, 30)],
    ]


def test_a_heading_is_never_the_last_of_a_page():
    pages = _heights(set_pages([_section(60), _section(30)], _Room(), 7))
    assert pages == [[(0, 10), (10, 60)], [(0, 10), (10, 30)]]


def test_sections_share_a_page_with_a_gap_unless_each_begins_one():
    shared = _heights(set_pages([_section(20), _section(20)], _Room(), 7))
    assert shared == [[(0, 10), (10, 20), (30, 7), (37, 10), (47, 20)]]
    apart = set_pages([_section(20), _section(20, begins_page=True)], _Room(), 7)
    assert len(apart) == 2


@pytest.mark.parametrize("paper", list(PaperSize))
@pytest.mark.parametrize("size", [8.0, 10.0, 14.0])
def test_no_row_is_split_or_runs_into_the_footer(options, paper, size):
    mission = a_large_mission(firms=3, people=2)
    index = ItineraryIndex(mission)
    chosen = options(paper=paper, text_size=size)
    sources = [itinerary(index, "delegate-0-0"), *sources_of(mission, day_sheet_choices(mission))]
    for source in sources:
        pages = lay_out(source, chosen)
        for number, page in enumerate(pages.pages):
            bottom = max(y + piece.height for y, piece in page.pieces)
            assert bottom <= pages.frame.body_height(number)
            tops = [y for y, _ in page.pieces]
            assert tops == sorted(tops)


def test_a_very_long_note_still_makes_a_row_that_fits(options):
    mission = a_mission(gatherings=[a_gathering(note="very long words " * 500)])
    pages = itinerary_pages(itinerary_of(mission, "delegate"), options(text_size=14.0))
    for number, page in enumerate(pages.pages):
        assert max(y + one.height for y, one in page.pieces) <= pages.frame.body_height(number)


def test_what_does_not_fit_ends_in_an_ellipsis_within_its_lines():
    style = Style(10)
    one, two = (
        Paragraph([("word", style)], 900),
        Paragraph([("word " * 300, style)], 900, most_lines=2),
    )
    assert two.height == 2 * one.height


def test_larger_text_takes_more_pages(options):
    source = itinerary_of(a_large_mission(firms=2, people=2), "delegate-0-0")
    small = itinerary_pages(source, options(text_size=8.0))
    large = itinerary_pages(source, options(text_size=14.0))
    assert len(small) < len(large)


def test_a_person_without_days_has_one_page_that_says_so(options):
    source = replace(itinerary_of(a_mission(), "delegate"), days=())
    assert len(itinerary_pages(source, options())) == 1


@pytest.mark.parametrize("size", [7.9, 14.1])
def test_a_text_size_out_of_range_is_refused(options, size):
    with pytest.raises(ValueError, match="text size"):
        options(text_size=size)


@pytest.mark.parametrize("length", [120, 1_000, 20_000])
def test_names_of_any_length_stay_above_the_foot_of_the_page(options, length):
    name = ("Wxyz" * length)[:length]
    mission = a_mission(
        title=name,
        cities=[a_city(name=name)],
        venues=[a_venue(name=name, address=name, name_local=name)],
        organisations=[an_organisation(name=name), an_organisation("ministry", name=name)],
        delegates=[a_delegate(name=name, title=name), a_delegate("second", title=name)],
        officials=[an_official(name=name, title=name)],
        gatherings=[a_gathering(title=name, start=at(11), end=at(12), note=name)],
        meeting_requests=[a_request(title=name, note=name)],
        meetings=[a_meeting(note=name)],
    )
    documents = [itinerary_pages(itinerary_of(mission, "delegate"), options())]
    documents += [
        lay_out(one, options()) for one in sources_of(mission, day_sheet_choices(mission))
    ]
    for document in documents:
        for number, page in enumerate(document.pages):
            assert page.height <= document.frame.body_height(number) + 0.01
