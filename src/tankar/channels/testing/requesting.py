"""Profile requests for tests: Aino plans an Instagram account for the library's book bus."""

from __future__ import annotations

from typing import Any

from tankar.channels.models import Kind, ProfileRequest
from tankar.channels.requests.actions.advise import advise
from tankar.channels.requests.actions.contact import contact_communications
from tankar.channels.requests.actions.decide import Answer, decide_half
from tankar.channels.requests.actions.keep_request import keep_request
from tankar.channels.requests.actions.open_profile import keep_opening, put_into_register
from tankar.channels.requests.actions.submit import submit_request
from tankar.channels.requests.facts import Facts, KeeperFacts
from tankar.channels.testing.sample import a_channel
from tankar.organisation import demo
from tankar.organisation.models import Person, new_public_id

__all__ = ["CHECKLIST", "PLAN", "approved", "asked", "begun", "contacted", "in_use", "yes"]

FIRST = {
    "title": "Bokbussen på Instagram",
    "platform": "Instagram",
    "need": "Familjer längs rutten får veta var bussen står.",
    "target_group": "Barnfamiljer längs bokbussens rutt",
}
PLAN = {
    **FIRST,
    "aim": "Fler hittar till bussen.",
    "goal": "200 följare före midsommar.",
    "common_answer": "Stadens kanaler kan inte berätta om varje hållplats.",
    "ideas": "Veckans bok, dagens hållplats, chauffören berättar",
    "how_often": "Två gånger i veckan",
    "children": "no",
    "posting_role": "organisation",
    "pictures": "Egna",
    "translations": "Eeva Koskivaara, samma dag",
    "paid": "no",
    "answered_by": "Aino och Camilla, sv och fi",
    "answered_when": "Vardagar 10–16",
    "summer_cover": "Camilla",
}
KEEPERS = (KeeperFacts("aino@demo.example", 2), KeeperFacts("camilla@demo.example", 1))
CHECKLIST: dict[str, Any] = {
    "name_sv": "Bokbussen",
    "name_fi": "Kirjastoauto",
    "handle": "@bokbussen.exempel",
    "url": "https://www.instagram.com/bokbussen.exempel/",
    "recovery_kept": "Bibliotekets kassaskåp",
    **dict.fromkeys(
        (
            "name_done", "brand_done", "bio_done", "rules_done", "two_factor_done", "recovery_done", "admins_done",
            "answering_done", "goals_done", "listed_done",
        ),
        True,
    ),
}  # fmt: skip


def instagram_is_known() -> None:
    """The city has an account there since before."""
    a_channel("Museets Instagram", "museum", kind=Kind.BY_HAND, network="by_hand", platform="Instagram")


def begun(person: Person, **fields: Any) -> ProfileRequest:
    """A whole plan that only its writer sees."""
    demo.make_person("camilla")
    return keep_request(person, new_public_id(), Facts({**PLAN, **fields}, keepers=KEEPERS))


def contacted(person: Person, **fields: Any) -> ProfileRequest:
    return contact_communications(person, begun(person, **fields))


def asked(person: Person, adviser: Person, **fields: Any) -> ProfileRequest:
    """Advised, and before the two who decide (or before the assessment of its network)."""
    if fields.get("platform", "Instagram") == "Instagram":
        instagram_is_known()
    request = advise(adviser, contacted(person, **fields), "Kom ihåg bildbeskrivningarna.")
    return submit_request(person, request)


def yes(reason: str = "Behovet är tydligt.") -> Answer:
    return Answer("yes", reason)


def approved(person: Person, adviser: Person, head: Person, manager: Person) -> ProfileRequest:
    request = decide_half(head, asked(person, adviser), "unit", yes())
    return decide_half(manager, request, "communications", yes())


def in_use(person: Person, adviser: Person, head: Person, manager: Person) -> ProfileRequest:
    request = approved(person, adviser, head, manager)
    keep_opening(person, request, CHECKLIST)
    request.refresh_from_db()
    put_into_register(adviser, request)
    return request
