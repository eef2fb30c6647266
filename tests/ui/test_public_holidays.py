"""Adding public holidays in the window: told first, one step, undone."""

from __future__ import annotations

from datetime import date

from scheduler_app.exchange.public_holidays import Suggestion, suggest
from scheduler_app.mission.places import Holiday
from scheduler_app.ui import editing
from scheduler_app.ui.dialogs.public_holidays import lines_of

LABOUR = Holiday(day=date(2015, 4, 13), title="A day off")


def test_holidays_are_added_as_one_step(opened, bench, monkeypatch):
    found = Suggestion(holidays={"BJS": (LABOUR,)}, working={}, unknown=())
    monkeypatch.setattr(editing, "suggest", lambda _mission: found)
    monkeypatch.setattr(editing, "agrees", lambda *_: True)
    before = bench.document.mission
    opened.actions_by_name["public_holidays"].trigger()
    assert bench.document.mission.cities["BJS"].holidays == (LABOUR,)
    opened.actions_by_name["undo"].trigger()
    assert bench.document.mission.cities == before.cities


def test_what_would_be_added_is_told_by_city(bench):
    mission = bench.document.mission
    found = Suggestion(
        holidays={"BJS": (LABOUR,)}, working={"BJS": (date(2015, 4, 12),)}, unknown=("CAN_CITY",)
    )
    assert lines_of(mission, found) == [
        "Beijing: Mon 13 Apr: A day off",
        "Beijing: people work on Sun 12 Apr, a weekend.",
        "Guangzhou: the country “China” is not known; enter its holidays by hand.",
    ]


def test_the_week_of_the_sample_has_none(bench):
    assert suggest(bench.document.mission).holidays == {}
