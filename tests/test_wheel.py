"""The wheel: one file with both packages and their resources, from which alone Attaché works."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import scheduler_app

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built as pip would, but with the installed back end and without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def names(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def _sources(package):
    return {path.relative_to(ROOT).as_posix() for path in (ROOT / package).rglob("*.py")}


def test_is_named_by_the_one_version(wheel):
    assert wheel.name == f"attache-{scheduler_app.__version__}-py3-none-any.whl"


def test_carries_every_module_of_both_packages(names):
    assert (_sources("scheduler_app") | _sources("solver")) - names == set()


def test_carries_the_resources_inside_the_application(names):
    resources = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    wanted = {"scheduler_app/" + path.relative_to(ROOT).as_posix() for path in resources}
    assert "scheduler_app/resources/fonts/AttacheSans-Regular.ttf" in wanted
    assert wanted - names == set()


def test_carries_nothing_else(names):
    tops = {name.split("/")[0] for name in names}
    assert tops == {"scheduler_app", "solver", f"attache-{scheduler_app.__version__}.dist-info"}


def test_requires_what_the_project_says_and_no_more(wheel):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        lines = archive.read(metadata).decode().splitlines()
    required = [
        line for line in lines if line.startswith("Requires-Dist:") and "extra ==" not in line
    ]
    assert len(required) == len(project["dependencies"])


@pytest.mark.nightly
@pytest.mark.timeout(600)
def test_works_installed_alone(wheel, tmp_path):
    """In an empty environment, from an empty folder, with the locked versions of what it requires."""
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    pip = [str(tmp_path / "venv" / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    lock = ["--constraint", str(_constraints(tmp_path))]
    subprocess.run([*pip, *lock, str(wheel)], check=True, cwd=tmp_path)
    attache = str(tmp_path / "venv" / "bin" / "attache")
    helped = subprocess.run(
        [attache, "--help"], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert "demo" in helped.stdout
    ask = "from scheduler_app.settings import resource; print(resource('fonts/OFL.txt'))"
    python = [str(tmp_path / "venv" / "bin" / "python"), "-c", ask]
    found = subprocess.run(python, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert Path(found.stdout.strip()).is_relative_to(tmp_path / "venv")


def _constraints(folder: Path) -> Path:
    """The lock without its hashes, since the wheel just built has none in it."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    kept = [line.removesuffix("\\").strip() for line in lines if "--hash" not in line]
    path = folder / "constraints.txt"
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return path
