"""Mail leaves through the city's server; in a demo it is kept and shown, never sent."""

from __future__ import annotations

import smtplib
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends import smtp
from django.core.mail.backends.base import BaseEmailBackend

from tankar.organisation.errors import MailNotSetUp, MailRefused
from tankar.organisation.models import ShownMail
from tankar.work import clock, demo

__all__ = ["Backend", "problem"]

_SECONDS = 15


class Backend(BaseEmailBackend):
    """Django's mail backend. Raises `MailNotSetUp` or `MailRefused`: no mail is lost in silence."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if demo.is_demo():
            return len([_show(message, address) for message in email_messages for address in message.to])
        server = _server()
        try:
            return server.send_messages(list(email_messages)) or 0
        except (OSError, smtplib.SMTPException) as error:
            raise MailRefused(str(error)) from error


def problem() -> str | None:
    """For `tankar check`: what is wrong with the mail settings, and the remedy; `None` when all is well."""
    if demo.is_demo():
        return None
    try:
        _server()
    except MailNotSetUp as error:
        return str(error)
    return None


def _show(message: EmailMessage, address: str) -> ShownMail:
    return ShownMail.objects.create(
        to=address, subject=str(message.subject), body=str(message.body), sent_at=clock.now()
    )


def _server() -> smtp.EmailBackend:
    address: str = settings.CONFIGURATION.mail
    parts = urlsplit(address)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise MailNotSetUp(
            "No mail can be sent: set TANKAR_MAIL to the city's mail server, such as smtp://user:password@host:587"
            " (or smtps://…:465), and start again."
        )
    facts: dict[str, Any] = {
        "host": parts.hostname,
        "port": parts.port or (465 if parts.scheme == "smtps" else 587),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": parts.scheme == "smtps",
        # a password never travels in the clear
        "use_tls": parts.scheme == "smtp" and bool(parts.username),
        "timeout": _SECONDS,
    }
    return smtp.EmailBackend(**facts)
