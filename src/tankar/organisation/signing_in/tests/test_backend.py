from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tankar.organisation.models import Person, User
from tankar.organisation.signing_in.backend import AccountBackend
from tankar.organisation.testing.people import SignedIn

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_a_session_reads_account_person_and_unit_at_once(lars: Person) -> None:
    assert lars.user is not None
    with CaptureQueriesContext(connection) as asked:
        user = AccountBackend().get_user(lars.user.pk)
        assert user is not None
        assert user.person.unit is not None
    assert len(asked) == 1


def test_an_account_that_is_shut_or_gone_is_nobodys_session(lars: Person, as_person: SignedIn) -> None:
    assert lars.user is not None
    client = as_person(lars)
    assert client.get("/me/").status_code == 200
    User.objects.filter(pk=lars.user.pk).update(is_active=False)
    assert client.get("/me/").status_code == 302
    assert AccountBackend().get_user(lars.user.pk) is None
    assert AccountBackend().get_user(lars.user.pk + 1000) is None


def test_an_account_is_locked_without_its_person(lars: Person) -> None:
    """As allauth does when it makes recovery codes: a row that may be missing cannot be locked."""
    assert lars.user is not None
    with transaction.atomic():
        assert User._default_manager.select_for_update().get(pk=lars.user.pk) == lars.user
    assert "JOIN" not in str(User._default_manager.all().query)
    assert "JOIN" in str(User.objects.with_person().query)
