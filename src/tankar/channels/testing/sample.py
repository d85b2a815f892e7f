"""Channels on which the rights on channels are tried."""

from __future__ import annotations

import datetime as dt

from django.db.models import Model

from tankar.channels.models import (
    AccessRemoval,
    AccountReport,
    AnsweringAgreement,
    Assessment,
    Channel,
    ChannelAssignment,
    ChannelEnding,
    ChannelReview,
    Keeper,
    Kind,
    NetworkChange,
    ProfileRequest,
    RequestAdvice,
)
from tankar.organisation import demo
from tankar.organisation.models import Person, Unit
from tankar.work import clock

__all__ = ["a_channel", "sample"]

_MONDAY = dt.datetime(2026, 11, 23, 6, 15, tzinfo=dt.UTC)


def a_channel(name: str = "Stadsbiblioteket", unit: str = "library", **columns: object) -> Channel:
    """One channel in the register, connected in principle, without credentials or managers."""
    return Channel.objects.create(
        **{
            "name_sv": name,
            "name_fi": f"{name} (fi)",
            "kind": Kind.CONNECTED,
            "network": "harbour",
            "owner_unit": demo.make_unit(unit),
            **columns,
        }
    )


def _an_agreement(channel: Channel, state: str, **columns: object) -> AnsweringAgreement:
    return AnsweringAgreement.objects.create(channel=channel, state=state, begun_at=clock.now(), **columns)


def sample() -> dict[str, Model]:
    answered = a_channel("Sagostunden")
    return {
        "how the library answers, being written": _an_agreement(answered, "proposed"),
        "how the library answers": _an_agreement(answered, "in_force"),
        **_requests(),
        "the library's channel": a_channel(),
        "the library's channel cared for by hand": a_channel(
            "Stadsbibliotekets Instagram", kind=Kind.BY_HAND, network="by_hand", platform="Instagram"
        ),
        "a closed channel of the library": a_channel(
            "Gamla sidan",
            kind=Kind.BY_HAND,
            network="by_hand",
            platform="Facebook",
            closes_on=dt.date(2021, 12, 31),
        ),
        "the city's feed": a_channel(
            "Karleby stads flöde", "communications", kind=Kind.OWN, network="feed", is_common=True
        ),
        **_reviews(),
    }


def _reviews() -> dict[str, Model]:
    channel = a_channel("Kanalen som ses över")
    states = {
        "waits for its answers": "answering",
        "waits for two decisions": "deciding",
        "is decided": "decided",
    }
    made: dict[str, Model] = {
        f"a review of the library's channel that {words}": ChannelReview.objects.create(
            channel=a_channel(f"Kanal: {state}"), state=state, trigger="yearly", opened_at=_MONDAY
        )
        for words, state in states.items()
    }
    for words, state in (("may still be taken back", "told"), ("opens reviews", "opening")):
        made[f"a change of a network that {words}"] = NetworkChange.objects.create(
            network=state, what="terms", reason="x", state=state, told_at=_MONDAY, opens_at=_MONDAY
        )
    made["an account somebody told of"] = AccountReport.objects.create(link="x", told_at=_MONDAY)
    made["an account about which the library is asked"] = AccountReport.objects.create(
        link="y", told_at=_MONDAY, state="with_unit", unit=demo.make_unit("library")
    )
    left = ChannelAssignment.objects.create(
        channel=channel, person=demo.make_person("lars"), valid_to=_MONDAY.date()
    )
    made["a leaver's access to the library's channel"] = AccessRemoval.objects.create(
        assignment=left, channel=channel, opened_at=_MONDAY, due_at=_MONDAY
    )
    made["the closing of the library's channel"] = ChannelEnding.objects.create(
        channel=channel, kind="close", begun_at=_MONDAY
    )
    return made


def _requests() -> dict[str, Model]:
    library, museum = demo.make_unit("library"), demo.make_unit("museum")
    lars = demo.make_person("lars")
    head = Person.objects.filter(assignments__role="head_of_unit", family_name="Example").first() or lars
    manager = Person.objects.filter(assignments__role="communications_manager").first() or lars
    adviser = Person.objects.filter(assignments__role="supervisor", family_name="Example").first() or lars
    kept = _request(lars, museum, state="opening")
    Keeper.objects.create(request=kept, person=adviser, email="a@demo.example")
    advised = _request(lars, museum, state="complete")
    RequestAdvice.objects.create(
        request=advised, asked_by=lars, asked_of=adviser, question="?", asked_at=clock.now()
    )
    return {
        "a draft of a profile request for the library": _request(lars, library, state="draft", sent=False),
        "the head's own profile request": _request(head, library, state="complete"),
        "the communications manager's own profile request": _request(manager, museum, state="contact"),
        "a profile request for the library, before advice": _request(lars, library, state="contact"),
        "a profile request for the library, to be decided": _request(lars, library, state="complete"),
        "one of which the head has decided the unit's half": _request(
            lars, library, state="complete", unit_by=head
        ),
        "one of which the communications manager has decided their half": _request(
            lars, library, state="complete", communications_by=manager
        ),
        "a profile request for another unit, with advice asked of the supervisor": advised,
        "a profile request for another unit, answered": _request(lars, museum, state="returned"),
        "an approved profile of another unit, looked after by the supervisor": kept,
        "a running assessment of a network": _assessment("running"),
        "a decided assessment of a network": _assessment("ok"),
    }


def _request(
    requester: Person, unit: Unit, state: str, sent: bool = True, **columns: object
) -> ProfileRequest:
    now = clock.now()
    return ProfileRequest.objects.create(
        **{
            "requester": requester,
            "unit": unit,
            "state": state,
            "title": "Profil",
            "begun_at": now,
            "changed_at": now,
            "contacted_at": now if sent else None,
            **columns,
        }
    )


def _assessment(state: str) -> Assessment:
    now = clock.now()
    return Assessment.objects.create(platform=state, key=state, state=state, begun_at=now, due_at=now)
