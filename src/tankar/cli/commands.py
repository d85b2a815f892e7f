"""What `tankar` can do, one sub-command each."""

from __future__ import annotations

import os
import sys

__all__ = ["main"]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tankar.settings")
    if sys.argv[1:2] == ["manage"]:
        from django.core.management import execute_from_command_line

        execute_from_command_line(["tankar manage", *sys.argv[2:]])
