"""Says which public holidays would be added to which city, before any is."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from scheduler_app.exchange.public_holidays import Suggestion
from scheduler_app.i18n import tr
from scheduler_app.mission.mission import Mission
from scheduler_app.times.writing import day_text, holidays_text
from scheduler_app.ui.plain import MessageBox


def agrees(mission: Mission, found: Suggestion, parent: QWidget) -> bool:
    """Show what was found; whether it is to be added (never where there is nothing to add)."""
    box = MessageBox(QMessageBox.Icon.Information, tr("Public holidays"), "", parent=parent)
    box.setText(
        tr("These days would be kept free of meetings:")
        if found.holidays
        else tr("No public holiday within the mission's dates is missing.")
    )
    box.setInformativeText("\n".join(lines_of(mission, found)))
    if not found.holidays:
        box.exec()
        return False
    add = box.addButton(tr("Add"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(add)
    box.exec()
    return box.clickedButton() is add


def lines_of(mission: Mission, found: Suggestion) -> list[str]:
    """What there is to say, a line for each city."""
    lines = [
        f"{mission.cities[city_id].name}: {holidays_text(days, mission=mission)}"
        for city_id, days in found.holidays.items()
    ]
    for city_id, working in found.working.items():
        days = ", ".join(day_text(day, mission=mission) for day in working)
        text = tr("{city}: people work on {days}, a weekend.")
        lines.append(text.format(city=mission.cities[city_id].name, days=days))
    for city_id in found.unknown:
        city = mission.cities[city_id]
        text = tr("{city}: the country “{country}” is not known; enter its holidays by hand.")
        lines.append(text.format(city=city.name, country=city.country))
    return lines
