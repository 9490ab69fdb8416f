"""Pictures made of words: cards, badges and codes, drawn on the server with letters of our own, whatever the machine has installed."""
