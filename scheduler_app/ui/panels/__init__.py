"""The panels of the window, one file each: they show the document and say what the user asks for."""
