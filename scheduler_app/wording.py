"""Codes become sentences here, for the window, the commands and paper alike.

Below this module no sentence is written for the user: errors and violations carry a code and values.
Qt-free, and what gets translated.
"""
