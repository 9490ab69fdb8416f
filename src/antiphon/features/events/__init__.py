"""What happened: collected, kept whole, put in order."""
