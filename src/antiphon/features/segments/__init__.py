"""What we know of a person now, and who shares it."""
