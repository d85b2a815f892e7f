"""`tankar backup` and `tankar restore`: one file with everything but the keys, for either kind of database."""

from tankar.cli.backup.reading import restore
from tankar.cli.backup.writing import backup

__all__ = ["backup", "restore"]
