"""A web address taken apart as a browser does it, because that is who will open it.

1. What a person pasted around it goes: blanks, quotation marks, a full stop. Tabs and line ends inside go too.
2. Backslashes are slashes, a missing scheme is https, and any number of slashes follows it.
3. Everything before the last @ of the first part is a user's name, never a server.
4. The server's name is decoded, put into one form and written in ASCII; a trailing dot goes.
5. `.` and `..` in the path are walked; each part is decoded after the path was cut.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote

LONGEST = 4_000
EDGES = "<>()[]{}«»“”„‟\"'`´‘’‚‹›…,;!"
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d+(?:[/?#]|$))(.*)", re.DOTALL)
HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\]")
PORTS = {"http": "80", "https": "443"}


@dataclass(frozen=True, slots=True)
class Url:
    """`host`: ASCII, lower case. `port`: "" when it is the scheme's own. `path`: decoded parts, none empty."""

    host: str
    port: str
    user: str
    path: tuple[str, ...]
    query: dict[str, str]
    fragment: str


def read(text: str) -> Url | None:
    """The parts of `text`, or None when no browser would open it as a web page."""
    pasted = cleaned(text)
    if not pasted:
        return None
    scheme, rest = "https", pasted
    if found := SCHEME.fullmatch(pasted):
        scheme, rest = found[1].lower(), found[2]
    if scheme not in PORTS:
        return None
    rest, _, fragment = rest.partition("#")
    rest, _, query = rest.partition("?")
    front, _, path = rest.replace("\\", "/").lstrip("/").partition("/")
    user, _, server = front.rpartition("@")
    host, port = host_and_port(server, PORTS[scheme])
    if host is None:
        return None
    values = parse_qsl(query.replace(";", "&"), max_num_fields=200) if query.count("&") < 150 else []
    first: dict[str, str] = {}
    for key, value in values:
        first.setdefault(key, value)
    return Url(host, port, unquote(user), walked(path), first, unquote(fragment))


def cleaned(text: str) -> str:
    """The one address in what a person pasted, or ""."""
    if len(text) > LONGEST:
        return ""
    words = re.sub(r"[\t\r\n]", "", bare(text)).split()
    if len(words) > 1:
        words = [word for word in words if "://" in word] or [word for word in words if "." in word[1:-1]]
    return bare(words[0]) if words else ""


def bare(text: str) -> str:
    """Without blanks, quotation marks and characters that do not show, at both ends."""
    first, last = 0, len(text)
    while first < last and is_edge(text[first]):
        first += 1
    while last > first and (is_edge(text[last - 1]) or text[last - 1] in ".:"):
        last -= 1
    return text[first:last]


def is_edge(character: str) -> bool:
    return character in EDGES or character.isspace() or not character.isprintable()


def host_and_port(server: str, usual: str) -> tuple[str | None, str]:
    decoded = unquote(server)
    name, colon, port = decoded.rpartition(":")
    if not colon or decoded.endswith("]"):
        name, port = decoded, ""
    if port and not (port.isascii() and port.isdigit() and len(port) <= 5):
        return None, ""
    host = ascii_host(name)
    return (host, "" if port == usual else port.lstrip("0")) if host else (None, "")


def ascii_host(name: str) -> str | None:
    plain = unicodedata.normalize("NFKC", name).casefold().replace("。", ".").rstrip(".")
    if not plain or len(plain) > 253:
        return None
    if not plain.isascii():
        try:
            plain = ".".join(label.encode("idna").decode("ascii") for label in plain.split("."))
        except UnicodeError:
            return None
    if "." not in plain and ":" not in plain and plain != "localhost":
        return None
    return plain if HOST.fullmatch(plain) and ".." not in plain else None


def shown_host(host: str) -> str:
    """The server's name as a browser may show it: punycode read back."""
    try:
        return ".".join(
            label.encode("ascii").decode("idna") if label.startswith("xn--") else label
            for label in host.split(".")
        )
    except UnicodeError:
        return host


def walked(path: str) -> tuple[str, ...]:
    parts: list[str] = []
    for piece in path.split("/"):
        part = unicodedata.normalize("NFC", unquote(piece)).strip()
        if part == "..":
            parts = parts[:-1]
        elif part and part != ".":
            parts.append(part[:300])
    return tuple(parts[:20])
