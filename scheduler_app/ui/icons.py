"""The program's own icons: one-colour SVGs drawn in the colour of the text around them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from scheduler_app.settings import resource
from scheduler_app.ui.look import colours_of

_SIZES = (16, 20, 24, 32, 40, 48)


def icon(name: str, colour: str = "") -> QIcon:
    """The icon of this name (a file of resources/icons), in a colour or in that of buttons' text."""
    palette = QGuiApplication.palette()
    role = QPalette.ColorRole.ButtonText
    strong = colour or palette.color(role).name()
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_pixmap(name, strong, size))
    faint = palette.color(QPalette.ColorGroup.Disabled, role)
    for size in _SIZES:
        made.addPixmap(
            _pixmap(name, faint.name(faint.NameFormat.HexArgb), size), QIcon.Mode.Disabled
        )
    return made


def put_icon(target: QAction | QAbstractButton, name: str, colour_of: str = "") -> None:
    """Give an action or a button its icon, so that it follows the appearance.

    `colour_of`: a name of `Colours` ("accent"), else the colour of buttons' text.
    """
    target.setProperty("icon_name", name)
    target.setProperty("icon_colour", colour_of)
    colour = getattr(colours_of(), colour_of) if colour_of else ""
    target.setIcon(icon(name, colour))


def refresh_icons(root: QObject) -> None:
    """Draw all icons below an object anew, in the colours of now."""
    targets: list[QAction | QAbstractButton] = list(root.findChildren(QAction))
    targets += root.findChildren(QAbstractButton)
    for found in targets:
        name = found.property("icon_name")
        if name:
            put_icon(found, name, found.property("icon_colour") or "")


def app_icon() -> QIcon:
    """The icon of the program itself, in its own colours."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_painted(_source("attache"), size, 1.0))
    return made


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, size: int) -> QPixmap:
    opacity = 1.0
    if len(colour) == 9:
        opacity, colour = int(colour[1:3], 16) / 255, "#" + colour[3:]
    return _painted(_source(name).replace("currentColor", colour), size, opacity)


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


def _painted(source: str, size: int, opacity: float) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(opacity)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
