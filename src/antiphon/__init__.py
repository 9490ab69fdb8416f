"""Antiphon: a call and its answer. The engine of an interactive shop."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("antiphon")
except PackageNotFoundError:  # run from a checkout that was not installed
    __version__ = "0"
