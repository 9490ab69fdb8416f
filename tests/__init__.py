"""The tests. A package only so that helpers such as `tests.services` have a stable import name."""
