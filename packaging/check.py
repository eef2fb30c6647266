"""The gate: everything that a change must pass, in one command shared by people, hooks and CI.

    python packaging/check.py [--static] [ARGUMENTS OF pytest]

First what needs no run: format, lint, types, import rules and the rules of the house; all of their
complaints are shown before stopping. Then the tests: offscreen on two processes, and those marked
``xserver`` one by one on a virtual X server. pytest's closing line is printed last.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
LONGEST_FILE = 500
TOP_LEVEL = {
    "pyproject.toml",
    "requirements.lock",
    "scheduler_app",
    "solver",
    "resources",
    "tests",
    "packaging",
    "README.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "LICENSE",
}
# What a walk must not take for the project's own, where git is not there to say.
UNTRACKED = {"__pycache__", "build", "dist", "attache-demo"}
# Paths of this machine: the checkout's own, the person's, those for passing files.
MACHINE_PATHS = tuple(
    os.fsencode(folder).rstrip(b"/") + b"/"
    for folder in (ROOT, ROOT.parent, Path.home(), tempfile.gettempdir())
    if len(Path(folder).parts) > 1
)
LOCK = "requirements.lock"
NO_TESTS = 5  # pytest's exit code when nothing was selected
NOT_BY_DEFAULT = "not nightly and not benchmark"


def main() -> int:
    arguments = argparse.ArgumentParser(description="The gate.", add_help=False)
    arguments.add_argument("--static", action="store_true", help="all but the tests")
    arguments.add_argument("-m", dest="marks", default=NOT_BY_DEFAULT)
    options, pytest_arguments = arguments.parse_known_args()
    os.chdir(ROOT)
    failed = [name for name, check in STATIC_CHECKS.items() if not _passes(name, check)]
    if failed:
        print(f"\nFAILED: {', '.join(failed)}. No test was run.")
        return 1
    return 0 if options.static else run_tests(options.marks, pytest_arguments)


# --- Static checks: each yields its complaints -----------------------------------------------------


def _tool(*command: str) -> Callable[[], Iterator[str]]:
    """Return a check that runs one tool of this environment and complains with what it printed."""

    def check() -> Iterator[str]:
        tool = [str(BIN / command[0]), *command[1:]]
        result = subprocess.run(tool, capture_output=True, text=True, check=False)
        if result.returncode:
            yield (result.stdout + result.stderr).strip()

    return check


def long_files() -> Iterator[str]:
    for path in project_files():
        if path.suffix == ".py" and path.parts[0] != "resources":
            lines = len(path.read_bytes().splitlines())
            if lines > LONGEST_FILE:
                yield f"{path}: {lines} lines; split it by meaning at {LONGEST_FILE}"


def top_level() -> Iterator[str]:
    for name in sorted({path.parts[0] for path in project_files()} - TOP_LEVEL):
        if not name.startswith("."):
            yield f"{name}: not one of the top-level names of this project"


def shadowing() -> Iterator[str]:
    if Path("packaging/__init__.py").exists():
        yield "packaging/__init__.py: it would shadow the library of that name"


def machine_paths() -> Iterator[str]:
    for path in project_files():
        content = path.read_bytes()
        if b"\0" in content:
            continue
        for number, line in enumerate(content.splitlines(), start=1):
            for folder in MACHINE_PATHS:
                if re.search(rb"(?<![A-Za-z0-9.])" + re.escape(folder), line):
                    yield f"{path}:{number}: {os.fsdecode(folder)} is a path of this machine"


def lock_without_addresses() -> Iterator[str]:
    for number, line in enumerate(Path(LOCK).read_text("utf-8").splitlines(), start=1):
        if "://" in line or (line.lstrip().startswith("--") and "--hash=" not in line):
            yield f"{LOCK}:{number}: where packages come from is the machine's to say"


STATIC_CHECKS: dict[str, Callable[[], Iterator[str]]] = {
    "format": _tool("ruff", "format", "--check", "--quiet", "--diff", "."),
    "lint": _tool("ruff", "check", "--quiet", "--output-format", "concise", "."),
    "types": _tool("mypy", "--no-error-summary"),
    # Run as a package of its own, the folder would be taken for the library called packaging.
    "types of scripts": _tool(
        "mypy",
        "--no-error-summary",
        "--no-explicit-package-bases",
        *(str(path.relative_to(ROOT)) for path in sorted((ROOT / "packaging").glob("*.py"))),
    ),
    "import rules": _tool("lint-imports", "--no-logo"),
    "file lengths": long_files,
    "top level": top_level,
    "shadowing": shadowing,
    "machine paths": machine_paths,
    "lock": lock_without_addresses,
}


def _passes(name: str, check: Callable[[], Iterator[str]]) -> bool:
    complaints = list(check())
    print(f"{'FAILED' if complaints else 'ok':<7}{name}", flush=True)
    for complaint in complaints:
        print("    " + complaint.replace("\n", "\n    "), flush=True)
    return not complaints


def project_files() -> list[Path]:
    """Every file of the project, relative to its root: those that git knows or would take.

    Without git (a bare machine, an unpacked archive) the folders are walked.
    """
    if shutil.which("git") and Path(".git").exists():
        listing = ["git", "-c", "safe.directory=*", "ls-files", "-z", "-co", "--exclude-standard"]
        result = subprocess.run(listing, capture_output=True, text=True, check=False)
        if result.returncode == 0:
            names = [Path(name) for name in result.stdout.split("\0") if name]
            return [path for path in names if path.is_file()]
    return [path for path in sorted(Path().rglob("*")) if path.is_file() and not _is_made(path)]


def _is_made(path: Path) -> bool:
    return any(
        part in UNTRACKED or part.startswith(".") or part.endswith(".egg-info")
        for part in path.parts
        if part != ".ci"
    )


# --- Tests ------------------------------------------------------------------------------------------


def run_tests(marks: str, arguments: list[str]) -> int:
    """Run the tests twice, offscreen and on an X server, and repeat both closing lines at the end."""
    parallel = [] if _wants_one_process(arguments) else ["-n", "2"]
    offscreen = [*parallel, "-m", f"({marks}) and not xserver", *arguments]
    codes, closings = [], []
    code, closing = _pytest([], offscreen, {"QT_QPA_PLATFORM": "offscreen"})
    codes.append(code)
    closings.append(f"offscreen: {closing.strip('= ')}")
    if shutil.which("xvfb-run"):
        # -screen: as large as a laptop's. Without a size, Xvfb gives 640 x 480.
        server = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24 -nolisten tcp"]
        on_x = {"QT_QPA_PLATFORM": "xcb", "ATTACHE_TEST_PLATFORM": "xcb"}
        code, line = _pytest(server, ["-m", f"({marks}) and xserver", *arguments], on_x)
        codes.append(code)
        closings.insert(0, f"X server:  {line.strip('= ')}")
    else:
        closings.insert(0, "X server:  not run, for there is no xvfb-run")
    print("\n" + "\n".join(closings))
    print(closing)
    nothing_ran = all(code == NO_TESTS for code in codes)
    return 1 if nothing_ran or any(code not in (0, NO_TESTS) for code in codes) else 0


def _wants_one_process(arguments: list[str]) -> bool:
    """Whether pytest was asked for something that two processes would spoil or already decide."""
    return any(
        argument in ("-s", "--pdb", "--co", "--collect-only", "--lf", "-x")
        or argument.startswith(("-n", "--numprocesses", "-p"))
        for argument in arguments
    )


def _pytest(
    wrapper: list[str], arguments: list[str], environment: dict[str, str]
) -> tuple[int, str]:
    """Run pytest, passing on what it prints; return its exit code and its closing line."""
    command = [*wrapper, sys.executable, "-m", "pytest", *arguments]
    surroundings = {**os.environ, "LC_ALL": "C.UTF-8", **environment}
    closing = ""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=surroundings, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            print(line, end="", flush=True)
            closing = line.strip() or closing
    return process.returncode, closing


if __name__ == "__main__":
    sys.exit(main())
