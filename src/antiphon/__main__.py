"""`python -m antiphon` is the command line."""

from antiphon.entry.cli import main

main()
