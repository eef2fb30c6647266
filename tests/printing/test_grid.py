"""One-on-ones as a grid: rounds where there are rounds, else hours; a firm beside its table."""

from datetime import timedelta

import pytest

from scheduler_app.mission.itinerary import Block, day_sheet_of
from scheduler_app.printing.grid import columns_of
from scheduler_app.printing.output import to_pdf
from tests.builders import a_meeting, a_mission, a_request, a_room, at
from tests.printing.reading import packed, text_of_pages


def _sheet(*starts, minutes=30):
    mission = a_mission(
        rooms=[a_room(tables=9)],
        meeting_requests=[a_request(f"r{n}", minutes=minutes) for n in range(len(starts))],
        meetings=[
            a_meeting(f"r{n}", start, room_id="room", table=1 + n % 3)
            for n, start in enumerate(starts)
        ],
    )
    return day_sheet_of(mission, "city", at(0).date())


def _rows(*starts, minutes=30):
    (block,) = _sheet(*starts, minutes=minutes).entries
    assert isinstance(block, Block)
    return block.rows


def test_rounds_are_columns_and_say_their_end():
    rows = _rows(*[at(9)] * 3, *[at(9, 30)] * 3, *[at(10)] * 3)
    found = columns_of(rows)
    assert [(one.start, one.until) for one in found] == [
        (start, start + timedelta(minutes=30)) for start in (at(9), at(9, 30), at(10))
    ]


def test_a_single_odd_start_stands_in_the_round_it_falls_in():
    rows = _rows(*[at(9)] * 9, at(9, 15), *[at(9, 30)] * 9)
    assert [one.start for one in columns_of(rows)] == [at(9), at(9, 30)]


def test_without_rounds_the_hours_are_columns():
    rows = _rows(at(9), at(9, 10), at(9, 20), at(10, 5), at(10, 40))
    assert [(one.start, one.until) for one in columns_of(rows)] == [(at(9), None), (at(10), None)]


@pytest.mark.parametrize("starts", [[at(9)] * 3 + [at(9, 30)] * 3, [at(9), at(9, 10), at(9, 50)]])
def test_every_meeting_stands_in_one_column(starts):
    rows = _rows(*starts)
    for row in rows:
        at_it = [one for one in columns_of(rows) if one.start <= row.engagement.start < one.end]
        assert len(at_it) == 1


def test_the_paper_has_the_day_first_and_then_the_grid(options, tmp_path):
    to_pdf(tmp_path / "sheet.pdf", [_sheet(at(9), at(9), at(9, 10))], options())
    first, second = text_of_pages(tmp_path / "sheet.pdf")
    assert packed("3 meetings at 3 tables: see the grid") in first
    assert packed("09:10–09:40 Ministry") in second
    assert packed("1 Firm") in second
