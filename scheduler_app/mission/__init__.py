"""The domain: one trade mission and everything known of it, as frozen values.

Nothing here knows Qt, a database, a file or the solver. A Mission is never changed: the functions
of `edits` make a new one. No sentence for the user is written here either: what is wrong is a
MissionError with a code and values, and `scheduler_app.wording` speaks.
"""
