"""Work off the GUI thread: an executor, and one bridge object whose queued signals bring results home.

Nothing but that bridge may be touched from a foreign thread.
"""
