"""The `tankar` command."""

from tankar.cli.commands import main

__all__ = ["main"]
