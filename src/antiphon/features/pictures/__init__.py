"""Pictures that shoppers send: proofs of what they did, entries to a call."""
