"""Tell a person something. Called inside an action's transaction: it writes a row and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tankar.notices.kinds import kind_named
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["tell", "tell_many"]


def tell(
    person: Person, kind: str, *, params: Mapping[str, str], url: str, about: tuple[str, str] = ("", "")
) -> Notice:
    """One notice for one person. `url`: a path of Tankar. What is told already and unread is told anew, once.

    Raises `UnknownNotice`, or KeyError when the sentence wants a parameter that is not given.
    """
    declared = kind_named(kind)
    declared.sentence % dict(params)
    Notice.objects.filter(
        person=person, kind=kind, about=":".join(about), url=url, read_at__isnull=True
    ).delete()
    return Notice.objects.create(
        person=person,
        kind=kind,
        params=dict(params),
        about=":".join(about),
        url=url,
        told_at=clock.now(),
        awaits=declared.awaits,
    )


def tell_many(
    people: Iterable[Person], kind: str, *, params: Mapping[str, str], url: str, about: tuple[str, str]
) -> int:
    """The same for everybody at the same moment, in two statements; how many were told. Raises as `tell` does."""
    declared = kind_named(kind)
    declared.sentence % dict(params)
    told = list(people)
    now = clock.now()
    Notice.objects.filter(
        person__in=told, kind=kind, about=":".join(about), url=url, read_at__isnull=True
    ).delete()
    Notice.objects.bulk_create(
        [
            Notice(
                person=one,
                kind=kind,
                params=dict(params),
                about=":".join(about),
                url=url,
                told_at=now,
                awaits=declared.awaits,
            )
            for one in told
        ],
        batch_size=200,
    )
    return len(told)
