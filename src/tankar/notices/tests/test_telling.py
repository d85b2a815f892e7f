"""What is told stands there once, in the reader's language, and only for them."""

from __future__ import annotations

import pytest
from django.utils import translation

from tankar.notices import kinds
from tankar.notices.errors import UnknownNotice, WrongNotice
from tankar.notices.kinds import NoticeKind
from tankar.notices.models import Notice
from tankar.notices.telling import tell
from tankar.organisation.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("snow")]


def test_a_notice_says_its_sentence(aino: Person) -> None:
    tell(aino, "notices.snow", params={"where": "Yxpila"}, url="/")
    with translation.override("en"):
        assert [notice.sentence for notice in aino.notices.all()] == ["It snows in Yxpila"]


def test_the_same_thing_unread_is_not_told_twice(aino: Person) -> None:
    for where in ("Yxpila", "Öja"):
        tell(aino, "notices.snow", params={"where": where}, url="/", about=("item", "a"))
    assert [notice.params["where"] for notice in Notice.objects.all()] == ["Öja"]


def test_what_was_read_stays_and_is_told_again(aino: Person) -> None:
    first = tell(aino, "notices.snow", params={"where": "Yxpila"}, url="/")
    Notice.objects.filter(pk=first.pk).update(read_at=first.told_at)
    tell(aino, "notices.snow", params={"where": "Yxpila"}, url="/")
    assert Notice.objects.count() == 2


def test_a_kind_that_nobody_declared_is_an_error(aino: Person) -> None:
    with pytest.raises(UnknownNotice, match=r"notices\.hail"):
        tell(aino, "notices.hail", params={}, url="/")


def test_a_sentence_wants_its_parameters(aino: Person) -> None:
    with pytest.raises(KeyError):
        tell(aino, "notices.snow", params={}, url="/")


def test_a_context_declares_only_its_own_kinds() -> None:
    with pytest.raises(WrongNotice, match="must begin"):
        kinds.declare([NoticeKind("content.snow", "It snows")], context="notices")
