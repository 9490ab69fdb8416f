"""Badges, titles and certificates: earned by rules over events or given by hand, shown, shared and verifiable anywhere."""
