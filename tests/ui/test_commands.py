import pytest

from scheduler_app.settings import resource
from scheduler_app.ui.actions import TOOLBAR, commands, menu_titles
from scheduler_app.ui.dialogs.reader import about_html, help_html, keys_html
from scheduler_app.ui.handlers import handlers_of

ALL = commands()


def test_every_command_has_a_handler_and_every_handler_a_command(window):
    assert set(handlers_of(window)) == {one.name for one in ALL}


@pytest.mark.parametrize("command", ALL, ids=lambda one: one.name)
def test_every_command_is_in_a_menu_with_a_tip(command):
    assert command.menu in menu_titles()
    assert command.text
    assert command.tip
    if command.icon:
        assert resource(f"icons/{command.icon}.svg").is_file()


def test_no_key_is_given_twice():
    keys = [key for one in ALL for key in one.keys]
    assert len(keys) == len(set(keys))


def test_no_letter_is_underlined_twice_in_a_menu():
    for menu in menu_titles():
        letters = [
            one.text[one.text.index("&") + 1].lower()
            for one in ALL
            if one.menu == menu and "&" in one.text
        ]
        assert len(letters) == len(set(letters)), menu


def test_keys_are_those_that_users_know():
    keys = {one.name: one.keys for one in ALL}
    assert keys["solve"] == ("F5",)
    assert keys["stop"] == ("Shift+F5",)
    assert keys["pin"] == ("L",)
    assert keys["unpin"] == ("Ctrl+Shift+L",)
    assert keys["unschedule"] == ("Del",)
    assert keys["move"] == ("M",)
    assert keys["redo"] == ("Ctrl+Y", "Ctrl+Shift+Z")
    assert keys["next_problem"] == ("F8",)
    assert keys["name_version"] == ("Ctrl+S",)


def test_without_a_mission_only_what_works_is_enabled(window):
    usable = {name for name, action in window.actions_by_name.items() if action.isEnabled()}
    assert usable == {
        "new", "open", "open_sample", "open_unsolved", "import", "quit", "help", "keys", "about",
    }  # fmt: skip


def test_the_toolbar_names_commands():
    assert {name for name in TOOLBAR if name} <= {one.name for one in ALL}


def test_pages_to_read():
    assert "F5" in keys_html()
    assert "Apache" in about_html()
    for anchor in (
        "start",
        "city-day",
        "people",
        "data",
        "tray",
        "details",
        "problems",
        "figures",
        "history",
    ):
        assert f'name="{anchor}"' in help_html()
