"""The calendar: a pure layout, a painter, gestures, and the view that joins them.

``layout`` knows no Qt; ``paint`` knows only the painter and serves the screen, paper and image tests alike.
"""
