"""Make the shipped font, Attache Sans, from Noto Sans CJK SC and, for Latin it lacks, Source Sans Pro.

    python packaging/build_font.py NOTO_FOLDER SOURCE_SANS_FOLDER [OUTPUT_FOLDER]

NOTO_FOLDER holds ``NotoSansCJK-Regular.ttc`` and ``-Bold.ttc`` (Debian: fonts-noto-cjk, 2.004);
SOURCE_SANS_FOLDER holds ``SourceSansPro-Regular.ttf`` and ``-Bold.ttf`` (Python package
font-source-sans-pro). Both are under the SIL Open Font License, which forbids their names to what is
derived from them: hence the new family name. Run on request only; the result is kept in resources/.

Why not ship Noto as it is. What Qt writes into a PDF is searched and copied through a table from glyphs
back to characters. In Noto a glyph often serves several characters (一 and the radical ⼀, the hyphen and
the soft hyphen) and layout features swap glyphs for others that no character names, so that copied text
comes back with other characters, or without its digits. Here every character has a glyph of its own (a
reference to the outline it shares), and no feature but kerning is left.
"""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph

FAMILY = "Attache Sans"
VERSION = "1.000"
SOURCE_FACE = "Noto Sans CJK SC"
COPYRIGHT = "© 2014-2021 Adobe (http://www.adobe.com/), © 2010-2018 Adobe. Changed by the Attaché contributors."
LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
LICENCE_URL = "https://openfontlicense.org"
# Cubic outlines become quadratic ones to within this many thousandths of an em: 0.02 pt at 10 pt.
TOLERANCE = 2.0

# Everything but what only scholars and Korean text need: Hangul syllables, and the rarest Han characters.
WANTED_RANGES = (
    (0x0020, 0x33FF),
    (0x4E00, 0x9FFF),  # all of the Han characters of GB 2312, GBK and Big5
    (0xF900, 0xFFFF),
    (0x2A700, 0x2EBEF),  # names only; painted, but Qt does not copy text beyond U+FFFF from a PDF
)
# Of extension A, those of the same table (Table of General Standard Chinese Characters, 2013).
WANTED_RARE = (
    "㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃"
    "䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮"
)
# European names that Noto Sans CJK cannot write (Dvořák, Łukasz, Șerban).
PROPORTIONAL = "‘’“”·•…"  # in a Chinese face as wide as a Han character, which spoils English text
LATIN_RANGES = ((0x0100, 0x017F), (0x0218, 0x021B), (0x1E9E, 0x1E9E))


def build(noto: Path, source_sans: Path, style: str, output: Path) -> None:
    """Write one style, ``Regular`` or ``Bold``."""
    font = _subset_of(noto)
    outlines = _outlines(font)
    latin = TTFont(source_sans)
    _to_truetype(font, outlines)
    _add_latin(font, latin)
    _one_glyph_per_character(font)
    _rename(font, style)
    font.recalcTimestamp = False  # the same input makes the same file
    font.save(output)


def _face(collection: Path) -> TTFont:
    names = [face["name"].getDebugName(4) for face in TTCollection(str(collection), lazy=True)]
    numbers = [number for number, name in enumerate(names) if name.startswith(SOURCE_FACE)]
    return TTFont(collection, fontNumber=numbers[0])


def _subset_of(collection: Path) -> TTFont:
    font = _face(collection)
    wanted = {ord(character) for character in WANTED_RARE}
    for first, last in WANTED_RANGES:
        wanted.update(range(first, last + 1))
    options = subset.Options(
        hinting=False,
        glyph_names=False,
        notdef_outline=True,
        layout_features=["kern"],
        name_IDs=["*"],
    )
    options.drop_tables += ["GSUB", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(wanted))
    subsetter.subset(font)
    return font


def _outlines(font: TTFont) -> dict[str, Glyph]:
    glyphs = font.getGlyphSet()
    return {name: _quadratic(glyphs, name) for name in font.getGlyphOrder()}


def _quadratic(
    glyphs: Mapping[str, Any], name: str, scale: float = 1.0, *, cubic: bool = True
) -> Glyph:
    recording = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(recording)
    pen = TTGlyphPen(None)
    drawn_on = Cu2QuPen(pen, TOLERANCE, reverse_direction=True) if cubic else pen
    recording.replay(TransformPen(drawn_on, (scale, 0, 0, scale, 0, 0)))
    return pen.glyph(round=round)


def _to_truetype(font: TTFont, outlines: dict[str, Glyph]) -> None:
    """Replace the CFF outlines, and whatever in other tables depends on their kind."""
    del font["CFF "]
    font.sfntVersion = "\0\1\0\0"
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = font.getGlyphOrder()
    glyf.glyphs = outlines
    for name, (advance, _) in font["hmtx"].metrics.items():
        outlines[name].recalcBounds(glyf)
        font["hmtx"][name] = (advance, getattr(outlines[name], "xMin", 0))
    font["maxp"] = maxp = newTable("maxp")
    maxp.tableVersion = 0x00010000
    maxp.numGlyphs = len(outlines)
    for field in ("Zones", "TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs"):
        setattr(maxp, f"max{field}", 1 if field == "Zones" else 0)
    maxp.maxStackElements = maxp.maxSizeOfInstructions = 0
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font["gasp"] = gasp = newTable("gasp")
    gasp.version = 1
    gasp.gaspRange = {0xFFFF: 0x000A}  # smoothed at every size, never fitted to a grid


def _add_latin(font: TTFont, latin: TTFont) -> None:
    """Add letters and signs at the size at which Noto Sans CJK took its own from the same design."""
    have, theirs = font.getBestCmap(), latin.getBestCmap()
    scale = font["hmtx"][have[ord("0")]][0] / latin["hmtx"][theirs[ord("0")]][0]
    glyphs = latin.getGlyphSet()
    letters = {code for first, last in LATIN_RANGES for code in range(first, last + 1)}
    wanted = letters - have.keys() | {ord(sign) for sign in PROPORTIONAL}
    for code in sorted(wanted & theirs.keys()):
        glyph = _quadratic(glyphs, theirs[code], scale, cubic=False)
        _append(font, code, glyph, round(latin["hmtx"][theirs[code]][0] * scale))


def _one_glyph_per_character(font: TTFont) -> None:
    """Give each character that shares a glyph a glyph of its own, which refers to the shared outline."""
    characters: dict[str, list[int]] = {}
    for code, name in sorted(font.getBestCmap().items(), key=lambda item: _rank(item[0])):
        characters.setdefault(name, []).append(code)
    for name, codes in characters.items():
        for code in codes[1:]:
            glyph = Glyph()
            if font["glyf"][name].numberOfContours:
                pen = TTGlyphPen(None)
                pen.glyphSet = {name: None}
                pen.addComponent(name, (1, 0, 0, 1, 0, 0))
                glyph = pen.glyph()
            _append(font, code, glyph, font["hmtx"][name][0])
    # Without a glyph for the tab, Qt uses that of the space, and takes every space in a PDF for a tab.
    _append(font, ord("\t"), Glyph(), font["hmtx"][font.getBestCmap()[ord(" ")]][0])
    _write_cmap(font, font.getBestCmap())


def _rank(code: int) -> tuple[bool, int]:
    """Ordinary characters before radicals and compatibility forms, which come to be the references."""
    odd = 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFFEF
    return odd, code


def _append(font: TTFont, code: int, glyph: Glyph, advance: int) -> None:
    name = f"own{code:05X}"
    font["glyf"][name] = glyph  # also appends to the glyph order
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
    font.setGlyphOrder(font["glyf"].glyphOrder)
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14 and (table.format == 12 or code < 0x10000):
            table.cmap[code] = name


def _write_cmap(font: TTFont, characters: dict[int, str]) -> None:
    """Keep two tables for all platforms, and none for variation selectors."""
    tables = []
    for platform, encoding, form, last in ((3, 1, 4, 0xFFFF), (3, 10, 12, 0x10FFFF)):
        table = CmapSubtable.newSubtable(form)
        table.platformID, table.platEncID, table.language = platform, encoding, 0
        table.cmap = {code: name for code, name in characters.items() if code <= last}
        tables.append(table)
    font["cmap"].tables = tables


def _rename(font: TTFont, style: str) -> None:
    bold = style == "Bold"
    font["name"].names = []
    full = FAMILY if style == "Regular" else f"{FAMILY} {style}"
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    texts = {0: COPYRIGHT, 1: FAMILY, 2: style, 3: f"{VERSION};{postscript}", 4: full}
    texts |= {5: f"Version {VERSION}", 6: postscript, 13: LICENCE, 14: LICENCE_URL}
    for number, text in texts.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    os2 = font["OS/2"]
    os2.usWeightClass = 700 if bold else 400
    os2.fsSelection = (os2.fsSelection & ~0b110_0001) | (1 << 5 if bold else 1 << 6)
    os2.achVendID = "ATCH"
    font["head"].macStyle = int(bold)
    font["head"].fontRevision = float(VERSION)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    arguments.add_argument(
        "noto", type=Path, help="folder of NotoSansCJK-Regular.ttc and -Bold.ttc"
    )
    arguments.add_argument("source_sans", type=Path, help="folder of SourceSansPro-Regular.ttf …")
    shipped = Path(__file__).resolve().parent.parent / "resources" / "fonts"
    arguments.add_argument("output", type=Path, nargs="?", default=shipped)
    options = arguments.parse_args()
    for style in ("Regular", "Bold"):
        target = options.output / f"AttacheSans-{style}.ttf"
        noto = options.noto / f"NotoSansCJK-{style}.ttc"
        build(noto, options.source_sans / f"SourceSansPro-{style}.ttf", style, target)
        characters = len(TTFont(target).getBestCmap())
        print(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB, {characters} characters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
