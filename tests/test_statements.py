"""What README and help say of commands, options, keys and menus, held against the program itself."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import click
import pytest
from PySide6.QtGui import QKeySequence

from scheduler_app.cli.commands import COMMANDS, attache
from scheduler_app.settings import resource
from scheduler_app.ui.actions import commands, menu_titles

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
HELP = resource("help/help.html").read_text(encoding="utf-8")
KEY = re.compile(
    r"\b(?:(?:Ctrl|Shift|Alt)\+)+(?:F\d+|Del|PgUp|PgDown|[A-Z0-9?])(?![A-Za-z])|\bF\d{1,2}\b"
)
HANDS = {"Ctrl+0", "F2", "F4"}
"""Keys that are no commands of a menu: the calendar's and the cells' own."""
ROWS = [line for line in README.splitlines() if line.startswith("| `")]


def _command(name: str) -> click.Command:
    command = attache.get_command(click.Context(attache), name)
    assert command is not None
    return command


def _options(command: click.Command) -> set[str]:
    return {name for param in command.params for name in param.opts if name.startswith("--")}


@pytest.mark.parametrize("row", [row for row in ROWS if row.startswith("| `attache ")])
def test_commands_of_the_readme_have_the_options_that_it_names(row: str) -> None:
    call = row.split("`")[1]
    name = call.split()[1] if len(call.split()) > 1 else ""
    if name in ("", "[FILE]"):
        return
    assert name in COMMANDS
    named = set(re.findall(r"--[a-z][a-z-]*", row))
    assert named <= _options(_command(name)), call


def test_every_command_is_in_the_readme() -> None:
    told = {row.split("`")[1].split()[1] for row in ROWS if len(row.split("`")[1].split()) > 1}
    assert set(COMMANDS) - told == set()


def test_the_commands_that_print_json_are_those_of_the_readme() -> None:
    sentence = re.search(r"With\s+`--json`,(.*?)print one JSON object", README, re.DOTALL)
    assert sentence is not None
    told = set(re.findall(r"`([a-z]+)`", sentence[1]))
    assert told == {name for name in COMMANDS if "--json" in _options(_command(name))}


def test_pictures_and_pages_of_the_readme_exist() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    named = [link for link in links if "://" not in link]
    assert named
    assert [link for link in named if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("text", [README, HELP], ids=["readme", "help"])
def test_keys_that_are_named_are_those_of_a_command(text: str) -> None:
    known = {QKeySequence(keys).toString() for one in commands() for keys in one.keys}
    named = {QKeySequence(key).toString() for key in KEY.findall(text)}
    assert named
    assert named - known - HANDS == set()


def test_menus_that_the_help_names_hold_the_commands_that_it_names() -> None:
    titles = {title.replace("&", ""): menu for menu, title in menu_titles().items()}
    named = re.findall(r"\b([A-Z][a-z]+) (?:&gt;|>|›) ([A-Z][^<.,:;()]*?…)", HELP + README)
    assert named
    for menu, text in named:
        if menu == "Data":
            continue
        texts = {one.text.replace("&", "") for one in commands() if one.menu == titles[menu]}
        assert text in texts, f"{menu} > {text}"


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for key, value in attrs:
            if key == "name" and value:
                self.names.add(value)
            if key == "href" and value:
                self.links.add(value.removeprefix("#"))


def test_links_within_the_help_lead_somewhere() -> None:
    page = _Anchors()
    page.feed(HELP)
    assert page.links
    assert page.links - page.names == set()
