"""How far a meeting has come is seen on its block: another border or word for each state."""

import dataclasses

import pytest
from PySide6.QtCore import QRect, QSize

from scheduler_app.calendar_view.blocks import PENS
from scheduler_app.calendar_view.colours import LIGHT
from scheduler_app.calendar_view.headers import legend_of
from scheduler_app.calendar_view.layout import Layout, Marks, Tone, Zoom, compose
from scheduler_app.calendar_view.lettering import Lettering
from scheduler_app.calendar_view.scene import Scene
from scheduler_app.mission.requests import MeetingState
from tests.calendar_view.test_paint import area_of, painted
from tests.textgrid import SPEC, mission_of

pytestmark = pytest.mark.usefixtures("shipped_font")
SHOWN = tuple(one for one in MeetingState if one is not MeetingState.CANCELLED)


def _scene(*states):
    mission = mission_of("""
        Alder  aa.. bb.. cc.. dd.. ee..
    """)
    asked = dict(mission.meeting_requests)
    for letter, state in zip("abcde", states, strict=False):
        one = asked[f"request-{letter}"]
        asked[one.id] = dataclasses.replace(one, state=state)
    board = compose(dataclasses.replace(mission, meeting_requests=asked), SPEC, Marks())
    return Scene(layout=Layout(board, Zoom(2.0, 200.0)), theme=LIGHT, lettering=Lettering())


def _texts(scene):
    return [text for _, text in legend_of(scene)]


def _lower_border(image, area):
    strong = LIGHT.strong[Tone.GOVERNMENT].name()
    rows = QRect(area.left() + 8, area.bottom() - 3, area.width() - 16, 4)
    return tuple(
        tuple(image.pixelColor(x, y).name() == strong for x in range(rows.left(), rows.right()))
        for y in range(rows.top(), rows.bottom() + 1)
    )


def test_every_state_has_a_border_of_its_own():
    scene = _scene(*SHOWN)
    image = painted(scene, QSize(700, 1000))
    meetings = [n for n, one in enumerate(scene.layout.board.blocks) if one.face.state]
    borders = {_lower_border(image, area_of(scene, n)) for n in meetings}
    assert len(borders) == len(SHOWN)
    assert set(PENS) == set(MeetingState)


def test_all_but_a_request_have_a_word_on_the_block():
    faces = [one.face for one in _scene(*SHOWN).layout.board.blocks]
    words = {one.state: one.lines[0] for one in faces if one.state}
    for state, word in (
        ("idea", "Idea"),
        ("offered", "Times offered"),
        ("confirmed", "Confirmed"),
        ("held", "Held"),
    ):
        assert words[MeetingState(state)] == word
    assert words[MeetingState.REQUESTED] not in {"Idea", "Times offered", "Confirmed", "Held"}


def test_the_legend_tells_the_states_on_show_and_no_others():
    assert _texts(_scene(*SHOWN))[:5] == ["Idea", "Requested", "Times offered", "Confirmed", "Held"]
    assert "Pinned" not in _texts(_scene(*SHOWN))
    assert _texts(_scene())[:2] == ["Requested", "Government"]
