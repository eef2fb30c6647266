"""Attaché: the desktop itinerary and meeting scheduler for trade missions."""

__version__ = "0.1.0"
