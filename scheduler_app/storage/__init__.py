"""The ``.mission`` document on disk: a SQLite file that is never unsaved.

Schema, migrations, reading, writing a difference in one transaction, and the errors of a file that is
foreign, newer, broken or locked. No Qt, and no sentence for the user: errors carry a code and values.
"""
