"""What marks a file as a mission of ours, and how large anything in it may be.

The header of an SQLite file holds both numbers at fixed places, so that `file` and a MIME rule
know a mission without opening it.
"""

from __future__ import annotations

APPLICATION_ID = 0x41747461
"""The letters "Atta", at offset 68 of the file."""

FORMAT = 9
"""The format that this program writes (`user_version`, at offset 60). Raised with each change of a
table; `migrations.STEPS` then gets the step from the one before, and tests keep a file of it."""

LARGEST_FILE = 512 * 1024 * 1024
"""Bytes; the sample mission has a thousandth of it."""

LARGEST_VALUE = 64 * 1024 * 1024
"""Bytes of one cell, and of one kept version when it is unpacked."""

HURRY_SECONDS = 0.2
"""The same where somebody at a window waits: long enough for a small write."""

BUSY_SECONDS = 5.0
"""How long one waits for another program that has locked the file."""
