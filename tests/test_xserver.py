"""That the machine can show Qt's windows: set-up installs the libraries that a window needs."""

import subprocess

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

pytestmark = pytest.mark.xserver


def test_a_window_appears_on_the_x_server(qtbot):
    assert QGuiApplication.platformName() == "xcb"
    window = QWidget()
    window.setWindowTitle("Attaché under test")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    search = ["xdotool", "search", "--onlyvisible", "--name", "under test"]
    found = subprocess.run(search, capture_output=True, text=True, check=True)
    assert found.stdout.split() == [str(int(window.winId()))]
