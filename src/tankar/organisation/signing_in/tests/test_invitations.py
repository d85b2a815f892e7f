from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from tankar.organisation.errors import MailRefused
from tankar.organisation.models import Invitation, Person, RoleAssignment, Unit
from tankar.organisation.roles import Role
from tankar.organisation.signing_in.actions.accept_invitation import accept_with_password
from tankar.organisation.signing_in.errors import InvitationUsed
from tankar.organisation.signing_in.tests.conftest import letters, told
from tankar.organisation.testing.authenticator import Phone
from tankar.organisation.testing.people import SignedIn

WORDS = {"password1": "tre ord att minnas", "password2": "tre ord att minnas"}


def _form(library: Unit, **more: Any) -> dict[str, Any]:
    return {
        "given_name": "Åsa",
        "family_name": "Nygård",
        "email": "Asa.Nygard@demo.example",
        "unit": library.pk,
        "language": "fi",
        **more,
    }


def _link() -> str:
    letters()
    found = re.search(r"http://[^/]+(/invitation/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def _invited(pekka: Person, library: Unit, as_person: SignedIn) -> str:
    assert as_person(pekka).post("/people/invite/", _form(library)).status_code == 302
    return _link()


def test_pekka_invites_asa_with_a_role_and_she_lands_on_today(
    pekka: Person, library: Unit, as_person: SignedIn
) -> None:
    facts = _form(library, roles=[Role.CHANNEL_MANAGER, Role.TRANSLATOR])
    assert as_person(pekka).post("/people/invite/", facts).status_code == 302
    asa = Person.objects.get(email="asa.nygard@demo.example")
    roles = {(one.role, one.unit) for one in asa.assignments.all()}
    assert roles == {(Role.CHANNEL_MANAGER, library), (Role.TRANSLATOR, None)}
    client, link = Client(), _link()
    letter = mail.outbox[0]
    assert "Tankar" in letter.subject
    assert "Pekka Rantasalo" in letter.body
    assert "Hei Åsa" in letter.body, "she reads Finnish"
    assert client.get(link)["Location"] == "/invitation/"
    assert client.get("/invitation/").status_code == 200
    done = client.post("/invitation/", WORDS)
    assert (done.status_code, done["Location"]) == (302, "/")
    assert client.get("/me/").context["request"].person == asa
    assert [told(kind) for kind in ("person_added", "person_invited", "invitation_accepted")] == [1, 1, 1]


def test_asa_chooses_a_passkey_instead(pekka: Person, library: Unit, as_person: SignedIn) -> None:
    client, phone = Client(), Phone()
    client.get(_invited(pekka, library, as_person))
    question = client.get("/invitation/options/").json()
    done = client.post("/invitation/passkey/", {"credential": phone.create(question)})
    assert (done.status_code, done["Location"]) == (302, "/")
    assert client.get("/me/sign-in/").context["codes_wait"], "and is asked to keep her recovery codes"


def test_a_passkey_that_does_not_hold_leaves_the_invitation_open(
    pekka: Person, library: Unit, as_person: SignedIn
) -> None:
    client = Client()
    client.get(_invited(pekka, library, as_person))
    client.get("/invitation/options/")
    assert client.post("/invitation/passkey/", {"credential": "{}"}).status_code == 422
    assert client.post("/invitation/", WORDS).status_code == 302


def test_the_link_works_once_and_looking_uses_nothing_up(
    pekka: Person, library: Unit, as_person: SignedIn
) -> None:
    link = _invited(pekka, library, as_person)
    for _scanner in range(3):
        Client().get(link, follow=True)
    first, second = Client(), Client(headers={"accept-language": "en"})
    first.get(link)
    second.get(link)
    assert first.post("/invitation/", WORDS).status_code == 302
    late = second.post("/invitation/", WORDS)
    assert late.status_code == 410
    assert "has been used" in late.content.decode()


def test_of_two_presses_at_once_one_gets_in(pekka: Person, library: Unit, as_person: SignedIn) -> None:
    _invited(pekka, library, as_person)
    first, second = Invitation.objects.get(), Invitation.objects.get()
    accept_with_password(first, WORDS["password1"])
    with pytest.raises(InvitationUsed):
        accept_with_password(second, "another password of theirs")


def test_after_seven_days_the_link_says_what_to_do(
    pekka: Person, library: Unit, as_person: SignedIn, clock: Any
) -> None:
    link = _invited(pekka, library, as_person)
    clock.advance(days=7, seconds=1)
    client = Client(headers={"accept-language": "en"})
    client.get(link)
    page = client.get("/invitation/")
    assert page.status_code == 410
    assert "has run out" in page.content.decode()
    assert client.get("/invitation/options/").status_code == 410


def test_sending_again_makes_a_new_link_and_ends_the_old_one(
    pekka: Person, library: Unit, as_person: SignedIn, clock: Any
) -> None:
    old = _invited(pekka, library, as_person)
    clock.advance(days=8)
    invitation = Invitation.objects.get()
    assert as_person(pekka).post(f"/people/invitations/{invitation.public_id}/again/").status_code == 302
    client = Client()
    client.get(old)
    assert client.get("/invitation/").status_code == 410
    client.get(_link())
    assert client.get("/invitation/").status_code == 200
    assert told("invitation_sent_again") == 1


def test_a_withdrawn_invitation_opens_nothing_and_cannot_be_sent_again(
    pekka: Person, library: Unit, as_person: SignedIn
) -> None:
    link = _invited(pekka, library, as_person)
    invitation, client = Invitation.objects.get(), as_person(pekka)
    client.post(f"/people/invitations/{invitation.public_id}/withdraw/")
    visitor = Client(headers={"accept-language": "en"})
    visitor.get(link)
    assert "has been withdrawn" in visitor.get("/invitation/").content.decode()
    client.post(f"/people/invitations/{invitation.public_id}/again/")
    letters()
    assert len(mail.outbox) == 1
    assert told("invitation_sent_again") == 0


@pytest.mark.parametrize("token", ["x", "-", "nonsense" * 20])
def test_an_invented_link_opens_nothing(token: str, db: None) -> None:
    client = Client(headers={"accept-language": "en"})
    client.get(f"/invitation/{token}/")
    assert "leads to no invitation" in client.get("/invitation/").content.decode()
    assert Client().get("/invitation/").status_code == 410
    assert Client().post("/invitation/", WORDS).status_code == 410


def test_a_link_opened_by_somebody_signed_in_takes_nothing_over(
    pekka: Person, lars: Person, library: Unit, as_person: SignedIn
) -> None:
    link, client = _invited(pekka, library, as_person), as_person(lars)
    client.get(link)
    assert client.get("/invitation/").status_code == 409
    assert client.post("/invitation/", WORDS).status_code == 409
    assert client.get("/me/").context["request"].person == lars
    assert Invitation.objects.open().exists()


@pytest.mark.parametrize(("first", "second"), [("short", "short"), ("tre ord att minnas", "another")])
def test_a_weak_or_mistyped_password_is_refused_and_the_link_stays(
    first: str, second: str, pekka: Person, library: Unit, as_person: SignedIn
) -> None:
    client = Client()
    client.get(_invited(pekka, library, as_person))
    assert client.post("/invitation/", {"password1": first, "password2": second}).status_code == 422
    assert client.post("/invitation/", WORDS).status_code == 302


def test_the_link_is_nowhere_but_in_the_letter(pekka: Person, library: Unit, as_person: SignedIn) -> None:
    token = _invited(pekka, library, as_person).split("/")[2]
    assert token not in str(Invitation.objects.values())


def test_a_letter_that_does_not_leave_is_told_in_the_list(
    pekka: Person, library: Unit, as_person: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: object, messages: object) -> int:
        raise MailRefused("550 no such mailbox")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    client = as_person(pekka)
    client.post("/people/invite/", _form(library))
    letters()
    assert "550 no such mailbox" in client.get("/people/invitations/").content.decode()


def test_a_role_of_a_unit_without_a_unit_adds_nobody(
    pekka: Person, as_person: SignedIn, library: Unit
) -> None:
    facts = _form(library, unit="", roles=[Role.HEAD_OF_UNIT])
    assert as_person(pekka).post("/people/invite/", facts).status_code == 422
    facts = _form(library, roles=[Role.SYSTEM_ADMINISTRATOR, Role.SAFETY_MANAGER])
    assert as_person(pekka).post("/people/invite/", facts).status_code == 422, "these two do not mix"
    assert not Person.objects.filter(given_name="Åsa").exists()


def test_communications_invites_without_giving_roles(
    marja_liisa: Person, library: Unit, as_person: SignedIn
) -> None:
    client = as_person(marja_liisa)
    assert "roles" not in client.get("/people/invite/").context["form"].fields
    facts = _form(library, roles=[Role.SYSTEM_ADMINISTRATOR])
    assert client.post("/people/invite/", facts).status_code == 302
    assert not RoleAssignment.objects.filter(person__given_name="Åsa").exists()


def test_somebody_known_is_invited_from_their_page_and_only_once(
    pekka: Person, aino: Person, as_person: SignedIn
) -> None:
    client = as_person(pekka)
    assert client.get(f"/people/{aino.public_id}/").context["may_invite"]
    for _press in range(2):
        client.post(f"/people/{aino.public_id}/invite/")
    assert Invitation.objects.filter(person=aino).count() == 1
    assert aino.user is not None
    aino.user.set_password(WORDS["password1"])
    aino.user.save()
    Invitation.objects.all().delete()
    client.post(f"/people/{aino.public_id}/invite/")
    assert not Invitation.objects.exists(), "she signs in already"


def test_an_address_that_is_known_is_not_invited_a_second_time(
    pekka: Person, aino: Person, library: Unit, as_person: SignedIn
) -> None:
    facts = _form(library, email="AINO@demo.example")
    assert as_person(pekka).post("/people/invite/", facts).status_code == 422


def test_a_password_chosen_by_mail_ends_the_invitation(
    pekka: Person, library: Unit, as_person: SignedIn
) -> None:
    link = _invited(pekka, library, as_person)
    client = Client()
    client.post("/sign-in/forgotten/", {"email": "asa.nygard@demo.example"})
    found = re.search(r"http://[^/]+(/sign-in/new-password/\S+)", str(mail.outbox[-1].body))
    assert found
    client.get(found[1])
    assert client.post("/sign-in/new-password/", WORDS).status_code == 200
    thief = Client()
    thief.get(link)
    assert thief.post("/invitation/", WORDS).status_code == 410


@pytest.mark.parametrize("act", ["again", "withdraw"])
def test_others_neither_see_nor_touch_invitations(
    act: str, pekka: Person, lars: Person, library: Unit, as_person: SignedIn
) -> None:
    _invited(pekka, library, as_person)
    invitation, client = Invitation.objects.get(), as_person(lars)
    assert client.post(f"/people/invitations/{invitation.public_id}/{act}/").status_code == 403
    assert client.get("/people/invitations/").status_code == 403
    assert client.post("/people/invite/", _form(library, email="x@demo.example")).status_code == 403
