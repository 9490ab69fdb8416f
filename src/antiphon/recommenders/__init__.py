"""Plug-ins that rank things for a person."""
