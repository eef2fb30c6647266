"""The form of a city proposes its zone, and that of a gathering refuses an hour that is skipped."""

from __future__ import annotations

from datetime import datetime

from scheduler_app.ui.dialogs.record import RecordDialog
from tests.builders import a_city, a_mission


def _form(qtbot, table, mission=None):
    dialog = RecordDialog(mission or a_mission(), table)
    qtbot.addWidget(dialog)
    return dialog


def test_the_zone_follows_the_name_of_a_new_city(qtbot):
    dialog = _form(qtbot, "cities")
    dialog.preset(name="Guangzhou")
    assert dialog._editors["timezone"].value() == "Asia/Shanghai"
    dialog.preset(name="Alpha")
    assert dialog._editors["timezone"].value() == "UTC"
    dialog.preset(timezone="Asia/Tokyo")
    dialog.preset(name="Beijing")
    assert dialog._editors["timezone"].value() == "Asia/Tokyo"


def test_an_hour_that_is_skipped_stays_in_the_form(qtbot):
    dialog = _form(qtbot, "gatherings", a_mission(cities=[a_city(timezone="Europe/Berlin")]))
    night = datetime(2026, 3, 29, 2, 30)
    dialog.preset(title="Night", city_id="city", start=night, end=night.replace(hour=5))
    dialog.accept()
    assert dialog.record is None
    assert "skip Sun 29 Mar 2026 02:30" in dialog._error.text()
