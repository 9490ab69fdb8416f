"""Running mechanics: the host that decides and applies."""
