"""From the start of the program to a window that can be used, and to the sample in it.

    python tests/benchmarks/start.py [RUNS]

Each run is a new process, as it is for a person; the middle of the runs is printed.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ONE_RUN = """
import json, sys, time
begun = time.perf_counter()
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from scheduler_app.app import make_application, make_window
def until(is_so):
    while not is_so():
        loop = QEventLoop()
        QTimer.singleShot(1, loop.quit)
        loop.exec()
window = make_window(make_application(["attache"]))
window.show()
QTest.qWaitForWindowExposed(window)
shown = time.perf_counter()
window.files.open_sample()
until(lambda: window.workbench is not None)
opened = time.perf_counter()
until(lambda: window.workbench.judging.is_current)
judged = time.perf_counter()
print(json.dumps({"start page": shown - begun, "sample shown": opened - shown, "sample judged": judged - opened}))
window.close()
"""


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    found = [one_run() for _ in range(runs)]
    for step in found[0]:
        seconds = statistics.median(run[step] for run in found)
        print(f"{step:14} {seconds * 1000:6.0f} ms")


def one_run() -> dict[str, float]:
    """A fresh process with a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        given = {
            "HOME": home, "XDG_CONFIG_HOME": f"{home}/.config", "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        }  # fmt: skip
        run = subprocess.run(
            [sys.executable, "-c", ONE_RUN],
            env=os.environ | given,
            capture_output=True,
            text=True,
            check=True,
        )
    measured: dict[str, float] = json.loads(run.stdout.splitlines()[-1])
    return measured


if __name__ == "__main__":
    main()
