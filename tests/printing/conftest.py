"""A GUI application for fonts and painting, and a fixed time of printing."""

from datetime import datetime

import pytest

from scheduler_app.printing import PaperOptions

PRINTED = datetime(2015, 4, 12, 21, 40)


@pytest.fixture(autouse=True)
def _application(qapp):
    """Painting text needs one."""


@pytest.fixture
def options():
    """Options with the defaults; call it with what differs."""

    def make(**fields):
        return PaperOptions(**{"printed_at": PRINTED, **fields})

    return make
