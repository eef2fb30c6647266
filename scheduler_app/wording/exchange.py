"""One sentence for data from outside that does not come in."""

from __future__ import annotations

from pathlib import Path

from scheduler_app.exchange.errors import (
    DoubledKey,
    ExchangeError,
    FaultyExport,
    NewerExport,
    NotAMissionExport,
    NotJson,
)
from scheduler_app.i18n import ntr, tr
from scheduler_app.wording.faults import fault_sentence
from scheduler_app.wording.names import Namer

LONGEST_SHOWN = 60


def exchange_sentence(error: ExchangeError, path: Path, name: Namer | None = None) -> str:
    """What is wrong with the data from this path; `name` turns ids of its records into names."""
    if isinstance(error, NotJson):
        if error.is_empty:
            return tr("‘{path}’ is empty; it is not a JSON text.").format(path=path)
        if error.line is None:
            return tr("‘{path}’ is not a JSON text.").format(path=path)
        return tr(
            "‘{path}’ is not a JSON text: it cannot be read on from line {line}, column {column}."
        ).format(path=path, line=error.line, column=error.column)
    if isinstance(error, DoubledKey):
        key = error.key if len(error.key) <= LONGEST_SHOWN else f"{error.key[:LONGEST_SHOWN]}…"
        return tr("‘{path}’ was not imported: it says ‘{key}’ twice in one place.").format(
            path=path, key=key
        )
    if isinstance(error, NotAMissionExport):
        return tr("‘{path}’ is JSON, but not an exported mission.").format(path=path)
    if isinstance(error, NewerExport):
        return tr(
            "‘{path}’ was exported by a newer Attaché (format {found}; this one reads up to "
            "format {known})."
        ).format(path=path, found=error.found, known=error.known)
    if isinstance(error, FaultyExport):
        return _faults_sentence(error, path, name)
    raise TypeError(error)


def _faults_sentence(error: FaultyExport, path: Path, name: Namer | None) -> str:
    first = fault_sentence(error.faults[0], name)
    others = len(error.faults) - 1
    if not others:
        return tr("‘{path}’ was not imported. {fault}").format(path=path, fault=first)
    return ntr(
        "‘{path}’ was not imported. {fault} There is {n} more fault.",
        "‘{path}’ was not imported. {fault} There are {n} more faults.",
        others,
    ).format(path=path, fault=first, n=others)


def left_out_versions(count: int) -> str:
    """What an export has no room for."""
    text = ntr(
        "{n} kept version has no room in the export; releases come first, then the newest.",
        "{n} kept versions have no room in the export; releases come first, then the newest.",
        count,
    )
    return text.format(n=count)
