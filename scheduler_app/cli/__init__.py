"""The commands: thin, over the same functions as the window.

Each parses its arguments, calls a few functions and says what came of it: results on standard
output, errors on standard error in one sentence, exit 2 for bad input, never a traceback.
"""

from scheduler_app.cli.run import run

__all__ = ["run"]
