"""Paper: page layout and painting with one painter for preview, print and PDF.

One module per kind of document; calendars are drawn by ``calendar_view``.
"""
