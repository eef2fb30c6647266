"""Qt item models over the document: they re-read what a change touched, and edit through the document.

No widget is known here, and no rule of the domain is decided here.
"""
