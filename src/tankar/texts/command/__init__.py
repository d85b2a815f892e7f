"""`tankar texts`: the text engine on the command line. Needs no database and no settings."""

from tankar.texts.command.arguments import add_to
from tankar.texts.command.running import run

__all__ = ["add_to", "run"]
