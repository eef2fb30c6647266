"""Kept versions: whole missions, packed, under the number that paper shows."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from scheduler_app.mission.mission import Mission
from scheduler_app.mission.whole import mission_from_plain, mission_to_plain
from scheduler_app.storage.errors import DamagedMissionFile, NoSuchVersion
from scheduler_app.storage.formats import LARGEST_VALUE
from scheduler_app.storage.schema import VERSIONS, metadata


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A kept state of the mission: its number, the user's name for it, and when (UTC)."""

    number: int
    name: str
    saved_at: datetime


def keep_version(
    connection: Connection, name: str, mission: Mission, saved_at: datetime | None = None
) -> None:
    """Keep a mission under its version number; `saved_at`: when it was kept, by default now."""
    row = {
        "number": mission.version,
        "name": name,
        "saved_at": (saved_at or datetime.now(UTC)).isoformat(timespec="seconds"),
        "content": packed(mission_to_plain(mission)),
    }
    connection.execute(insert(metadata().tables[VERSIONS]), row)


def list_versions(connection: Connection) -> tuple[Version, ...]:
    """Every kept version, oldest first."""
    table = metadata().tables[VERSIONS]
    columns = (table.c.number, table.c.name, table.c.saved_at)
    rows = connection.execute(select(*columns).order_by(table.c.number))
    return tuple(
        Version(number=number, name=name, saved_at=datetime.fromisoformat(saved_at))
        for number, name, saved_at in rows
    )


def read_version(connection: Connection, path: Path, number: int) -> Mission:
    """The mission of a kept version; raises NoSuchVersion or DamagedMissionFile."""
    table = metadata().tables[VERSIONS]
    content = connection.execute(
        select(table.c.content).where(table.c.number == number)
    ).scalar_one_or_none()
    if content is None:
        raise NoSuchVersion(path=path, detail=str(number))
    try:
        mission, faults = mission_from_plain(json.loads(unpacked(content)))
    except (ValueError, zlib.error, RecursionError) as error:
        raise DamagedMissionFile(path=path, detail=f"version {number}: {error}") from error
    if mission is None:
        raise DamagedMissionFile(path=path, detail=f"version {number}: {faults[0]}")
    return mission


def packed(plain: dict[str, Any]) -> bytes:
    """A plain mission as it is kept."""
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), level=6)


def unpacked(content: bytes) -> bytes:
    """Its text again; raises ValueError or zlib.error where it is none."""
    unpacker = zlib.decompressobj()
    text = unpacker.decompress(content, LARGEST_VALUE)
    if not unpacker.eof:
        raise ValueError("cut short or too large")
    return text
