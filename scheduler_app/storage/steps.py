"""The steps from each format to the next, in plain SQL: the types of the domain move on, these do not."""

from __future__ import annotations

import json
import sqlite3
import zlib

from scheduler_app.mission.old_notes import PRINTED, with_two_notes
from scheduler_app.storage.versions import packed, unpacked

_TO_2 = (
    """CREATE TABLE interpreters (
        id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, languages TEXT NOT NULL,
        city_ids TEXT NOT NULL, leg_ids TEXT NOT NULL, follows_id TEXT, email TEXT NOT NULL,
        phone TEXT NOT NULL, arrival TEXT, departure TEXT, most_minutes INTEGER NOT NULL,
        stretch_minutes INTEGER NOT NULL, pause_minutes INTEGER NOT NULL,
        early_minutes INTEGER NOT NULL, note TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (id),
        FOREIGN KEY(follows_id) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT""",
    """CREATE TABLE rules (
        id TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, strength TEXT NOT NULL,
        roster TEXT NOT NULL, official_ids TEXT NOT NULL, request_ids TEXT NOT NULL,
        organisation_ids TEXT NOT NULL, number INTEGER NOT NULL, minutes INTEGER NOT NULL,
        pause_minutes INTEGER NOT NULL, slots TEXT NOT NULL, note TEXT NOT NULL,
        source TEXT NOT NULL, PRIMARY KEY (id)
    ) STRICT""",
    "ALTER TABLE meeting_requests ADD COLUMN any_of_ids TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE meeting_requests ADD COLUMN least INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE meeting_requests ADD COLUMN preferred_ids TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE meeting_requests ADD COLUMN interpreting TEXT NOT NULL DEFAULT 'as_needed'",
    "ALTER TABLE meetings ADD COLUMN delegate_ids TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE meetings ADD COLUMN interpreter_ids TEXT NOT NULL DEFAULT '[]'",
)


def to_2(connection: sqlite3.Connection) -> None:
    """Interpreters, rules, and who of several people comes."""
    for statement in _TO_2:
        connection.execute(statement)


_TO_3 = (
    """ALTER TABLE mission ADD COLUMN keeps_confirmed INTEGER NOT NULL DEFAULT 1
        CHECK (keeps_confirmed IN (0, 1))""",
    "ALTER TABLE meeting_requests ADD COLUMN state TEXT NOT NULL DEFAULT 'requested'",
    "ALTER TABLE meeting_requests ADD COLUMN state_by TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE meeting_requests ADD COLUMN state_on TEXT",
    """ALTER TABLE meeting_requests ADD COLUMN is_reserve INTEGER NOT NULL DEFAULT 0
        CHECK (is_reserve IN (0, 1))""",
)


def to_3(connection: sqlite3.Connection) -> None:
    """States of requests, and reserves."""
    for statement in _TO_3:
        connection.execute(statement)


_TO_4 = (
    """CREATE TABLE vehicles (
        id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, city_id TEXT NOT NULL,
        seats INTEGER NOT NULL, "order" INTEGER, driver TEXT NOT NULL, phone TEXT NOT NULL,
        plate TEXT NOT NULL, roster TEXT NOT NULL, note TEXT NOT NULL, source TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(city_id) REFERENCES cities (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT""",
    "ALTER TABLE legs ADD COLUMN lobby_minutes INTEGER NOT NULL DEFAULT 15",
    "ALTER TABLE legs ADD COLUMN baggage_minutes INTEGER NOT NULL DEFAULT 30",
    "ALTER TABLE cities ADD COLUMN fairs TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE cities ADD COLUMN least_firms INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE venues ADD COLUMN screening_minutes INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE delegates ADD COLUMN least_rank INTEGER",
    "ALTER TABLE officials ADD COLUMN least_rank INTEGER",
    "ALTER TABLE gatherings ADD COLUMN cap INTEGER",
    "ALTER TABLE legs ADD COLUMN rest_minutes INTEGER NOT NULL DEFAULT 0",
)


def to_4(connection: sqlite3.Connection) -> None:
    """Vehicles, calls before a leg, fairs, optional stops, time at the door, ranks, rest, caps."""
    for statement in _TO_4:
        connection.execute(statement)


_TO_5 = (
    """ALTER TABLE mission ADD COLUMN only_accepted INTEGER NOT NULL DEFAULT 0
        CHECK (only_accepted IN (0, 1))""",
    "ALTER TABLE mission ADD COLUMN notice_minutes INTEGER NOT NULL DEFAULT 120",
    "ALTER TABLE venues ADD COLUMN closed TEXT NOT NULL DEFAULT '[]'",
    """ALTER TABLE mission ADD COLUMN aims TEXT NOT NULL
        DEFAULT '["rules", "wishes", "gaps", "moves", "evenness"]'""",
    """ALTER TABLE mission ADD COLUMN weights TEXT NOT NULL
        DEFAULT '{"low": 1, "normal": 3, "high": 9, "should": 3, "nice": 1}'""",
    """ALTER TABLE cities ADD COLUMN morning TEXT NOT NULL
        DEFAULT '{"start": "06:00", "end": "12:00"}'""",
    "ALTER TABLE rooms ADD COLUMN table_keeper TEXT NOT NULL DEFAULT 'guests'",
    """ALTER TABLE vehicles ADD COLUMN only_gatherings INTEGER NOT NULL DEFAULT 0
        CHECK (only_gatherings IN (0, 1))""",
    "ALTER TABLE meeting_requests ADD COLUMN kind TEXT NOT NULL DEFAULT 'meeting'",
    "ALTER TABLE meeting_requests ADD COLUMN link TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE meeting_requests ADD COLUMN host_priority INTEGER",
    "ALTER TABLE meeting_requests ADD COLUMN guests_accept TEXT NOT NULL DEFAULT 'open'",
    "ALTER TABLE meeting_requests ADD COLUMN hosts_accept TEXT NOT NULL DEFAULT 'open'",
    """ALTER TABLE meeting_requests ADD COLUMN vehicle_id TEXT
        REFERENCES vehicles (id) DEFERRABLE INITIALLY DEFERRED""",
    """CREATE TABLE notices (
        id TEXT NOT NULL, position INTEGER NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL,
        contact TEXT NOT NULL, cause TEXT NOT NULL, made_on TEXT NOT NULL, text TEXT NOT NULL,
        why TEXT NOT NULL, told_on TEXT, told_how TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id)
    ) STRICT""",
    """CREATE TABLE releases (
        id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL,
        sent_on TEXT NOT NULL, holders TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (id)
    ) STRICT""",
    "ALTER TABLE meeting_requests ADD COLUMN session TEXT NOT NULL DEFAULT 'any'",
)


def to_5(connection: sqlite3.Connection) -> None:
    """Kinds of meetings, sessions, answers and wishes of both sides, what plans are judged by."""
    for statement in _TO_5:
        connection.execute(statement)


def to_6(connection: sqlite3.Connection) -> None:
    """Which version of the mission the receiver of a notice knew."""
    connection.execute("ALTER TABLE notices ADD COLUMN since INTEGER NOT NULL DEFAULT 0")


def to_7(connection: sqlite3.Connection) -> None:
    """Who interprets at a gathering."""
    connection.execute(
        "ALTER TABLE gatherings ADD COLUMN interpreter_ids TEXT NOT NULL DEFAULT '[]'"
    )


def to_8(connection: sqlite3.Connection) -> None:
    """When delegates and interpreters are away for a time."""
    for table in ("delegates", "interpreters"):
        connection.execute(f"ALTER TABLE {table} ADD COLUMN away TEXT NOT NULL DEFAULT '[]'")


_TO_9 = (
    "ALTER TABLE mission ADD COLUMN ideas TEXT NOT NULL DEFAULT 'tray'",
    "ALTER TABLE meetings RENAME TO meetings_before",
    """CREATE TABLE meetings (
        id TEXT NOT NULL, position INTEGER NOT NULL, request_id TEXT NOT NULL, start TEXT NOT NULL,
        venue_id TEXT, city_id TEXT, room_id TEXT, "table" INTEGER, delegate_ids TEXT NOT NULL,
        interpreter_ids TEXT NOT NULL, pin_time INTEGER NOT NULL CHECK (pin_time IN (0, 1)),
        pin_place INTEGER NOT NULL CHECK (pin_place IN (0, 1)), note TEXT NOT NULL, PRIMARY KEY (id),
        FOREIGN KEY(request_id) REFERENCES meeting_requests (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(venue_id) REFERENCES venues (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(city_id) REFERENCES cities (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(room_id) REFERENCES rooms (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT""",
    """INSERT INTO meetings SELECT id, position, request_id, start, venue_id, NULL, room_id, "table",
        delegate_ids, interpreter_ids, pin_time, pin_place, note FROM meetings_before""",
    "DROP TABLE meetings_before",
    "ALTER TABLE vehicles ADD COLUMN away TEXT NOT NULL DEFAULT '[]'",
)


def to_9(connection: sqlite3.Connection) -> None:
    """What becomes of ideas, calls that have no place, vehicles that are away, and two kinds of notes."""
    for statement in _TO_9:
        connection.execute(statement)
    _part_notes(connection)


_NOTED = (
    "mission", "cities", "city_days", "venues", "rooms", "travel_times", "organisations", "delegates",
    "officials", "interpreters", "vehicles", "legs", "gatherings", "meeting_requests", "meetings", "rules",
    "notices",
)  # fmt: skip


def _part_notes(connection: sqlite3.Connection) -> None:
    """Notes that never were on paper become internal ones, in the kept versions too."""
    for table in _NOTED:
        connection.execute(f"ALTER TABLE {table} ADD COLUMN internal_note TEXT NOT NULL DEFAULT ''")
        if table not in PRINTED:
            statement = f"UPDATE {table} SET internal_note = note, note = ''"  # noqa: S608 - our own names
            connection.execute(statement)
    connection.execute("ALTER TABLE releases RENAME COLUMN note TO internal_note")
    for number, content in connection.execute("SELECT number, content FROM versions").fetchall():
        try:
            kept = packed(with_two_notes(json.loads(unpacked(content))))
        except (ValueError, AttributeError, zlib.error, RecursionError):
            continue  # damaged before: it is told when it is read
        connection.execute("UPDATE versions SET content = ? WHERE number = ?", (kept, number))
