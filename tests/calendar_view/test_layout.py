"""Properties of the geometry, on a mission of the real size and at any zoom."""

import dataclasses
import itertools
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler_app.calendar_view.layout import (
    BandKind,
    BlockKind,
    CityDaySpec,
    Columns,
    Layout,
    Marks,
    Rect,
    TimelineSpec,
    Zoom,
    compose,
    fitting_zoom,
)
from scheduler_app.calendar_view.layout.axis import TimeAxis
from scheduler_app.calendar_view.layout.blocks import BlockRef
from scheduler_app.mission.ids import CityId
from scheduler_app.mission.slots import Slot
from tests import builders
from tests.builders import a_gathering, a_mission
from tests.calendar_view.missions import at, full_mission

FULL = full_mission()
SPECS = [
    *(
        CityDaySpec(city_id=CityId(city), day=date(2015, 4, day), columns=columns)
        for city, day in (("beijing", 14), ("guangzhou", 16))
        for columns in Columns
    ),
    TimelineSpec(),
]
BOARDS = [compose(FULL, spec) for spec in SPECS]


class Placed(Layout):
    def __repr__(self):  # a board is too long to be printed
        return f"{self.board.heading} ({len(self.board.lanes)} lanes) at {self.zoom}"


layouts = st.builds(
    lambda number, zoom: Placed(BOARDS[number], zoom),
    st.integers(0, len(BOARDS) - 1),
    st.builds(Zoom, st.floats(0.05, 6.0), st.floats(8.0, 400.0)),
)
few = settings(max_examples=40)


@few
@given(layouts)
def test_blocks_overlap_only_where_transfers_lie_under_them(layout):
    for lane in range(len(layout.board.lanes)):
        shown = [
            (layout.board.blocks[n], layout.rects[n])
            for n in layout.in_lane(lane)
            if layout.board.blocks[n].kind is not BlockKind.TRANSFER
        ]
        for (one, first), (other, second) in itertools.combinations(shown, 2):
            if smaller(first).meets(smaller(second)):
                # Only what would be thinner than can be seen is drawn larger than it is.
                thin = min(first.width, first.height, second.width, second.height)
                assert thin <= 3.01, (one, other)


@few
@given(layouts)
def test_the_centre_of_a_block_hits_it(layout):
    for number, block in enumerate(layout.board.blocks):
        if block.kind is not BlockKind.TRANSFER:
            hit = layout.block_at(*layout.rects[number].centre)
            assert hit is not None
            assert hit == number or layout.rects[hit].meets(layout.rects[number])


@few
@given(layouts, st.data())
def test_the_time_at_a_grid_position_is_that_time(layout, data):
    board = layout.board
    day = data.draw(st.sampled_from(board.days))
    minute = data.draw(st.integers(board.first_minute // 15, board.last_minute // 15 - 1)) * 15
    moment = datetime.combine(day, time()) + timedelta(minutes=minute)
    lane = data.draw(st.integers(0, len(board.lanes) - 1))
    rect = layout.rect_of_slot(lane, moment, 15)
    assert rect is not None
    slot = layout.slot_at(rect.x + 0.001, rect.y + 0.001)
    assert slot is not None
    assert (slot.lane, slot.start) == (board.lanes[lane].ref, moment)


@few
@given(layouts, st.data())
def test_an_area_finds_exactly_the_blocks_that_it_touches(layout, data):
    width, height = layout.size
    area = Rect(
        data.draw(st.floats(0, max(width - 1, 0))),
        data.draw(st.floats(0, max(height - 1, 0))),
        300,
        200,
    )
    found = list(layout.blocks_in(area))
    assert len(found) == len(set(found))
    assert set(found) == {n for n, rect in enumerate(layout.rects) if rect.meets(area)}


def smaller(rect):
    """Without the hair by which rounding lets neighbours touch."""
    return Rect(rect.x + 0.01, rect.y + 0.01, rect.width - 0.02, rect.height - 0.02)


@few
@given(layouts)
def test_everything_lies_within_the_content(layout):
    width, height = layout.size
    for rect in layout.rects:
        assert rect.x >= 0
        assert rect.y >= 0
        assert rect.right <= width + 0.01
        assert rect.bottom <= height + 0.01


@given(st.floats(0.05, 6.0), st.floats(0, 20))
def test_nights_are_folded_and_gaps_belong_to_no_day(minute_px, gap):
    axis = TimeAxis(
        days=(date(2015, 4, 13), date(2015, 4, 14)), first_minute=480, last_minute=1200,
        minute_px=minute_px, gap=gap,
    )  # fmt: skip
    assert axis.position(at(13, "23:00")) == pytest.approx(axis.day_length)
    assert axis.position(at(14, "03:00")) == pytest.approx(axis.start_of(date(2015, 4, 14)))
    if gap > 1:
        assert axis.day_at(axis.day_length + gap / 2) is None
    assert axis.clip(at(13, "21:00"), at(13, "23:00")) is None


def test_a_view_that_is_fitted_shows_its_hours_without_scrolling():
    for board in BOARDS[:6]:
        layout = Layout(board, fitting_zoom(board, 1440, 900))
        assert layout.size[1] + layout.header[1] <= 900.01
    whole = Layout(BOARDS[0], fitting_zoom(BOARDS[0], 1440, 900, is_whole=True))
    assert whole.size[0] + whole.header[0] <= 1440.01


def test_columns_are_principals_by_rank_then_firms():
    board = BOARDS[0]
    assert board.lanes[0].title == "Secretary of Commerce"
    assert board.lanes[7].title == "Alder Building Controls"
    assert len(board.lanes) == 31


def test_a_pool_has_a_lane_for_each_table():
    board = compose(
        FULL, CityDaySpec(city_id=CityId("guangzhou"), day=date(2015, 4, 16), columns=Columns.ROOMS)
    )
    assert sum(lane.ref.table is not None for lane in board.lanes) == 24


def test_marks_reach_the_blocks():
    some = next(iter(FULL.meetings))
    moments = ((next(iter(FULL.cities)), FULL.meetings[some].start.date()),)
    board = compose(
        FULL,
        TimelineSpec(),
        Marks(clashes={BlockRef(BlockKind.MEETING, some): "two places at once"}, moments=moments),
    )
    marked = {block.ref.id for block in board.blocks if block.face.clash}
    assert marked == {some}
    assert "1 clash" in board.summary


def test_transfers_lead_to_what_they_are_for():
    board = BOARDS[0]
    starts = {(lane, b.start) for b in board.blocks for lane in range(b.lane, b.last_lane + 1)}
    ways = [b for b in board.blocks if b.kind is BlockKind.TRANSFER and not b.face.warning]
    assert ways
    there = [b for b in ways if b.ref.id.startswith("transfer-to-")]
    # Who has the time goes before the meal.
    assert all((b.lane, b.end) in starts or b.end == at(14, "12:00") for b in there)


def test_an_official_is_closed_outside_of_their_windows():
    key = next(o.id for o in FULL.officials.values() if o.city_id == "beijing")
    window = Slot(start=at(14, "14:00"), end=at(14, "15:00"))
    officials = {
        **FULL.officials,
        key: dataclasses.replace(FULL.officials[key], availability=(window,)),
    }
    board = compose(dataclasses.replace(FULL, officials=officials), SPECS[1])
    lane = next(n for n, one in enumerate(board.lanes) if one.ref.id == key)
    closed = [
        (b.start, b.end)
        for b in board.bands
        if b.kind is BandKind.CLOSED and b.lane <= lane <= b.last_lane
    ]
    assert closed == [(at(14, "00:00"), window.start), (window.end, at(15, "00:00"))]


def test_the_timeline_is_tinted_by_where_people_are():
    board = BOARDS[-1]
    tints = {
        (b.start.date().day, b.tint) for b in board.bands if b.kind is BandKind.CITY and b.lane == 0
    }
    assert {(14, 0), (15, 1), (16, 2)} <= tints


def test_what_is_said_when_there_is_nothing():
    empty = dataclasses.replace(FULL, meetings={}, gatherings={})
    shanghai = CityDaySpec(city_id=CityId("shanghai"), day=date(2015, 4, 15))
    assert compose(empty, shanghai).empty_text == (
        "Nothing planned in Shanghai on Wednesday. Press F5 to make a plan."
    )
    elsewhere = dataclasses.replace(shanghai, day=date(2015, 4, 17))
    assert compose(empty, elsewhere).empty_text.startswith("Nobody of the mission is in Shanghai")
    assert compose(FULL, shanghai).empty_text == ""


def test_a_mission_without_people_still_has_a_view():
    bare = dataclasses.replace(
        FULL, meetings={}, gatherings={}, legs={}, delegates={}, officials={}, meeting_requests={}
    )
    for spec in SPECS:
        board = compose(bare, spec)
        layout = Layout(board, fitting_zoom(board, 800, 600))
        assert layout.block_at(10, 10) is None


def test_a_leg_over_the_date_line_is_never_drawn_backwards():
    cities = {**FULL.cities, CityId("shanghai"): dataclasses.replace(
        FULL.cities[CityId("shanghai")], timezone="America/Los_Angeles")}  # fmt: skip
    leg = next(iter(FULL.legs.values()))
    flown = dataclasses.replace(leg, departure=at(14, "13:00"), arrival=at(14, "09:30"))
    mission = dataclasses.replace(FULL, cities=cities, legs={flown.id: flown}, meetings={})
    for spec in (
        SPECS[0],
        TimelineSpec(),
        CityDaySpec(city_id=CityId("shanghai"), day=date(2015, 4, 14)),
    ):
        legs = [b for b in compose(mission, spec).blocks if b.kind is BlockKind.LEG]
        assert legs
        assert all(b.end > b.start for b in legs)


def test_the_counts_do_not_depend_on_the_columns():
    assert len({compose(FULL, spec).summary for spec in SPECS[:3]}) == 1
    receptions_only = dataclasses.replace(FULL, meetings={})
    guangzhou = CityDaySpec(
        city_id=CityId("guangzhou"), day=date(2015, 4, 16), columns=Columns.OFFICIALS
    )
    assert compose(receptions_only, guangzhou).empty_text == ""


def test_what_goes_on_after_midnight_is_drawn_in_both_days():
    show = a_gathering(start=builders.at(22), end=builders.at(1, 30, day=1))
    mission = a_mission(days=2, gatherings=[show])
    for number, spans in ((0, (22 * 60, 24 * 60)), (1, (0, 90))):
        spec = CityDaySpec(city_id=CityId("city"), day=mission.days[number])
        board = compose(mission, spec)
        layout = Layout(board, Zoom(1.0, 100.0))
        rect = layout.rects[0]
        first = board.first_minute
        assert (rect.y + first, rect.y + rect.height + first) == spans
    weeks = compose(mission, TimelineSpec())
    assert (weeks.first_minute, weeks.last_minute) == (0, 24 * 60)


def test_what_ends_at_midnight_ends_with_its_day():
    gala = a_gathering(start=builders.at(20), end=builders.at(0, day=1))
    mission = a_mission(days=2, gatherings=[gala])
    board = compose(mission, TimelineSpec())
    layout = Layout(board, Zoom(1.0, 30.0))
    rect = layout.rects[0]
    assert rect.x + rect.width == layout.axis.day_length
    tomorrow = compose(mission, CityDaySpec(city_id=CityId("city"), day=mission.days[1]))
    assert tomorrow.blocks == ()
