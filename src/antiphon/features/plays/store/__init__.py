"""All SQL of plays, by subject."""
