"""Every way to change a mission: pure functions (mission, …) -> mission, one per user intention.

Each returns a new mission, or raises MissionError and changes nothing. What the user did is named
by the caller ("Move meeting"); what was touched is read off by comparing the two missions.
"""
