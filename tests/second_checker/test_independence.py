"""The second checker shares nothing with the product, and knows the schema's defaults."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scheduler_app.exchange.schema import json_schema
from tests.second_checker.programme import DEFAULTS

PACKAGE = Path(__file__).parent
BESIDE = "tests.second_checker."
KNOWS_THE_PRODUCT = "against_product"
FILES = sorted(
    file
    for file in PACKAGE.glob("*.py")
    if not file.name.startswith("test_") and file.stem != KNOWS_THE_PRODUCT
)


def imported(file: Path) -> Iterator[str]:
    """The modules that a file imports."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            is_package = module == BESIDE.rstrip(".")
            yield from (f"{module}.{n.name}" for n in node.names) if is_package else (module,)


@pytest.mark.parametrize("file", FILES, ids=[one.stem for one in FILES])
def test_the_checker_imports_only_itself_and_the_standard_library(file: Path):
    for module in imported(file):
        if module.startswith(BESIDE):
            assert KNOWS_THE_PRODUCT not in module
        else:
            assert module.split(".")[0] in sys.stdlib_module_names, module


@pytest.mark.parametrize("table", DEFAULTS)
def test_what_is_left_out_is_read_as_the_schema_says(table: str):
    schema: dict[str, Any] = json_schema()
    name = schema["properties"][table]["items"]["$ref"].rsplit("/", 1)[1]
    fields = schema["$defs"][name]["properties"]
    for field, value in DEFAULTS[table].items():
        assert fields[field]["default"] == value
