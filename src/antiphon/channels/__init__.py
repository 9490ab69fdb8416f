"""Plug-ins that carry a message to a person."""
