"""Proofs of the promises of trust, against the real service as a process of its own: kill it, race it, ask it twice."""
