"""A document over a file, and what its views were told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from scheduler_app import storage
from scheduler_app.document import Document
from scheduler_app.mission.changes import Change
from tests import builders


@pytest.fixture
def document(qapp: object, tmp_path: Path) -> Iterator[Document]:
    mission = builders.a_mission()
    opened = Document(storage.create(tmp_path / "m.mission", mission), mission)
    yield opened
    opened.close()


@pytest.fixture
def told(document: Document) -> list[Change]:
    changes: list[Change] = []
    document.changed.connect(changes.append)
    return changes
