"""A box for a time zone: proposed from the name of the city, typed in any letters, or chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QWidget

from scheduler_app.mission.zones import zone_meant, zone_names, zone_of_city


class ZoneBox(QComboBox):
    """What was typed becomes the zone that is meant as soon as the box is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, editable=True)
        self.addItems(list(zone_names()))
        self.setMinimumContentsLength(20)
        self._is_chosen = False
        self._complete()
        line = self.lineEdit()
        assert line is not None
        line.textEdited.connect(self._on_edited)
        line.editingFinished.connect(self._settle)
        self.activated.connect(self._on_edited)

    def propose_for(self, city: str) -> None:
        """Follow the name of a city, unless the user has chosen a zone."""
        zone = None if self._is_chosen else zone_of_city(city)
        if zone is not None:
            self.setCurrentText(zone)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click beside the list of matches goes where it was meant, not only shuts the list."""
        popup = self._matches.popup()
        if popup is not None and watched is popup and isinstance(event, QMouseEvent):
            is_press = event.type() == QEvent.Type.MouseButtonPress
            if is_press and not popup.rect().contains(event.position().toPoint()):
                popup.hide()
                self._settle()
                aimed = QApplication.widgetAt(event.globalPosition().toPoint())
                if aimed is not None:
                    aimed.setFocus(Qt.FocusReason.MouseFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _complete(self) -> None:
        self._matches = QCompleter(QStringListModel(list(zone_names()), self), self)
        self._matches.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._matches.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(self._matches)
        popup = self._matches.popup()
        assert popup is not None
        popup.installEventFilter(self)

    def _on_edited(self) -> None:
        self._is_chosen = True

    def _settle(self) -> None:
        zone = zone_meant(self.currentText())
        if zone is not None and zone != self.currentText():
            self.setCurrentText(zone)
