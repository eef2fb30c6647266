"""Make resources/licences/THIRD-PARTY.md: what Attaché stands on, and under which licence each is.

    python packaging/third_party.py [--check]

Which packages there are comes from requirements.lock, which of them run with Attaché and which only test
or build it from what each requires, their licences from their own metadata. `--check` writes nothing and
ends with 1 where the file is not what would be written. Ends with 2, naming the package, where a licence
is not known: then it must be looked up and written into `LICENCES`.
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path

from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
PAGE = ROOT / "resources" / "licences" / "THIRD-PARTY.md"

PURPOSES = {
    "pyside6-essentials": "Qt for Python with Qt 6: the window, printing, PDF",
    "ortools": "the schedule solver",
    "python-dateutil": "dates and their repetitions",
    "sqlalchemy": "the document file",
    "tzdata": "time zones (the data themselves: public domain)",
    "holidays": "public holidays and working weekends by country",
    "icalendar": "calendar files",
    "click": "the commands",
}
"""What the packages are for that Attaché itself asks for; a new one must be given its purpose."""

LICENCES = {
    "colorama": "BSD-3-Clause",
    "grimp": "BSD-2-Clause",
    "import-linter": "BSD-2-Clause",
    "importlib-metadata": "Apache-2.0",
    "jinja2": "BSD-3-Clause",
    "lazy-importer": "Apache-2.0",
    "partd": "BSD-3-Clause",
    "pathspec": "MPL-2.0",
    "protobuf": "BSD-3-Clause",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "sortedcontainers": "Apache-2.0",
    "ortools": "Apache-2.0",
    "zict": "BSD-3-Clause",
    "zipp": "MIT",
}
"""Of those whose metadata are too vague, or that not every Python and system installs; read from the licence
file that each brings."""

CLASSIFIERS = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
}

HEAD = """\
# What Attaché stands on

Attaché's own code is under the Apache License 2.0 (`LICENSE`). Beside it are shipped, or installed with it:

## Shipped inside Attaché

| what | whose | licence |
|---|---|---|
| Attache Sans Regular and Bold (`resources/fonts`), made from Noto Sans CJK SC and Source Sans Pro by \
`packaging/build_font.py`: renamed, unhinted, one glyph per character | © 2014-2021 and 2010, 2012, 2014 Adobe | \
SIL Open Font License 1.1 (`fonts/OFL.txt`) |

## Installed with Attaché

"""

QT = """
**Qt under the LGPL.** Attaché uses Qt for Python and Qt unchanged and as separate shared libraries, each in its own
installed package. You may replace them by your own build of the same version line: install your PySide6-Essentials and
shiboken6 into Attaché's environment. Their sources are published by The Qt Company at https://code.qt.io; the texts of
the LGPL-3.0 and the GPL-3.0 are at https://www.gnu.org/licenses/.
"""


def main() -> int:
    arguments = argparse.ArgumentParser(description="Make THIRD-PARTY.md.")
    arguments.add_argument("--check", action="store_true", help="write nothing; 1 where it differs")
    options = arguments.parse_args()
    text = page()
    if options.check:
        return int(PAGE.read_text(encoding="utf-8") != text)
    PAGE.write_text(text, encoding="utf-8")
    return 0


def page() -> str:
    """The whole text of the file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    locked = locked_names()
    running = needed_by(project["dependencies"], locked)
    testing = (
        needed_by([line for line in extras["dev"] if line not in extras["cluster"]], locked)
        - running
    )
    parts = [
        HEAD,
        _table(running),
        QT,
        "\n## Used to test and build, never shipped\n\n",
        _table(testing),
        "\n## The extra `cluster`, never shipped: only installed by who asks for it\n\n",
        _table(locked - running - testing),
        "\nThe exact versions are in `requirements.lock`. This page is made by `packaging/third_party.py`.\n",
    ]
    return "".join(parts)


def locked_names() -> set[str]:
    """Every package of the lock, whatever Python or system it is for."""
    text = LOCK.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = (re.sub(r"\s--hash=\S+", "", line).strip() for line in text.splitlines())
    return {canonicalize_name(Requirement(line).name) for line in lines if line}


def needed_by(wanted: Iterable[str], locked: set[str]) -> set[str]:
    """The locked packages that these requirements need, directly or through others, on any system.

    Markers are not asked, so that the page is the same wherever it is made; what an extra would need
    counts only where the extra is asked for.
    """
    needed: set[str] = set()
    waiting = [Requirement(line) for line in wanted]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in needed or name not in locked:
            continue
        needed.add(name)
        waiting += [one for line in _requires(name) if not _is_extra(one := Requirement(line))]
    return needed


def _is_extra(requirement: Requirement) -> bool:
    return requirement.marker is not None and "extra" in str(requirement.marker)


def _requires(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []


def _table(names: set[str]) -> str:
    rows = [
        f"| {name} | {PURPOSES.get(name, '')} | {licence_of(name)} |\n" for name in sorted(names)
    ]
    return "".join(["| package | what for | licence |\n|---|---|---|\n", *rows])


def licence_of(name: str) -> str:
    """The licence as an SPDX expression. Ends the program with 2 where it is not known."""
    if name in LICENCES:
        return LICENCES[name]
    try:
        of_package = metadata(name)
    except PackageNotFoundError:
        return _unknown(name)
    for field in ("License-Expression", "License"):
        for stated in of_package.get_all(field) or []:
            if stated and "\n" not in stated:
                return str(stated)
    classified = [line.rpartition(" :: ")[2] for line in of_package.get_all("Classifier") or []]
    for line in classified:
        if line in CLASSIFIERS:
            return CLASSIFIERS[line]
    return _unknown(name)


def _unknown(name: str) -> str:
    print(f"{name}: no licence is known; look it up and add it to LICENCES", file=sys.stderr)
    sys.exit(2)


if __name__ == "__main__":
    sys.exit(main())
