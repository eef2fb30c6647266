"""How the program looks: two palettes, one type scale, an 8-pixel rhythm. Nothing is drawn here.

Fusion with a palette of our own, because the platform's colour scheme is not told on every desktop.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from scheduler_app.calendar_view.typeface import FAMILY, load_typeface
from scheduler_app.settings import resource

STEP = 8
"""The rhythm: every margin and gap is a multiple or half of it, in pixels."""


class Appearance(StrEnum):
    """What the user chose under View > Appearance."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class TextSize(StrEnum):
    """The type scale."""

    SMALL = "small"
    BODY = "body"
    HEADING = "heading"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The few colours of one appearance."""

    window: str
    base: str
    alternate: str
    button: str
    text: str
    muted: str
    line: str
    accent: str
    on_accent: str
    selection: str
    must_fix: str
    warning: str
    good: str
    must_fix_wash: str
    warning_wash: str


LIGHT = Colours(
    window="#f3f4f6", base="#ffffff", alternate="#f8f9fb", button="#fbfbfc", text="#1b2026",
    muted="#586270", line="#d5d9df", accent="#1f4e8c", on_accent="#ffffff", selection="#1f4e8c",
    must_fix="#b3261e", warning="#8a5300", good="#1e6b45",
    must_fix_wash="#fbe9e7", warning_wash="#fdf3dc",
)  # fmt: skip
DARK = Colours(
    window="#22262c", base="#15181c", alternate="#1a1d22", button="#282c33", text="#e5e8ec",
    muted="#9aa4b1", line="#373d46", accent="#86b4ee", on_accent="#10151b", selection="#2c5a99",
    must_fix="#ff8a80", warning="#f0b45a", good="#7ccf9f",
    must_fix_wash="#3d2022", warning_wash="#3a2f18",
)  # fmt: skip

_POINTS = {
    TextSize.SMALL: 0.9, TextSize.BODY: 1.0, TextSize.HEADING: 1.25, TextSize.TITLE: 1.9,
}  # fmt: skip
_BODY_POINTS = 10
_FRAME = 56
"""Pixels that a title bar and its edges may take of the height of a screen."""


def install_look(app: QApplication, appearance: Appearance) -> None:
    """Give the whole program its style, font and colours; may be called again at any time."""
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    colours = DARK if _is_dark(appearance) else LIGHT
    app.setPalette(palette_of(colours))
    app.setStyleSheet(_sheet(colours))


def install_font(app: QApplication) -> None:
    """Load the shipped font, so that Chinese names are right on every machine."""
    load_typeface()
    font = QFont(app.font())
    if FAMILY in QFontDatabase.families():
        font.setFamily(FAMILY)
    font.setPointSizeF(_BODY_POINTS)
    app.setFont(font)


def colours_of(widget: QWidget | None = None) -> Colours:
    """The colours in force now."""
    palette = widget.palette() if widget is not None else QGuiApplication.palette()
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def set_text_size(widget: QWidget, size: TextSize, *, bold: bool = False) -> None:
    """Set a widget's place on the type scale."""
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(round(font.pointSizeF() * _POINTS[size] * 2) / 2)
    font.setBold(bold)
    widget.setFont(font)


def fit_to_screen(window: QWidget, width: int, height: int) -> None:
    """Begin with a size, or with what the screen has room for, the frame of the window included."""
    room = window.screen().availableGeometry()
    window.resize(min(width, room.width() - 2 * STEP), min(height, room.height() - _FRAME))


def set_muted(widget: QWidget) -> None:
    """Let a text stand back: for captions and explanations."""
    widget.setProperty("muted", True)


def palette_of(colours: Colours) -> QPalette:
    """The palette for an appearance."""
    role = QPalette.ColorRole
    palette = QPalette()
    for which, name in {
        role.Window: colours.window, role.WindowText: colours.text,
        role.Base: colours.base, role.AlternateBase: colours.alternate,
        role.Text: colours.text, role.PlaceholderText: colours.muted,
        role.Button: colours.button, role.ButtonText: colours.text,
        role.BrightText: colours.must_fix, role.Highlight: colours.selection,
        role.HighlightedText: "#ffffff", role.Link: colours.accent,
        role.LinkVisited: colours.accent, role.ToolTipBase: colours.base,
        role.ToolTipText: colours.text, role.Light: colours.base, role.Midlight: colours.alternate,
        role.Mid: colours.line, role.Dark: colours.line, role.Shadow: colours.line,
        role.Accent: colours.accent,
    }.items():  # fmt: skip
        palette.setColor(which, QColor(name))
    hint = QColor(colours.muted)
    hint.setAlphaF(0.7)
    palette.setColor(role.PlaceholderText, hint)
    disabled = QPalette.ColorGroup.Disabled
    for which in (role.WindowText, role.Text, role.ButtonText):
        faint = QColor(colours.muted)
        faint.setAlphaF(0.62)
        palette.setColor(disabled, which, faint)
    return palette


def _is_dark(appearance: Appearance) -> bool:
    if appearance is Appearance.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return appearance is Appearance.DARK


def _sheet(c: Colours) -> str:
    tick, partly = (resource(f"icons/{name}.svg").as_posix() for name in ("tick", "partly"))
    return f"""
    QToolTip {{ color: {c.text}; background: {c.base}; border: 1px solid {c.line}; padding: 4px 6px; }}
    QToolBar {{ border: 0; border-bottom: 1px solid {c.line}; spacing: 2px; padding: 2px 8px; }}
    QToolBar::separator {{ background: {c.line}; width: 1px; margin: 4px 6px; }}
    QMenuBar {{ border-bottom: 1px solid {c.line}; padding: 2px 4px; }}
    QStatusBar {{ border-top: 1px solid {c.line}; }}
    QStatusBar::item {{ border: 0; }}
    QMainWindow::separator {{ background: {c.line}; width: 1px; height: 1px; }}
    QMainWindow::separator:hover {{ background: {c.accent}; }}
    QDockWidget {{ font-weight: bold; }}
    QDockWidget::title {{ padding: 6px 8px; background: {c.window}; border-bottom: 1px solid {c.line}; text-align: left; }}
    QHeaderView::section {{ background: {c.window}; color: {c.muted}; border: 0;
        border-right: 1px solid {c.line}; border-bottom: 1px solid {c.line}; padding: 4px 8px; }}
    QTableView, QListView, QTreeView {{ border: 0; }}
    QTableView {{ gridline-color: {c.line}; }}
    QTabWidget::pane {{ border: 0; }}
    QTabBar::tab {{ padding: 6px 14px; border: 0; border-bottom: 2px solid transparent; color: {c.muted}; }}
    QTabBar[compact="true"]::tab {{ padding: 6px 9px; }}
    QTabBar::tab:selected {{ color: {c.text}; border-bottom: 2px solid {c.accent}; }}
    QTabBar::tab:hover {{ color: {c.text}; }}
    QTabBar::tab:focus {{ color: {c.accent}; }}
    QLabel[muted="true"], QCheckBox[muted="true"] {{ color: {c.muted}; }}
    QFrame[ruled="true"] {{ border: 0; border-bottom: 1px solid {c.line}; }}
    QFrame[notice="calm"] {{ background: {c.base}; border: 0; border-top: 2px solid {c.accent}; }}
    QFrame[notice="warning"] {{ background: {c.warning_wash}; border: 0; border-top: 1px solid {c.line}; }}
    QDialogButtonBox, QMessageBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QScrollArea {{ border: 0; background: transparent; }}
    QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{
        width: 14px; height: 14px; border: 1px solid {c.muted}; background: {c.base}; }}
    QCheckBox::indicator, QAbstractItemView::indicator {{ border-radius: 3px; }}
    QRadioButton::indicator {{ border-radius: 8px; }}
    QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
        background: {c.selection}; border-color: {c.selection}; image: url({tick}); }}
    QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {{
        background: {c.selection}; border-color: {c.selection}; image: url({partly}); }}
    QRadioButton::indicator:checked {{
        width: 6px; height: 6px; border: 5px solid {c.selection}; background: #ffffff; }}
    QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {c.line}; }}
    """
