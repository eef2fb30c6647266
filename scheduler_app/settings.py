"""Where the application finds what it ships with and what it remembers. Qt-free.

The wheel carries the top-level ``resources/`` inside this package; a checkout has them at its root.
"""

from pathlib import Path, PurePosixPath

_PACKAGE = Path(__file__).resolve().parent
# The package's own folder comes first: beside an installed package, "resources" could be anybody's.
_RESOURCE_ROOTS = (_PACKAGE / "resources", _PACKAGE.parent / "resources")


def resource(name: str) -> Path:
    """Return the path of a shipped file or folder, such as ``"fonts/AttacheSans-Regular.ttf"``.

    `name` is relative, with forward slashes. Raises ValueError for a name that would leave the
    resources, and FileNotFoundError for one that is not shipped: both are mistakes of the caller,
    never of the user.
    """
    parts = PurePosixPath(name)
    if parts.is_absolute() or ".." in parts.parts:
        raise ValueError(f"not a relative resource name: {name!r}")
    for root in _RESOURCE_ROOTS:
        path = root / parts
        if path.exists():
            return path
    raise FileNotFoundError(f"no such resource: {name}")
