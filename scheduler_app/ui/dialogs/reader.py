"""Pages to read: help, the list of keys, about the mission, about the program, reports."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from scheduler_app import __version__
from scheduler_app.i18n import tr
from scheduler_app.mission.mission import Mission
from scheduler_app.settings import resource
from scheduler_app.ui.actions import commands, menu_titles
from scheduler_app.ui.look import STEP, colours_of, fit_to_screen


class Reader(QDialog):
    """A window with one page in it; links to anchors work, links outside open a browser."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._build()

    def show_html(self, html: str) -> None:
        """Show a page."""
        colours = colours_of(self)
        self.page.document().setDefaultStyleSheet(
            f"h1 {{ font-size: 18pt; }} h2 {{ font-size: 12.5pt; margin-top: 18px; }}"
            f" td {{ padding: 2px 16px 2px 0; }} .quiet {{ color: {colours.muted}; }}"
            f" a {{ color: {colours.accent}; }} code {{ background: {colours.alternate}; }}"
        )
        self.page.setHtml(html)

    def begin(self, anchor: str = "") -> None:
        """Come to the front, at an anchor if there is one."""
        self.show()
        if anchor:
            self.page.scrollToAnchor(anchor)
        self.raise_()
        self.activateWindow()

    def _build(self) -> None:
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setAccessibleName(self.windowTitle())
        self.page.document().setDocumentMargin(STEP * 3)
        self.page.anchorClicked.connect(self._on_link)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.setContentsMargins(STEP * 2, 0, STEP * 2, 0)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, STEP)
        layout.addWidget(self.page, 1)
        layout.addWidget(buttons)
        fit_to_screen(self, 720, 640)

    def _on_link(self, url: QUrl) -> None:
        if url.isRelative():
            self.page.scrollToAnchor(url.fragment())
        else:
            QDesktopServices.openUrl(url)


def help_html() -> str:
    """The help page."""
    return resource("help/help.html").read_text(encoding="utf-8")


def keys_html() -> str:
    """Every key, by menu, from the table of commands."""
    parts = [f"<h1>{escape(tr('Keys'))}</h1>"]
    for menu, title in menu_titles().items():
        rows = [
            f"<tr><td><b>{escape(', '.join(one.keys))}</b></td><td>{escape(_plain(one.text))}</td>"
            f"<td class='quiet'>{escape(one.tip)}</td></tr>"
            for one in commands()
            if one.menu == menu and one.keys
        ]
        if rows:
            parts.append(f"<h2>{escape(_plain(title))}</h2><table>{''.join(rows)}</table>")
    return "".join(parts)


def about_mission_html(mission: Mission) -> str:
    """What the mission is and where its facts come from."""
    counts = [
        (tr("Firms and organisations"), len(mission.organisations)),
        (tr("Delegates"), len(mission.delegates)),
        (tr("Officials"), len(mission.officials)),
        (tr("Venues"), len(mission.venues)),
        (tr("Gatherings"), len(mission.gatherings)),
        (tr("Meeting requests"), len(mission.meeting_requests)),
        (tr("Meetings in the plan"), len(mission.meetings)),
    ]
    rows = "".join(
        f"<tr><td>{escape(label)}</td><td align='right'>{count}</td></tr>"
        for label, count in counts
    )
    cities = ", ".join(city.name for city in mission.cities.values())
    dates = f"{mission.start:%d %B %Y} – {mission.end:%d %B %Y}"
    head = f"<h1>{escape(mission.title)}</h1><p>{escape(dates)}<br>{escape(cities)}<br>{escape(mission.sponsor)}</p>"
    return (
        head
        + _paragraphs(mission.about or tr("Nothing is noted about where its facts come from."))
        + f"<table>{rows}</table>"
        + _paragraphs(mission.note)
        + _paragraphs(mission.internal_note)
    )


def about_html() -> str:
    """The program, its licence and what is shipped with it."""
    licences = resource("licences/THIRD-PARTY.md").read_text(encoding="utf-8")
    return (
        f"<h1>{escape(tr('Attaché'))} {escape(__version__)}</h1>"
        f"<p>{escape(tr('Plans trade missions: who meets whom, when and where, without conflicts.'))}</p>"
        f"<p>{escape(tr('Licensed under the Apache License, version 2.0. It is shipped with the following, each under its own licence.'))}</p>"
        f"{_html_of(licences)}"
    )


def _html_of(markdown: str) -> str:
    """A page in Markdown as HTML, its headings one size smaller than ours."""
    document = QTextDocument()
    document.setMarkdown(markdown.replace("\n# ", "\n## ").removeprefix("# "))
    return document.toHtml().partition("<body")[2].partition(">")[2].rpartition("</body>")[0]


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix("…")


def _paragraphs(text: str) -> str:
    return "".join(
        f"<p>{escape(part).replace(chr(10), '<br>')}</p>"
        for part in text.split("\n\n")
        if part.strip()
    )
