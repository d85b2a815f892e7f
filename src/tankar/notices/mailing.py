"""Mails of notices. Claimed before it is sent, so that of two workers one sends; given back when it fails.

1. Whoever has unread, unmailed notices is looked at, and left alone within their quiet hours.
2. What awaits them goes at once, if they wish so; all the rest once a working day, in one mail.
3. A mail that a killed process may have sent or not is not sent again: the bell has it all the same.
"""

from __future__ import annotations

import datetime as dt
import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation

from tankar.notices.models import Notice, Wishes
from tankar.notices.quiet import digest_is_due, is_quiet, wishes_of
from tankar.organisation.errors import MailNotSetUp, MailRefused
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.clock import local

__all__ = ["send_mails"]

log = logging.getLogger("tankar.notices")
_MAILS_AT_ONCE = 100
_NOTICES_IN_A_MAIL = 30
# a moment's grace: of several notices at once one mail is made, and what is read at once is not mailed
_GRACE = dt.timedelta(minutes=2)


def send_mails() -> int:
    """Send what is due now; how many mails that were."""
    now = clock.now()
    waiting = Notice.objects.filter(read_at=None, mailed_at=None, told_at__lte=now - _GRACE)
    people = Person.objects.filter(pk__in=waiting.values("person"), user__is_active=True)
    sent = 0
    # bounded by what is sent: those who wait for their own hours must not stand before the others
    for person in people.select_related("wishes").order_by("pk").iterator():
        sent += _mail(person, now)
        if sent >= _MAILS_AT_ONCE:
            break
    return sent


def _mail(person: Person, now: dt.datetime) -> bool:
    wishes = wishes_of(person)
    if is_quiet(wishes, now):
        return False
    unread = Notice.objects.filter(person=person, read_at=None, mailed_at=None)
    if wishes.mail == Wishes.Mail.NEVER:
        unread.update(mailed_at=now)
        return False
    digest = digest_is_due(wishes, now)
    wanted = Q() if digest else Q(awaits=True, told_at__lte=now - _GRACE)
    if not digest and wishes.mail != Wishes.Mail.AT_ONCE:
        return False
    chosen = list(unread.filter(wanted).order_by("-told_at", "-pk")[:_NOTICES_IN_A_MAIL])
    claimed = [one for one in chosen if unread.filter(pk=one.pk).update(mailed_at=now)]
    if not claimed:
        return False
    sent = _sent(person, claimed)
    if digest and sent:
        Wishes.objects.update_or_create(person=person, defaults={"digest_on": local(now).date()})
    return sent


def _sent(person: Person, notices: list[Notice]) -> bool:
    with translation.override(person.language):
        page = {"notices": notices, "address": settings.CONFIGURATION.public_address, "first": notices[0]}
        subject = " ".join(render_to_string("notices/mail/subject.txt", page).split())
        body = render_to_string("notices/mail/body.txt", page)
    try:
        EmailMessage(subject, body, to=[person.email]).send()
    except (MailNotSetUp, MailRefused):
        log.exception("A mail of notices could not be sent; it is tried again.")
        Notice.objects.filter(pk__in=[one.pk for one in notices]).update(mailed_at=None)
        return False
    return True
