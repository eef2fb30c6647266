"""The command line: what opens a window goes to `app`, everything else to `cli`."""

from __future__ import annotations

import sys
from pathlib import Path

INTERRUPTED = 130


def main() -> int:
    """Run `attache` with the arguments of the process; the exit code."""
    try:
        from scheduler_app import cli  # noqa: PLC0415 - Ctrl-C while it loads is no error either

        return cli.run(None, _open_window)
    except KeyboardInterrupt:
        return INTERRUPTED


def _open_window(path: Path | None) -> int:
    from scheduler_app import app  # noqa: PLC0415 - brings Qt's widgets, which no command needs

    return app.run(path)


if __name__ == "__main__":
    sys.exit(main())
