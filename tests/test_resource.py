"""The one way to what the application ships with."""

import pytest

from scheduler_app.settings import resource


def test_finds_a_shipped_file_and_its_folder():
    licence = resource("licences/THIRD-PARTY.md")
    assert licence.is_file()
    assert resource("licences") == licence.parent


def test_says_which_name_is_not_shipped():
    with pytest.raises(FileNotFoundError, match="fonts/NoSuch.ttf"):
        resource("fonts/NoSuch.ttf")


@pytest.mark.parametrize("name", ["../pyproject.toml", "fonts/../../LICENSE", "/etc/hostname"])
def test_never_leaves_the_resources(name):
    with pytest.raises(ValueError, match="relative"):
        resource(name)
