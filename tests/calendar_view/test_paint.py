"""What the painter draws, asked by colours in places, so that how letters are rastered does not matter."""

import dataclasses
from collections import Counter
from datetime import date

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from scheduler_app.calendar_view.colours import CITY_HUES, DARK, LIGHT
from scheduler_app.calendar_view.drops import Level
from scheduler_app.calendar_view.layout import (
    BlockKind,
    BlockRef,
    CityDaySpec,
    Columns,
    Layout,
    Marks,
    TimelineSpec,
    Tone,
    Zoom,
    compose,
)
from scheduler_app.calendar_view.lettering import Lettering
from scheduler_app.calendar_view.paint import paint, picture
from scheduler_app.calendar_view.scene import Ghost, Scene
from scheduler_app.mission.ids import CityId
from scheduler_app.wording import calendar as words
from tests.textgrid import SPEC, mission_of

SIZE = QSize(700, 500)
USUAL = Zoom(2.0, 200.0)
MISSION = mission_of("""
    Alder  aa.. .... ====
    Birch  .... BBB. ====
""")

pytestmark = pytest.mark.usefixtures("shipped_font")


def scene_of(mission=MISSION, marks=None, zoom=USUAL, **changes):
    board = compose(mission, SPEC, marks or Marks())
    scene = Scene(layout=Layout(board, zoom), theme=LIGHT, lettering=Lettering())
    return dataclasses.replace(scene, **changes)


def painted(scene, size=SIZE, dirty=None):
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("#FF00FF"))
    painter = QPainter(image)
    paint(painter, scene, size, dirty)
    painter.end()
    return image


def colours(image, rect):
    """The colours in a rectangle of an image with how often they occur."""
    return Counter(
        image.pixelColor(x, y).name()
        for x in range(rect.left(), rect.right() + 1)
        for y in range(rect.top(), rect.bottom() + 1)
    )


def area_of(scene, number):
    left, top = scene.layout.header
    rect = scene.layout.rects[number]
    return QRect(int(rect.x + left), int(rect.y + top), int(rect.width), int(rect.height))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_each_tone_has_its_fill(theme):
    scene = scene_of(theme=theme)
    image = painted(scene)
    for number, block in enumerate(scene.layout.board.blocks):
        most = colours(image, area_of(scene, number)).most_common(1)[0][0]
        assert most == theme.fill[block.face.tone].name()


def test_every_pixel_is_painted():
    assert "#ff00ff" not in colours(painted(scene_of()), QRect(0, 0, 700, 500))


def test_solid_borders_are_pinned_and_dashed_ones_proposed():
    scene = scene_of()
    image = painted(scene)
    strong = LIGHT.strong[Tone.GOVERNMENT].name()

    def share(number):
        area = area_of(scene, number)
        # The lower border, between the edge and the corner.
        line = QRect(area.left() + 8, area.bottom() - 1, area.width() - 16, 1)
        lines = [colours(image, line.translated(0, dy))[strong] / line.width() for dy in (-1, 0, 1)]
        return max(lines)

    proposed, pinned = (
        next(n for n, b in enumerate(scene.layout.board.blocks) if b.face.ref.id.endswith(letter))
        for letter in "ab"
    )
    assert share(pinned) > 0.95
    assert 0.3 < share(proposed) < 0.7


def test_a_clash_has_a_red_corner():
    clash = scene_of(
        marks=Marks(clashes={BlockRef(BlockKind.MEETING, "meeting-of-request-a"): "Two places."})
    )
    number = next(n for n, b in enumerate(clash.layout.board.blocks) if b.face.clash)
    area = area_of(clash, number)
    corner = QRect(area.right() - 9, area.top(), 9, 9)
    red = LIGHT.clash.name()
    assert colours(painted(clash), corner)[red] > 20
    assert colours(painted(scene_of()), corner)[red] == 0
    warned = scene_of(
        marks=Marks(warnings={BlockRef(BlockKind.MEETING, "meeting-of-request-a"): "A wish."})
    )
    assert colours(painted(warned), corner)[LIGHT.warning.name()] > 20


def test_labels_are_left_out_where_there_is_no_room():
    """At two pixels a quarter of an hour there is an edge and a fill, and no ink."""
    tight = scene_of(zoom=Zoom(0.5, 20.0))
    for number in range(len(tight.layout.rects)):
        assert LIGHT.ink.name() not in colours(painted(tight), area_of(tight, number))
    wide = scene_of()
    assert any(
        colours(painted(wide), area_of(wide, n))[LIGHT.ink.name()]
        for n in range(len(wide.layout.rects))
    )


def test_what_is_selected_is_outlined():
    ref = BlockRef(BlockKind.MEETING, "meeting-of-request-a")
    plain, chosen = painted(scene_of()), painted(scene_of(selected=frozenset({ref})))
    area = area_of(scene_of(), 0)
    ink = LIGHT.ink.name()
    assert colours(chosen, area)[ink] > colours(plain, area)[ink] + area.height()


@pytest.mark.parametrize("level", Level)
def test_the_ghost_has_the_colour_of_its_level(level):
    scene = scene_of()
    rect = scene.layout.rect_of_slot(0, scene.layout.board.blocks[0].end, 30)
    image = painted(scene_of(ghost=Ghost(rects=(rect,), level=level, label="09:30 – 10:00")))
    left, top = scene.layout.header
    edge = QRect(int(rect.x + left), int(rect.y + top), int(rect.width), 3)
    assert colours(image, edge)[LIGHT.drop[level].name()] > rect.width


def test_a_dirty_part_is_painted_as_in_the_whole(full):
    scene = dataclasses.replace(
        scene_of(),
        layout=Layout(
            compose(full, CityDaySpec(city_id=CityId("beijing"), day=date(2015, 4, 14))),
            Zoom(1.0, 112.0),
        ),
        scroll=(150.0, 40.0),
    )
    whole = painted(scene)
    for dirty in (QRect(200, 200, 150, 90), QRect(30, 60, 100, 120)):
        part = painted(scene, dirty=dirty)
        assert part.copy(dirty) == whole.copy(dirty)


def test_letters_are_cut_to_their_place():
    letters = Lettering()
    text = "Ministry of Housing and Urban-Rural Development"
    assert letters.cut(text, 80, letters.bold).endswith("…")
    lines = letters.wrapped(text, 120, 3, letters.bold)
    assert len(lines) == 3
    assert all(letters.width(line, letters.bold) <= 121 for line in lines)
    assert " ".join(lines[:2]) in text
    assert (
        letters.wrapped("住房和城乡建设部国际合作司", 70, 2, letters.body)[0]
        in "住房和城乡建设部国际合作司"
    )
    assert letters.cut("short", 200, letters.body) == "short"


def test_cities_have_eight_hues_that_differ():
    assert len(set(CITY_HUES)) == 8
    assert LIGHT.city(8) == LIGHT.city(0)


def contrast(one, other):
    """The contrast of WCAG 2: 4.5 and more is easy to read."""

    def luminance(colour):
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_text_can_be_read_on_everything_it_stands_on(theme):
    for ground in (*theme.fill.values(), theme.paper, theme.panel, theme.meal, theme.closed):
        assert contrast(theme.ink, ground) >= 7
        assert contrast(theme.muted, ground) >= 4.5
    for tone in Tone:
        assert contrast(theme.strong[tone], theme.fill[tone]) >= 3


@pytest.mark.parametrize(
    "spec",
    [
        CityDaySpec(city_id=CityId("beijing"), day=date(2015, 4, 14)),
        CityDaySpec(city_id=CityId("guangzhou"), day=date(2015, 4, 16), columns=Columns.ROOMS),
        TimelineSpec(),
    ],
)
def test_a_picture_of_a_whole_mission(full, spec):
    for is_dark, is_whole in ((False, False), (True, True)):
        image = picture(full, spec, QSize(900, 600), is_dark=is_dark, is_whole=is_whole)
        assert image.size() == QSize(900, 600)
        assert len(colours(image, QRect(300, 100, 400, 300))) > 5


def test_the_head_of_a_day_gets_shorter_before_it_is_cut():
    assert words.day_texts(date(2026, 12, 23)) == (
        "Wed 23 December", "Wed 23 Dec", "Wed 23", "23"
    )  # fmt: skip
