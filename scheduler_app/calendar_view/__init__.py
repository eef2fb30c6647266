"""The calendar: a pure layout, one painter, gestures, and the view that joins them.

`layout` knows no Qt; `paint` knows only QPainter and serves the screen and pictures alike; `view`
shows and asks, and never edits: what the user wants done leaves as a signal.
"""
