import pytest
from PySide6.QtGui import QFontDatabase

from scheduler_app.settings import resource
from tests.calendar_view.missions import full_mission


@pytest.fixture(scope="session")
def full():
    return full_mission()


@pytest.fixture(scope="session")
def shipped_font(qapp):
    """The font that pictures are made with, so that they look the same on every machine."""
    for style in ("Regular", "Bold"):
        assert (
            QFontDatabase.addApplicationFont(str(resource(f"fonts/AttacheSans-{style}.ttf"))) >= 0
        )
