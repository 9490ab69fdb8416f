"""Files that people send: made harmless, and kept by what is in them."""
