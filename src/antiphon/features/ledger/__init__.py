"""Everything countable, in double entry."""
