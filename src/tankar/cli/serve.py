"""`tankar serve`: web, worker and, in a demo, the practice networks, each in a process of its own."""

from __future__ import annotations

import fcntl
import socket
import sys

from tankar.cli.supervisor import Child, Supervisor
from tankar.settings import DATA, Configuration

__all__ = ["children", "free_port", "practice", "serve"]


def serve(configuration: Configuration) -> int:
    """Run until Ctrl-C or SIGTERM. Returns 1 with a sentence when a port is taken."""
    from tankar.vault import check_keys
    from tankar.work.demo import is_demo

    with_practice = is_demo()
    ports = [configuration.port] + ([configuration.port + 1] if with_practice else [])
    for port in ports:
        if not free_port(configuration.host, port):
            print(_taken(port, configuration.port), file=sys.stderr)
            return 1
    check_keys()
    DATA.mkdir(parents=True, exist_ok=True)
    with (DATA / ".serving").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(_served_already(), file=sys.stderr)
            return 1
        return _run(configuration, with_practice)


def _run(configuration: Configuration, with_practice: bool) -> int:
    if with_practice:
        from tankar.cli.demo.moving import move_practice

        if move_practice(configuration.practice_address):
            _call_here(configuration)
    return Supervisor(children(configuration, with_practice), _welcome(configuration, with_practice)).run()


def _call_here(configuration: Configuration) -> None:
    """The practice networks, that moved along, are told where Tankar hears them now."""
    from tankar.cli.demo.doors import tell_doors
    from tankar.cli.demo.practice import NoPractice, running

    try:
        with running(configuration) as practice:
            tell_doors(practice)
    except NoPractice as problem:
        print(f"{problem}\nComments on Facebook's practice network come some minutes later.", file=sys.stderr)


def free_port(host: str, port: int) -> bool:
    """True when nobody listens on `port`, so that we may."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError:
            return False
    return True


def _taken(port: int, ours: int) -> str:
    what = "Tankar" if port == ours else "the practice networks (always the port after Tankar's)"
    return (
        f"Port {port}, meant for {what}, is taken by another program. "
        f"Stop that program or choose another port: make run PORT={ours + 10}"
    )


def _served_already() -> str:
    return (
        f"Tankar already runs with the data in {DATA}. Stop it first, or name another folder: make run "
        "DATA=another PORT=8010"
    )


def children(configuration: Configuration, with_practice: bool) -> list[Child]:
    """The processes to run, the one the others talk to first."""
    web = [
        *(
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--host",
            configuration.host,
            "--port",
            str(configuration.port),
        ),
        *("--workers", "1", "--blocking-threads", str(configuration.web_threads)),
        *("--respawn-failed-workers", "--no-ws", "--log-level", "error", "tankar.web.wsgi:application"),
    ]
    found = [
        Child("worker", [sys.executable, "-m", "tankar.cli", "worker"]),
        Child("web", [sys.executable, *web]),
    ]
    return [practice(configuration), *found] if with_practice else found


def practice(configuration: Configuration) -> Child:
    data = str(DATA / "practice")
    command = [
        "-m",
        "tankar.practice",
        "--host",
        "127.0.0.1",
        "--port",
        str(configuration.port + 1),
        "--data",
        data,
    ]
    return Child("practice networks", [sys.executable, *command])


def _welcome(configuration: Configuration, with_practice: bool) -> str:
    lines = [f"Tankar is on {configuration.public_address} – open it in a browser."]
    if with_practice:
        lines.append(f"The practice networks are on {configuration.practice_address}.")
        lines.append("This is a demo with invented people, not the city's service.")
    lines.append(
        f"Data is kept in {DATA}. Ctrl-C stops everything; the next start goes on where this one ended."
    )
    return "\n".join(lines)
