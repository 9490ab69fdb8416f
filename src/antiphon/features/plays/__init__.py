"""Plays: one running use of a mechanic each, and the host that feeds them moves, events and alarms, many in one transaction."""
