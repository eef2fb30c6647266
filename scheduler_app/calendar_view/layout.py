"""Where everything in the calendar lies: blocks, lanes and hits, as pure geometry without Qt.

The painter draws what this computes, the view asks it what lies under the pointer, and tests read it as text.
"""
