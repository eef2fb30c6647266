"""Schedules as text: what is read back is what was drawn, and what the layout makes of it."""

import pytest

from scheduler_app.calendar_view.layout import Layout, Zoom, compose
from scheduler_app.mission.edits.schedule import place_request
from tests.textgrid import FIRST, SPEC, STEP, drawn, mission_of, plain

DRAWINGS = (
    """
    Alder  aaa. .BB. ====
    Birch  .... .BB. ====
    Cedar  cc.. d... ....
    """,
    """
    Alder  aaaa
    """,
)


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_drawing_is_read_back(drawing):
    assert drawn(mission_of(drawing)) == plain(drawing)


def blocks_of(drawing):
    board = compose(mission_of(drawing), SPEC)
    return [
        (block.title, block.lane, block.last_lane, block.column, block.columns)
        for block in board.blocks
    ]


def test_a_gathering_is_drawn_once_for_each_run_of_lanes():
    found = blocks_of("""
        Alder  ====
        Birch  ====
        Cedar  aa..
        Dogwo  ====
    """)
    assert found == [("Reception", 0, 1, 0, 1), ("Ministry", 2, 2, 0, 1), ("Reception", 3, 3, 0, 1)]


def test_a_clash_lies_side_by_side_and_breaks_the_run():
    mission = mission_of("""
        Alder  ==== ....
        Birch  ==== ....
        Cedar  ==== .aa.
    """)
    # The official is asked for earlier: the meeting now lies over the reception.
    meeting = next(iter(mission.meetings.values()))
    moved = moved_to(mission, meeting, 2)
    board = compose(moved, SPEC)
    assert drawn(board) == plain("""
        Alder  ==== ....
        Birch  ==== ....
        Cedar  ==## ....
    """)
    found = [(b.title, b.lane, b.last_lane, b.column, b.columns) for b in board.blocks]
    assert found == [("Reception", 0, 1, 0, 1), ("Reception", 2, 2, 0, 2), ("Ministry", 2, 2, 1, 2)]


def moved_to(mission, meeting, cell):
    return place_request(
        mission, meeting.request_id, FIRST + cell * STEP, meeting.venue_id, meeting.room_id
    )


def test_a_meeting_of_two_neighbouring_firms_is_one_block():
    assert blocks_of("""
        Alder  .aa.
        Birch  .aa.
        Cedar  b...
    """) == [("Ministry", 0, 1, 0, 1), ("Ministry", 2, 2, 0, 1)]


def test_pixels_follow_the_drawing():
    layout = Layout(compose(mission_of("Alder  .aa. ===="), SPEC), Zoom(2.0, 100.0))
    meeting, reception = layout.rects
    assert (meeting.y, meeting.height) == (30, 60)
    assert (reception.y, reception.height) == (120, 120)
    assert meeting.x == reception.x
