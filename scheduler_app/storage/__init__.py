"""The `.mission` file: an SQLite database that is never unsaved. It refuses undo, and sentences.

`create` and `open_file` give a Store; errors are in `storage.errors`.
"""

from scheduler_app.storage.opening import create, open_file
from scheduler_app.storage.store import ReadOnlyReason, Store
from scheduler_app.storage.versions import Version

__all__ = ["ReadOnlyReason", "Store", "Version", "create", "open_file"]
