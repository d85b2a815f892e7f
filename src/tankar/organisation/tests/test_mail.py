from __future__ import annotations

import smtplib
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from tankar.organisation import mail
from tankar.organisation.errors import MailNotSetUp, MailRefused
from tankar.settings import Configuration

MESSAGE = EmailMessage("Hej", "Text", "tankar@demo.example", ["aino@demo.example"])


def _configured(settings: Any, address: str) -> None:
    settings.CONFIGURATION = Configuration(mail=address)


def test_without_a_server_the_mail_is_refused_and_the_check_says_what_to_set(db: None, settings: Any) -> None:
    _configured(settings, "")
    with pytest.raises(MailNotSetUp, match="TANKAR_MAIL"):
        mail.Backend().send_messages([MESSAGE])
    assert "TANKAR_MAIL" in (mail.problem() or "")


@pytest.mark.parametrize("address", ["mail.example", "http://mail.example", "smtp://"])
def test_an_address_that_is_no_mail_server_is_refused(address: str, db: None, settings: Any) -> None:
    _configured(settings, address)
    assert mail.problem()


@pytest.mark.parametrize(
    ("address", "port", "ssl", "tls"),
    [
        ("smtp://mail.example", 587, False, False),
        ("smtp://anna:hemligt%40ord@mail.example:2525", 2525, False, True),
        ("smtps://anna:hemligt%40ord@mail.example", 465, True, False),
    ],
)
def test_the_address_says_how_the_server_is_reached(
    address: str, port: int, ssl: bool, tls: bool, db: None, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, object] = {}

    def send(self: EmailBackend, messages: list[EmailMessage]) -> int:
        seen.update(port=self.port, ssl=self.use_ssl, tls=self.use_tls, password=self.password)
        return len(messages)

    monkeypatch.setattr(EmailBackend, "send_messages", send)
    _configured(settings, address)
    assert mail.Backend().send_messages([MESSAGE]) == 1
    password = "hemligt@ord" if "anna" in address else ""
    assert seen == {"port": port, "ssl": ssl, "tls": tls, "password": password}


@pytest.mark.parametrize("failure", [OSError("unreachable"), smtplib.SMTPRecipientsRefused({})])
def test_a_mail_the_server_does_not_take_is_told_and_not_swallowed(
    failure: Exception, db: None, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def send(self: EmailBackend, messages: list[EmailMessage]) -> int:
        raise failure

    monkeypatch.setattr(EmailBackend, "send_messages", send)
    _configured(settings, "smtp://mail.example")
    with pytest.raises(MailRefused):
        mail.Backend().send_messages([MESSAGE])
