"""Whether this environment holds exactly the packages of requirements.lock, and nothing else.

    python packaging/installed.py [--prune]

`--prune` first uninstalls what the lock does not name. pip itself, which does the installing, and the
checkout are left out of account. Uses the standard library and pip's own copy of ``packaging``, so that
it can judge an environment in which anything may be missing.
"""

import re
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.utils import canonicalize_name

LOCK = Path(__file__).resolve().parent.parent / "requirements.lock"
NOT_LOCKED = {"pip", "attache"}


def locked() -> dict[str, str]:
    """Name and version of every package that the lock asks for on this Python and platform."""
    text = LOCK.read_text(encoding="utf-8").replace("\\\n", " ")
    wanted: dict[str, str] = {}
    for line in text.splitlines():
        requirement = Requirement(re.sub(r"\s--hash=\S+", "", line).strip())
        if requirement.marker is None or requirement.marker.evaluate():
            (pin,) = requirement.specifier
            wanted[canonicalize_name(requirement.name)] = pin.version
    return wanted


def installed() -> dict[str, str]:
    found: dict[str, str] = {
        canonicalize_name(dist.metadata["Name"]): dist.version for dist in distributions()
    }
    return {name: version for name, version in found.items() if name not in NOT_LOCKED}


def main() -> int:
    wanted = locked()
    if "--prune" in sys.argv[1:]:
        surplus = sorted(installed().keys() - wanted.keys())
        if surplus:
            uninstall = [sys.executable, "-m", "pip", "uninstall", "--yes", *surplus]
            subprocess.run(uninstall, check=True)
    found = installed()
    for name in sorted(wanted.keys() | found.keys()):
        if wanted.get(name) != found.get(name):
            print(f"{name}: locked {wanted.get(name, '-')}, installed {found.get(name, '-')}")
    return int(wanted != found)


if __name__ == "__main__":
    sys.exit(main())
