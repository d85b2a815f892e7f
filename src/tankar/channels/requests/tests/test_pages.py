from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tankar.channels.models import Channel, ProfileRequest
from tankar.channels.requests.actions.decide import Answer, decide_half
from tankar.channels.requests.actions.keep_request import keep_request
from tankar.channels.requests.facts import Facts
from tankar.channels.requests.views import writing
from tankar.channels.testing.requesting import (
    CHECKLIST,
    KEEPERS,
    PLAN,
    approved,
    asked,
    begun,
    contacted,
    in_use,
    yes,
)
from tankar.channels.testing.sample import a_channel
from tankar.organisation import demo
from tankar.organisation.models import Person, new_public_id
from tankar.organisation.testing.people import SignedIn
from tankar.work import demo as demo_row

pytestmark = pytest.mark.django_db


def address(name: str, thing: ProfileRequest | str, *more: str) -> str:
    return reverse(f"channels:{name}", args=[thing if isinstance(thing, str) else thing.public_id, *more])


def words(answer: Any) -> str:
    main = BeautifulSoup(answer.content, "html.parser").find("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def form(**more: str) -> dict[str, str]:
    keepers = {
        key: value
        for number, one in enumerate(KEEPERS)
        for key, value in ((f"keeper-{number}", one.email), (f"half_days-{number}", str(one.half_days)))
    }
    return {**PLAN, "keepers_shown": "1", "lasts": "always", **keepers, **more}


@pytest.fixture(autouse=True)
def english(aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any) -> None:
    Person.objects.update(language="en")


@pytest.fixture
def aino_s(as_person: SignedIn, aino: Person) -> Client:
    return as_person(Person.objects.get(pk=aino.pk))


@pytest.fixture
def common(db: None) -> Channel:
    return a_channel("Karleby stads Instagram", "communications", is_common=True, platform="Instagram")


def test_a_new_one_stores_nothing_and_shows_the_common_channels_first(
    aino_s: Client, common: Channel
) -> None:
    page = aino_s.get(reverse("channels:new_request"))
    said = words(page)
    assert page.status_code == 200
    assert said.index("Is a common channel enough?") < said.index("The rest of the plan")
    assert "Karleby stads Instagram" in said
    assert not ProfileRequest.objects.exists()


def test_it_is_saved_as_one_writes_and_communications_is_told_when_it_is_sent(
    aino_s: Client, aino: Person
) -> None:
    public_id = new_public_id()
    first = {"title": "Bokbussen", "platform": "Instagram"}
    answer = aino_s.post(address("save_request", public_id), first)
    assert answer.json() == {"saved": "8:15"}
    missing = aino_s.post(address("write_request", public_id), {**first, "act": "send"})
    assert missing.status_code == 422
    assert "This is still empty." in words(missing)
    assert ProfileRequest.objects.get().state == "draft"
    unit = aino.unit
    assert unit is not None
    sent = {**first, "need": "Rutten", "target_group": "Familjer", "unit": unit.public_id, "act": "send"}
    page = words(aino_s.post(address("write_request", public_id), sent, follow=True))
    assert "With communications for advice" in page
    assert "Communications gives its advice by Thursday 26 November." in page


def test_choosing_a_common_channel_is_a_success_and_asks_nobody(aino_s: Client, common: Channel) -> None:
    public_id = new_public_id()
    page = aino_s.post(
        address("write_request", public_id),
        {"title": "Bokbussen", "act": f"common:{common.public_id}"},
        follow=True,
    )
    assert "A common channel is used instead" in words(page)
    assert "Suggest something for the common channels" in words(page)
    assert ProfileRequest.objects.get().suggested == common


def test_a_channel_that_is_not_common_is_not_chosen(aino_s: Client) -> None:
    other = a_channel("Museets konto", "museum")
    public_id = new_public_id()
    aino_s.post(address("write_request", public_id), {"title": "B", "act": f"common:{other.public_id}"})
    assert ProfileRequest.objects.get().state == "draft"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"posting_role": "own"}, "A person's own profile is their own"),
        (
            {"keeper-1": "okand@demo.example"},
            "Nobody who works for the city has the address okand@demo.example.",
        ),
        ({"keeper-1": ""}, "Name at least two people"),
        ({"half_days-0": "0"}, "Say for each how many half-days"),
        ({"children": "often"}, "Say who asks the guardians"),
        ({"translations": ""}, "Say who translates, and how fast."),
        ({"language_policy": "sv"}, "Say why one language is enough"),
        ({"lasts": "until", "ends_on": "2026-11-22"}, "That day has passed."),
        ({"summer_cover": ""}, "This is still empty."),
    ],
)
def test_what_is_missing_is_said_at_its_question_and_everything_is_kept(
    aino_s: Client, aino: Person, lars: Person, typed: dict[str, str], sentence: str
) -> None:
    request = contacted(aino)
    ProfileRequest.objects.update(advised_at=request.contacted_at)
    answer = aino_s.post(address("write_request", request), form(**typed, act="decide", aim="Nytt syfte"))
    assert answer.status_code == 422
    assert sentence in words(answer)
    request.refresh_from_db()
    assert (request.state, request.aim) == ("contact", "Nytt syfte")


def test_the_decisions_are_not_asked_for_before_the_advice_or_its_days(aino_s: Client, aino: Person) -> None:
    request = contacted(aino)
    answer = aino_s.post(address("write_request", request), form(act="decide"))
    assert "Communications has not given its advice yet." in words(answer)
    assert "Ask for the two decisions" not in words(answer)


def test_an_autosave_after_it_was_sent_says_so_and_loses_nothing(
    aino_s: Client, aino: Person, lars: Person
) -> None:
    request = asked(aino, lars)
    answer = aino_s.post(address("save_request", request), {"title": "Mera"})
    assert (answer.status_code, "sent already" in answer.content.decode()) == (409, True)
    assert aino_s.get(address("write_request", request)).status_code == 302


def test_an_autosave_that_arrives_while_the_form_is_sent_takes_nothing_away(
    aino_s: Client, aino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = begun(aino)

    def not_there_yet(*_asked: object) -> None:
        raise Http404

    # as it was when the form arrived: the autosave made the row a moment later
    monkeypatch.setattr(writing, "request_for", not_there_yet)
    unit = aino.unit
    assert unit is not None
    answer = aino_s.post(address("write_request", request), form(act="send", unit=unit.public_id))
    assert answer.status_code == 302
    request.refresh_from_db()
    assert request.state == "contact"


def test_communications_advises_on_the_page_and_suggests_a_common_channel(
    as_person: SignedIn, aino_s: Client, aino: Person, lars: Person, common: Channel
) -> None:
    request = contacted(aino)
    theirs = as_person(lars)
    empty = theirs.post(address("act_on_request", request, "advise"), {"words": " "})
    assert (empty.status_code, "Write a few words first" in words(empty)) == (422, True)
    theirs.post(address("act_on_request", request, "suggest"), {"channel": common.public_id})
    assert "Suggested instead: Karleby stads Instagram" in words(aino_s.get(address("request", request)))
    theirs.post(address("act_on_request", request, "advise"), {"words": "Tänk på juli."})
    assert "Tänk på juli." in words(aino_s.get(address("request", request)))
    aino_s.post(address("act_on_request", request, "common"), {"channel": common.public_id})
    request.refresh_from_db()
    assert request.state == "redirected"


def test_the_deciding_page_holds_everything_and_says_what_happens_on_silence(
    as_person: SignedIn, aino: Person, lars: Person, heikki: Person
) -> None:
    request = asked(aino, lars)
    said = words(as_person(heikki).get(address("request", request)))
    for part in (
        "No answer is no yes. On Thursday 26 November those who have not answered are reminded, and on Monday 30",
        "Management of the unit",
        "Marketing and communications manager",
        "2 people, together 3 half-days a month.",
        "Why not a common channel?",
        "Stadens kanaler kan inte berätta",
        "Who answers in July?",
        "Talk first",
        "in use since before assessments were made",
        "Give my answer",
    ):
        assert part in said, part
    assert said.count("Give my answer") == 1


def test_a_decision_needs_a_reason_and_a_chosen_sentence_is_enough(
    as_person: SignedIn, aino: Person, lars: Person, heikki: Person, marja_liisa: Person
) -> None:
    request = asked(aino, lars)
    client = as_person(heikki)
    empty = client.post(address("act_on_request", request, "decide"), {"part": "unit", "answer": "yes"})
    assert empty.status_code == 422
    client.post(
        address("act_on_request", request, "decide"), {"part": "unit", "answer": "yes", "phrase": ["need"]}
    )
    theirs = words(as_person(marja_liisa).get(address("request", request)))
    assert "The need is clear, and no common channel reaches this group." in theirs
    assert "Heikki Kivihalme" in theirs


def test_who_may_not_decide_is_refused_and_who_was_slower_sees_how_it_stands(
    as_person: SignedIn, aino_s: Client, aino: Person, lars: Person, heikki: Person
) -> None:
    request = asked(aino, lars)
    sent = {"part": "unit", "answer": "yes", "reason": "Jag vill."}
    assert aino_s.post(address("act_on_request", request, "decide"), sent).status_code == 403
    decide_half(heikki, request, "unit", Answer("no", "Inte nu."))
    answer = as_person(heikki).post(address("act_on_request", request, "decide"), sent, follow=True)
    assert "It stands differently now" in answer.content.decode()


def test_whoever_gave_one_half_reads_that_the_other_is_not_theirs(
    as_person: SignedIn, aino: Person, lars: Person, heikki: Person
) -> None:
    request = decide_half(heikki, asked(aino, lars), "unit", yes())
    assert "nobody gives both" in words(as_person(heikki).get(address("request", request)))


def test_somebody_elses_is_not_there(as_person: SignedIn, aino: Person, lars: Person, sirpa: Person) -> None:
    for request in (begun(aino), contacted(aino, title="En till")):
        for name in ("request", "write_request"):
            assert as_person(sirpa).get(address(name, request)).status_code == 404
        posted = as_person(sirpa).post(address("act_on_request", request, "say"), {"words": "Hej"})
        assert posted.status_code == 404
    assert as_person(sirpa).get(address("request", "\x00no")).status_code == 404


def test_an_elected_official_has_no_such_page(as_person: SignedIn, johan: Person) -> None:
    for name in ("requests", "new_request"):
        assert as_person(johan).get(reverse(f"channels:{name}")).status_code == 403


def test_the_checklist_stands_at_the_same_address_and_leads_into_the_register(
    as_person: SignedIn, aino_s: Client, aino: Person, lars: Person, heikki: Person, marja_liisa: Person
) -> None:
    request = approved(aino, lars, heikki, marja_liisa)
    assert "What is left before it opens" in words(aino_s.get(address("request", request)))
    ticked = {key: ("on" if value is True else value) for key, value in CHECKLIST.items()}
    wrong = aino_s.post(address("keep_opening", request), {**ticked, "url": "instagram/bokbussen"})
    assert wrong.status_code == 422
    assert "begins with https://" in words(wrong)
    early = as_person(lars).post(address("put_into_register", request), follow=True)
    assert "still open" in early.content.decode()
    done = aino_s.post(address("keep_opening", request), ticked, follow=True)
    assert "Communications puts it into the register." in words(done)
    assert aino_s.post(address("put_into_register", request)).status_code == 403
    page = as_person(lars).post(address("put_into_register", request), follow=True)
    said = words(page)
    assert "Who decided its opening" in said
    assert "Heikki Kivihalme" in said
    channel = Channel.objects.get(handle="@bokbussen.exempel")
    assert channel.assignments.count() == 2
    link = BeautifulSoup(page.content, "html.parser").select_one("#decision a.ds-link")
    assert link is not None
    decision = words(as_person(lars).get(str(link["href"]).split("#")[0]))
    assert "Behovet är tydligt." in decision


def test_the_auditor_goes_from_the_register_to_who_decided_when_and_why(
    as_person: SignedIn, aino: Person, lars: Person, heikki: Person, marja_liisa: Person
) -> None:
    request = in_use(aino, lars, heikki, marja_liisa)
    ulla = demo.make_person("ulla")
    Person.objects.filter(pk=ulla.pk).update(language="en")
    client = as_person(ulla)
    channel = Channel.objects.get(handle="@bokbussen.exempel")
    assert address("request", request) in client.get(channel.get_absolute_url()).content.decode()
    said = words(client.get(address("request", request)))
    for part in ("Heikki Kivihalme", "Marja-Liisa Tuominen-Öst", "Monday 23 November at 8:15", "PLAN-1"):
        assert part in said, part
    assert client.post(address("act_on_request", request, "say"), {"words": "Hej"}).status_code == 302


def test_the_list_goes_on_by_key_and_asks_the_same_few_questions(
    aino_s: Client, aino: Person, lars: Person
) -> None:
    def statements() -> int:
        demo_row.forget()
        demo_row.current()
        with CaptureQueriesContext(connection) as asked_of_database:
            aino_s.get(reverse("channels:requests"))
        return len(asked_of_database)

    assert "No requests yet" in words(aino_s.get(reverse("channels:requests")))
    begun(aino)
    before = statements()
    for number in range(32):
        keep_request(aino, new_public_id(), Facts({"title": f"Förslag {number}"}))
    assert statements() == before <= 15
    first = aino_s.get(reverse("channels:requests"))
    more = BeautifulSoup(first.content, "html.parser").select_one(".show-more a")
    assert more is not None
    assert "Bokbussen på Instagram" in words(aino_s.get(str(more["href"])))


def test_the_page_asks_few_questions_however_many_channels_there_are(
    as_person: SignedIn, aino: Person, lars: Person, heikki: Person, common: Channel
) -> None:
    request = asked(aino, lars)
    client = as_person(heikki)

    def statements() -> int:
        demo_row.forget()
        demo_row.current()
        with CaptureQueriesContext(connection) as asked_of_database:
            client.get(address("request", request))
        return len(asked_of_database)

    before = statements()
    for number in range(8):
        a_channel(f"Gemensam {number}", "communications", is_common=True, platform="X")
        a_channel(f"Egen {number}", "library")
    assert statements() == before


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_every_state_has_its_words_in_every_language(
    language: str, as_person: SignedIn, aino: Person, lars: Person
) -> None:
    request = asked(aino, lars)
    Person.objects.update(language=language)
    client = as_person(Person.objects.get(pk=aino.pk))
    said = set()
    for state in ProfileRequest.State.values:
        if state == "draft":
            continue
        ProfileRequest.objects.update(state=state)
        page = client.get(address("request", request))
        assert page.status_code == 200
        said.add(words(page))
    assert len(said) == len(ProfileRequest.State.values) - 1


def test_no_field_takes_an_identity_that_another_has(
    as_person: SignedIn, aino_s: Client, aino: Person, lars: Person, heikki: Person
) -> None:
    pages = [
        aino_s.get(reverse("channels:new_request")),
        as_person(heikki).get(address("request", asked(aino, lars))),
        as_person(lars).get(address("request", contacted(aino, title="En till"))),
    ]
    for page in pages:
        found = [str(one["id"]) for one in BeautifulSoup(page.content, "html.parser").find_all(id=True)]
        assert sorted(found) == sorted(set(found))
