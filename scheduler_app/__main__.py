"""The command line: what opens a window goes to ``app``, everything else to ``cli``."""
