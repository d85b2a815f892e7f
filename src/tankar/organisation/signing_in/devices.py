"""One's own browsers: which are signed in, and signing them out. Nobody sees anybody else's."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from tankar.organisation.access import today
from tankar.organisation.models import Device, User
from tankar.work import clock

__all__ = ["Listed", "end", "leave", "listed", "note", "words"]

_MARK = "device"
# looked for in this order: Edge calls itself Chrome too, and Chrome calls itself Safari
_BROWSERS = (
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class Listed:
    """One row of the list: the device, and whether it is the one that asks."""

    device: Device
    is_this: bool


def note(request: HttpRequest) -> None:
    """Remember that this session was used today: one write a day, and no query on any other page."""
    session = request.session
    mark, day = session.get(_MARK), today().isoformat()
    if mark == [session.session_key, day]:
        return
    if session.session_key is None:
        session.save()
    agent = request.headers.get("User-Agent", "")
    earlier = mark[0] if mark else session.session_key
    # signing in and a new password give the session another key: it is the same browser still
    mine = Device.objects.filter(user_id=_owner(request))
    known = mine.filter(session_key=earlier)
    if not known.update(session_key=session.session_key, last_day=today()):
        # a session lasts two weeks without use: older rows tell of nothing
        mine.filter(last_day__lt=today() - dt.timedelta(seconds=settings.SESSION_COOKIE_AGE, days=1)).delete()
        Device.objects.update_or_create(
            session_key=session.session_key,
            defaults={
                "user_id": _owner(request),
                "browser": _word_for(agent, _BROWSERS),
                "system": _word_for(agent, _SYSTEMS),
                "since": today(),
                "last_day": today(),
            },
        )
    session[_MARK] = [session.session_key, day]


def words(request: HttpRequest) -> str:
    """What this browser is, in a few words: "Firefox, Windows"; empty when it does not say."""
    agent = request.headers.get("User-Agent", "")
    return ", ".join(filter(None, [_word_for(agent, _BROWSERS), _word_for(agent, _SYSTEMS)]))


def listed(request: HttpRequest) -> list[Listed]:
    """The person's own signed-in browsers, this one first; rows whose session is over are forgotten."""
    rows = list(Device.objects.filter(user_id=_owner(request)).order_by("-last_day", "-pk"))
    alive = set(
        Session.objects.filter(
            session_key__in=[row.session_key for row in rows], expire_date__gt=clock.machine()
        ).values_list("session_key", flat=True)
    )
    Device.objects.filter(pk__in=[row.pk for row in rows if row.session_key not in alive]).delete()
    here = request.session.session_key
    shown = [Listed(row, row.session_key == here) for row in rows if row.session_key in alive]
    return sorted(shown, key=lambda one: not one.is_this)


def end(user: User, but: str | None = None, only: Device | None = None) -> int:
    """Sign out the user's browsers: all `but` one session key, or `only` one of them. Returns how many."""
    rows = Device.objects.filter(user=user).exclude(session_key=but or "")
    if only is not None:
        rows = rows.filter(pk=only.pk)
    ended = 0
    for row in rows:
        SessionStore(row.session_key).delete()
        row.delete()
        ended += 1
    return ended


def leave(request: HttpRequest) -> None:
    """Whoever signs out is not listed any longer."""
    if request.session.session_key:
        Device.objects.filter(session_key=request.session.session_key).delete()


def _owner(request: HttpRequest) -> int:
    owner = request.user.pk
    assert owner is not None
    return owner


def _word_for(agent: str, table: tuple[tuple[str, str], ...]) -> str:
    return next((word for mark, word in table if mark in agent), "")
