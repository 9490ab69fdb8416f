"""The plays, one folder a kind. Each is pure and knows none of the others."""
