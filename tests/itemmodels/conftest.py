import pytest

from scheduler_app.document import Document
from scheduler_app.exchange.samples import load_sample
from scheduler_app.mission.mission import Mission
from scheduler_app.settings import resource


@pytest.fixture(scope="session")
def sample() -> Mission:
    return load_sample(resource("samples"), "smart-cities-2015")


@pytest.fixture
def document(qapp, sample) -> Document:
    return Document(None, sample)
