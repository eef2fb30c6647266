"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

A_PATH = click.Path(path_type=Path)

file_argument = click.argument("file", type=A_PATH)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object and nothing else."
)
