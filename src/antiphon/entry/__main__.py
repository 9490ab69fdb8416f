"""`python -m antiphon.entry` is the command line, for whoever starts it without the script."""

from antiphon.entry.cli import main

main()
