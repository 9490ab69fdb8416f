"""Plug-ins that bring a shop's data in or take ours out."""
