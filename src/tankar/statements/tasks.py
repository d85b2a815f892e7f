"""Letters to whoever gave feedback, in the language they wrote on. Sent by the worker, never in a request."""

from __future__ import annotations

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from tankar.interface.context import organisation_name
from tankar.organisation.errors import MailNotSent
from tankar.statements.models import Feedback

__all__ = ["mail_answer", "mail_receipt"]

log = logging.getLogger("tankar.statements")


@task
def mail_receipt(feedback_id: int) -> None:
    """That it has arrived, by when it is answered, and where its state stands."""
    _letter(feedback_id, "receipt")


@task
def mail_answer(feedback_id: int) -> None:
    """The answer; it stands on the receipt's page all the same when the mail does not leave."""
    _letter(feedback_id, "answer")


def _letter(feedback_id: int, name: str) -> None:
    feedback = Feedback.objects.filter(pk=feedback_id).exclude(reply_to="").first()
    if feedback is None:
        return
    with translation.override(feedback.language):
        page = reverse("statements:receipt", args=[feedback.public_id])
        facts = {
            "feedback": feedback,
            "address": settings.CONFIGURATION.public_address + page,
            "organisation": organisation_name(feedback.language),
        }
        text = render_to_string(f"statements/letters/{name}.txt", facts)
    subject, _line, body = text.strip().partition("\n")
    try:
        EmailMessage(subject.strip(), body.strip() + "\n", to=[feedback.reply_to]).send()
    except MailNotSent as problem:
        log.warning("A letter about feedback on accessibility did not leave: %s", problem)
