"""What the task engine carries for content: a mail to a translator, a look at a linked page, at a video."""

from __future__ import annotations

import logging

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django_tasks import task

from tankar.content.actions.media.look_through import look_through
from tankar.content.composition import headline
from tankar.content.languages.links import address_of
from tankar.content.links.reading import read
from tankar.content.models import TranslationOrder
from tankar.organisation.errors import MailNotSetUp, MailRefused
from tankar.work.leases import owner_name

__all__ = ["look_through_video", "mail_order", "read_linked_page"]

log = logging.getLogger("tankar.content")


@task
def mail_order(order_id: int) -> None:
    """Send the translator the address of their page. What could not be sent is said beside the order."""
    found = TranslationOrder.objects.select_related("item", "translator", "ordered_by")
    order = found.filter(pk=order_id, state=TranslationOrder.State.ORDERED).first()
    if order is None:
        return
    language = order.translator.language if order.translator else order.language
    with translation.override(language):
        page = {"order": order, "address": address_of(order), "title": headline(order.source_text)}
        subject = " ".join(render_to_string("content/mail/order_subject.txt", page).split())
        body = render_to_string("content/mail/order.txt", page)
    address = order.translator.email if order.translator else order.email
    failed = not _sent(EmailMessage(subject, body, to=[address]))
    TranslationOrder.objects.filter(pk=order.pk).update(mail_failed=failed)


@task
def look_through_video(upload_id: int) -> None:
    """What our own machine fails at (a full disk) fails here too: the row waits, and the sweep finds it."""
    look_through(upload_id, owner_name())


@task
def read_linked_page(page_id: int) -> None:
    """Read what a page says about itself. One that is lost is asked for again by the next look at the item."""
    read(page_id)


def _sent(message: EmailMessage) -> bool:
    try:
        message.send()
    except (MailNotSetUp, MailRefused):
        log.exception("A translation order could not be mailed; its page says so.")
        return False
    return True
