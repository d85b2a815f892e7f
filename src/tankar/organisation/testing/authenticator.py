"""A passkey in software: answers as a telephone does, for tests without a browser. Source: WebAuthn Level 2, 6.1."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode

__all__ = ["Phone"]

_PRESENT, _VERIFIED, _ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Phone:
    """One device with one passkey. `verifies` is whether it asks for finger, face or PIN."""

    origin: str = "http://localhost:8000"
    site: str = "localhost"
    verifies: bool = True
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    user_handle: str = ""

    def create(self, question: dict[str, Any]) -> str:
        """What `navigator.credentials.create` gives, as JSON."""
        asked = question["publicKey"]
        self.user_handle = asked["user"]["id"]
        client = self._client("webauthn.create", asked["challenge"])
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))  # type: ignore[no-untyped-call]
        length = len(self.credential_id).to_bytes(2, "big")
        data = self._data(_ATTESTED) + bytes(16) + length + self.credential_id + public
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        response = {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(attestation),
        }
        return self._answer(response, {"credProps": {"rk": True}})

    def get(self, question: dict[str, Any]) -> str:
        """What `navigator.credentials.get` gives, as JSON."""
        client = self._client("webauthn.get", question["publicKey"]["challenge"])
        data = self._data()
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        response = {
            "clientDataJSON": websafe_encode(client),
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(signature),
            "userHandle": self.user_handle,
        }
        return self._answer(response, {})

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _data(self, more: int = 0) -> bytes:
        flags = _PRESENT | more | (_VERIFIED if self.verifies else 0)
        return hashlib.sha256(self.site.encode()).digest() + bytes([flags]) + (7).to_bytes(4, "big")

    def _answer(self, response: dict[str, str], extensions: dict[str, Any]) -> str:
        name = websafe_encode(self.credential_id)
        facts = {"id": name, "rawId": name, "type": "public-key", "response": response}
        return json.dumps({**facts, "clientExtensionResults": extensions})
