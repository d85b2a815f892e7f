from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from tankar.organisation.models import Device, Person
from tankar.organisation.signing_in.tests.conftest import PASSWORD, give_password, told
from tankar.organisation.testing.people import SignedIn

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"


def _come(person: Person, agent: str) -> Client:
    client = Client(headers={"user-agent": agent})
    assert client.post("/sign-in/", {"email": person.email, "password": PASSWORD}).status_code == 302
    assert client.get("/me/").status_code == 200
    return client


def test_aino_sees_her_browsers_and_signs_one_out(aino: Person, clock: Any) -> None:
    give_password(aino)
    phone, office = _come(aino, PHONE), _come(aino, EDGE)
    page = office.get("/me/sign-in/").content.decode()
    assert "Safari, iPhone" in page
    assert "Edge, Windows" in page
    other = Device.objects.get(browser="Safari")
    office.post(f"/me/sign-in/devices/{other.public_id}/end/")
    assert phone.get("/me/").status_code == 302
    assert office.get("/me/").status_code == 200
    assert told("signed_out_elsewhere") == 1


def test_everywhere_else_leaves_this_one(aino: Person) -> None:
    give_password(aino)
    here, *others = [_come(aino, EDGE) for _ in range(3)]
    here.post("/me/sign-in/devices/end/")
    assert [client.get("/me/").status_code for client in others] == [302, 302]
    assert here.get("/me/").status_code == 200
    here.post("/me/sign-in/devices/end/")
    assert told("signed_out_elsewhere") == 1, "nothing happened the second time, and nothing is told"


def test_a_script_that_signs_in_and_never_comes_again_is_signed_out_too(aino: Person) -> None:
    give_password(aino)
    thief = Client()
    assert thief.post("/sign-in/", {"email": aino.email, "password": PASSWORD}).status_code == 302
    _come(aino, EDGE).post("/me/sign-in/devices/end/")
    assert thief.get("/me/").status_code == 302


def test_nobody_sees_or_ends_somebody_elses_session(aino: Person, lars: Person, as_person: SignedIn) -> None:
    give_password(aino)
    hers = _come(aino, PHONE)
    his = as_person(lars)
    device = Device.objects.get(user=aino.user)
    assert his.post(f"/me/sign-in/devices/{device.public_id}/end/").status_code == 404
    assert "iPhone" not in his.get("/me/sign-in/").content.decode()
    assert hers.get("/me/").status_code == 200


def test_only_the_day_of_the_last_use_is_kept_with_one_write_a_day(
    aino: Person, clock: Any, as_person: SignedIn, django_assert_max_num_queries: Any
) -> None:
    client = as_person(aino)
    client.get("/offline/")
    with django_assert_max_num_queries(4):
        client.get("/offline/")
    clock.advance(days=2)
    client.get("/me/")
    device = Device.objects.get(user=aino.user)
    assert (device.since, device.last_day) == (dt.date(2026, 11, 23), dt.date(2026, 11, 25))
    assert {field.name for field in Device._meta.fields} == {
        *("id", "public_id", "user", "session_key", "browser", "system", "since", "last_day")
    }


def test_a_session_that_is_over_is_forgotten(aino: Person) -> None:
    give_password(aino)
    signed_out, gone, here = _come(aino, PHONE), _come(aino, PHONE), _come(aino, EDGE)
    signed_out.post("/sign-out/")
    assert Device.objects.count() == 2
    gone.session.delete()
    assert len(here.get("/me/sign-in/").context["devices"]) == 1
    assert Device.objects.count() == 1


def test_what_was_not_used_for_two_weeks_is_forgotten_at_the_next_sign_in(aino: Person, clock: Any) -> None:
    give_password(aino)
    _come(aino, PHONE)
    clock.advance(days=16)
    _come(aino, EDGE)
    assert [device.browser for device in Device.objects.all()] == ["Edge"]


def test_a_new_password_signs_out_the_others_and_keeps_this_one_listed(aino: Person) -> None:
    give_password(aino)
    here, other = _come(aino, EDGE), _come(aino, PHONE)
    words = {"oldpassword": PASSWORD, "password1": "tre ord att minnas", "password2": "tre ord att minnas"}
    assert here.post("/me/password/", words).status_code == 200
    assert other.get("/me/").status_code == 302
    [one] = here.get("/me/sign-in/").context["devices"]
    assert (one.device.browser, one.is_this) == ("Edge", True)
    assert told("password_changed") == 1


@pytest.mark.parametrize("agent", ["", "curl/8", "<script>"])
def test_a_browser_that_does_not_say_what_it_is_is_listed_all_the_same(agent: str, aino: Person) -> None:
    give_password(aino)
    client = _come(aino, agent)
    assert client.get("/me/sign-in/").status_code == 200
    assert Device.objects.get().browser == ""
