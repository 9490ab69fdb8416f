"""The product in plain words: a ladder of features, each entered through its door."""
