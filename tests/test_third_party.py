"""What Attaché stands on is listed whole: the page is the one that the lock and the metadata make."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_page_of_licences_is_the_one_that_the_lock_makes():
    command = [sys.executable, "packaging/third_party.py", "--check"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr or "run packaging/third_party.py and look at it"


def test_every_locked_package_is_on_the_page():
    page = (ROOT / "resources/licences/THIRD-PARTY.md").read_text(encoding="utf-8")
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    names = {line.split("==")[0].split("[")[0] for line in lines if "==" in line and line[0] != " "}
    assert len(names) > 50
    assert {name for name in names if f"\n| {name} |" not in page} == set()
