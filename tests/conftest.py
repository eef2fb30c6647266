"""What holds for every test: no real screen, and no person's home, settings or documents.

The environment is set when this file is read, before anything loads Qt; each test then gets a home of
its own. The gate asks for a real X server through ATTACHE_TEST_PLATFORM.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = os.environ.get("ATTACHE_TEST_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("QT_STYLE_OVERRIDE", None)

# Two tests may share two busy cores: how long an example takes says nothing.
settings.register_profile("attache", deadline=None, print_blob=True)
settings.load_profile("attache")


def _home_variables(home: Path) -> dict[str, str]:
    """Everything by which a program on Linux finds a person's own folders."""
    return {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local" / "share"),
        "XDG_STATE_HOME": str(home / ".local" / "state"),
        "XDG_CACHE_HOME": str(home / ".cache"),
    }


# Modules imported during collection, and fontconfig's cache, get this one.
_first_home = Path(tempfile.mkdtemp(prefix="attache-tests-"))
atexit.register(shutil.rmtree, _first_home, ignore_errors=True)
os.environ.update(_home_variables(_first_home))


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder for this test alone."""
    folder = tmp_path_factory.mktemp("home")
    for name, value in _home_variables(folder).items():
        monkeypatch.setenv(name, value)
    return folder
