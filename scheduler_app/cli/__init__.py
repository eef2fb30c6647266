"""The commands: thin, over the same functions as the window.

Each parses its arguments, calls one function and says what came of it.
"""
