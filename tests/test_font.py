"""The shipped font: what it can write, and that a PDF gives back every character written with it."""

import subprocess

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QPageSize, QPainter, QPdfWriter

from scheduler_app.settings import resource

STYLES = ["Regular", "Bold"]
LINES = [
    "北京 2015-04-13 09:40 国家发展和改革委员会 街道 ⼀",
    "Łukasz Dvořák, José Núñez, Ștefan Müller, lǚ xíng",
    "0123456789 10:45–11:30 +86 (10) 6850-1234 № 7",
    "廣東省廣州市天河區 · 龍鳳 · 镕喆堃䶮",
    "Attaché “quoted” — dash - hyphen … € £ ¥ % & @ affine fluffy office",
]


def _characters(style: str) -> dict[int, str]:
    return TTFont(resource(f"fonts/AttacheSans-{style}.ttf")).getBestCmap()


@pytest.fixture(scope="module")
def family(qapp):
    numbers = [
        QFontDatabase.addApplicationFont(str(resource(f"fonts/AttacheSans-{style}.ttf")))
        for style in STYLES
    ]
    families = {
        name for number in numbers for name in QFontDatabase.applicationFontFamilies(number)
    }
    assert families == {"Attache Sans"}
    yield families.pop()
    for number in numbers:
        QFontDatabase.removeApplicationFont(number)


@pytest.fixture(scope="module", params=STYLES)
def pdf(family, request, tmp_path_factory):
    """A page with LINES in one style."""
    path = tmp_path_factory.mktemp("paper") / "lines.pdf"
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(15, 15, 15, 15))
    font = QFont(family, 11)
    font.setBold(request.param == "Bold")
    info = QFontInfo(font)
    assert (info.family(), info.bold()) == (family, request.param == "Bold")
    painter = QPainter(writer)
    painter.setFont(font)
    for number, line in enumerate(LINES, start=1):
        painter.drawText(0, number * 400, line)
    painter.end()
    return path


@pytest.mark.parametrize("style", STYLES)
def test_covers_the_characters_of_chinese_and_european_names(style):
    covered = _characters(style)
    rows = range(0xB0, 0xD8)  # GB 2312, level 1: the 3,755 most used Han characters
    pairs = [bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF)]
    level_1 = {text for pair in pairs if (text := pair.decode("gb2312", errors="ignore"))}
    assert len(level_1) == 3755
    level_2 = {chr(code) for code in range(0x4E00, 0x9FA6)}
    latin = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x17F), *range(0x218, 0x21C))}
    signs = set("–—‘’“”…·•←→↑↓№°×✓、。《》「」（）：；，！？①②③")
    wanted = level_1 | level_2 | latin | signs
    assert sorted(wanted - {chr(code) for code in covered}) == []


@pytest.mark.parametrize("style", STYLES)
def test_no_two_characters_share_a_glyph(style):
    glyphs = list(_characters(style).values())
    assert len(glyphs) == len(set(glyphs))


@pytest.mark.parametrize("style", STYLES)
def test_digits_are_of_one_width(style):
    font = TTFont(resource(f"fonts/AttacheSans-{style}.ttf"))
    characters = font.getBestCmap()
    assert len({font["hmtx"][characters[ord(digit)]][0] for digit in "0123456789"}) == 1


def test_names_nothing_that_the_licence_reserves():
    for style in STYLES:
        names = TTFont(resource(f"fonts/AttacheSans-{style}.ttf"))["name"]
        called = " ".join(str(names.getDebugName(number)) for number in (1, 3, 4, 6))
        assert "Noto" not in called
        assert "Source" not in called
    assert "SIL OPEN FONT LICENSE" in resource("fonts/OFL.txt").read_text(encoding="utf-8")


def test_pdftotext_gives_back_every_line(pdf):
    command = ["pdftotext", "-layout", "-enc", "UTF-8", pdf, "-"]
    result = subprocess.run(command, capture_output=True, check=True)
    lines = [line.strip() for line in result.stdout.decode().splitlines() if line.strip()]
    assert lines == LINES


def test_pypdf_gives_back_every_line(pdf):
    text = PdfReader(pdf).pages[0].extract_text()
    assert [line.strip() for line in text.splitlines() if line.strip()] == LINES
