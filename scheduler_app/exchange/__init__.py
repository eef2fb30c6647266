"""Other programs' formats, one module per format and direction.

Each reads into, or writes from, mission values; a row that cannot be read is a value, not an exception.
No Qt and no sentence for the user.
"""
