"""The real window and the sample in it, for tests that look through its eyes."""

import pytest

from scheduler_app import storage
from scheduler_app.app import make_application, make_window
from scheduler_app.document import Document
from scheduler_app.exchange.samples import load_sample
from scheduler_app.settings import resource
from scheduler_app.ui import workbench


@pytest.fixture(scope="session")
def sample():
    return load_sample(resource("samples"), "smart-cities-2015")


@pytest.fixture
def failures() -> list[BaseException]:
    """What has failed in the background of the window; a test that means it to clears the list."""
    return []


@pytest.fixture
def window(qapp, qtbot, monkeypatch, failures):
    monkeypatch.setattr(workbench, "ask_forget", lambda *_: True)  # nobody is there to answer
    window = make_window(make_application([]))
    qtbot.addWidget(window)
    window.show()
    window._runner.failed.connect(failures.append)
    yield window
    window.close()
    assert failures == []


@pytest.fixture
def opened(window, sample, tmp_path):
    """The window with the sample in a file of its own."""
    path = tmp_path / "sample.mission"
    window.show_document(Document(storage.create(path, sample), sample))
    return window


@pytest.fixture
def bench(opened):
    return opened.workbench
