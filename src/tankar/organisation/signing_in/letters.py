"""Letters about signing in: written in the language of whoever gets them, sent by the worker."""

from __future__ import annotations

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from tankar.organisation.errors import MailNotSent
from tankar.organisation.models import Person

__all__ = ["letter", "tell_of_change"]

log = logging.getLogger("tankar.organisation")


def letter(person: Person, name: str, facts: dict[str, object]) -> None:
    """Send `organisation/letters/<name>.txt` now: the first line is the subject. Raises `MailNotSent`."""
    with translation.override(person.language):
        text = render_to_string(f"organisation/letters/{name}.txt", {"person": person, **facts})
    subject, _line, body = text.strip().partition("\n")
    EmailMessage(subject.strip(), body.strip() + "\n", to=[person.email]).send()


@task
def tell_of_change(person_id: int, what: str) -> None:
    """Whoever did it by mistake or by theft: the owner hears of every change to their sign-in."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        return
    address = settings.CONFIGURATION.public_address + reverse("organisation:my_sign_in")
    try:
        letter(person, "sign_in_changed", {"what": what, "address": address})
    except MailNotSent as problem:
        log.warning("A letter about a change to their sign-in did not leave: %s", problem)
