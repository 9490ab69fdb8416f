"""Antiphon: a call and its answer. The engine of an interactive shop."""
