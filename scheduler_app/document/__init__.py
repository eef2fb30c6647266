"""The open mission as the window knows it; Qt begins here.

Holds the mission, the undo stack and the one edit command; every change passes through
``Document.apply`` and is announced once as the ids it touched. Knows no widget.
"""
