from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tankar.channels.models import Channel
from tankar.content.models import Item, Proposal
from tankar.content.proposals.actions.accept_proposal import accept
from tankar.content.proposals.actions.answer_proposal import ask_more, decline
from tankar.content.proposals.actions.keep_proposal import keep_proposal
from tankar.content.proposals.actions.propose_item import propose_item
from tankar.content.proposals.actions.submit_proposal import submit_proposal
from tankar.content.proposals.facts import Facts
from tankar.content.proposals.views import suggesting
from tankar.content.proposals.views.finding import proposal_for
from tankar.content.testing.making import make_item, picture_bytes, ready_item, uploaded, with_picture
from tankar.content.testing.proposing import begun, pictured, sent
from tankar.organisation.models import Person, new_public_id
from tankar.organisation.testing.people import SignedIn
from tankar.work import demo

pytestmark = pytest.mark.django_db


def address(name: str, thing: Proposal | Item | str) -> str:
    return reverse(f"content:{name}", args=[thing if isinstance(thing, str) else thing.public_id])


def words(answer: Any) -> str:
    main = BeautifulSoup(answer.content, "html.parser").find("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


@pytest.fixture(autouse=True)
def english(sirpa: Person, lars: Person, marja_liisa: Person, aino: Person, clock: Any) -> None:
    Person.objects.update(language="en")


@pytest.fixture
def browser(as_person: SignedIn, sirpa: Person) -> Client:
    return as_person(sirpa)


@pytest.fixture
def communications_page(as_person: SignedIn, lars: Person) -> Client:
    return as_person(lars)


def test_a_new_one_stores_nothing_before_its_first_save(browser: Client, city: Channel) -> None:
    page = browser.get(reverse("content:start_proposal"))
    assert page.status_code == 200
    assert "3 working days are our default" in words(page)
    assert not Proposal.objects.exists()


def test_it_is_saved_as_one_writes_and_sent_when_one_says_so(
    browser: Client, sirpa: Person, city: Channel
) -> None:
    public_id = new_public_id()
    typed = {
        "words": "Snö på Tankar",
        "channels_shown": "1",
        "channels": [city.public_id],
        "may_change": "ask",
    }
    answer = browser.post(address("save_proposal", public_id), typed)
    assert (answer.status_code, answer.json()) == (200, {"saved": "8:15"})
    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.words, list(proposal.channels.all())) == (
        "draft",
        "Snö på Tankar",
        [city],
    )
    again = browser.get(address("write_proposal", proposal)).content.decode()
    assert "Snö på Tankar" in again
    answer = browser.post(address("write_proposal", proposal), {**typed, "act": "send"}, follow=True)
    assert "Sent to communications" in answer.content.decode()
    assert "Waits for communications" in words(answer)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.may_change) == ("submitted", "ask")


def test_an_autosave_after_it_was_sent_says_so_and_loses_nothing(browser: Client, sirpa: Person) -> None:
    proposal = sent(sirpa)
    answer = browser.post(address("save_proposal", proposal), {"words": "Mera"})
    assert answer.status_code == 409
    assert "sent already" in answer.content.decode()
    assert browser.post(address("write_proposal", proposal), {"words": "Mera"}).status_code == 302


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"words": " "}, "Write a few words, or add a picture."),
        ({"words": "Snö", "useful_until": "2026-11-22"}, "That day has passed."),
        ({"words": "Snö", "useful_until": "i morgon"}, "Choose a day, or leave it empty."),
        ({"words": "Snö", "link": "inte en adress"}, "This is no address of a page."),
    ],
)
def test_what_has_to_be_put_right_is_said_at_the_field(
    browser: Client, typed: dict[str, str], sentence: str
) -> None:
    answer = browser.post(address("write_proposal", new_public_id()), {**typed, "act": "send"})
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert Proposal.objects.get().state == "draft"


def test_a_picture_comes_in_beside_the_words(browser: Client, sirpa: Person) -> None:
    public_id = new_public_id()
    sent_form = {"words": "Snö", "picture": uploaded(picture_bytes())}
    answer = browser.post(address("write_proposal", public_id), sent_form, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer["HX-Replace-Url"] == address("write_proposal", public_id)
    assert "Place and time removed" in answer.content.decode()
    picture = Proposal.objects.get().pictures.get()
    said = {"pictures": picture.public_id, f"people-{picture.public_id}": "nobody"}
    browser.post(address("save_proposal", public_id), said)
    picture.refresh_from_db()
    assert picture.people == "nobody"
    browser.post(address("write_proposal", public_id), {"act": f"remove_picture:{picture.public_id}"})
    assert not Proposal.objects.get().placed.exists()


def test_a_file_that_is_no_picture_is_told_and_the_words_are_kept(browser: Client) -> None:
    sent_form = {"words": "Snö", "picture": uploaded(b"inte en bild")}
    answer = browser.post(address("write_proposal", new_public_id()), sent_form)
    assert answer.status_code == 422
    assert Proposal.objects.get().words == "Snö"


def test_somebody_elses_is_not_there(as_person: SignedIn, aino: Person, sirpa: Person, pekka: Person) -> None:
    stranger = as_person(aino)
    for proposal in (begun(sirpa), sent(sirpa)):
        for name in ("proposal", "write_proposal"):
            assert stranger.get(address(name, proposal)).status_code == 404
        for name in ("answer_proposal", "explain_proposal", "withdraw_proposal", "save_proposal"):
            assert stranger.post(address(name, proposal), {"words": "x"}).status_code == 404
    assert stranger.get(address("proposal", "\x00no")).status_code == 404


def test_an_elected_official_has_no_such_page(as_person: SignedIn, johan: Person) -> None:
    assert as_person(johan).get(reverse("content:start_proposal")).status_code == 403
    assert as_person(johan).get(reverse("content:proposals")).status_code == 403


def test_communications_answers_on_one_screen(
    communications_page: Client, sirpa: Person, lars: Person, city: Channel
) -> None:
    proposal = begun(sirpa)
    pictured(sirpa, proposal)
    submit_proposal(sirpa, proposal)
    page = communications_page.get(address("proposal", proposal))
    said = words(page)
    for part in (
        "Fyrens vänner",
        "Source: Eget foto",
        "We have leave : Blankett 14.11.",
        "Ask for more",
        "Why not?",
    ):
        assert part in said or part.replace(" :", ":") in said, part
    answer = communications_page.post(
        address("answer_proposal", proposal), {"answer": "accept", "channels": [city.public_id]}
    )
    made = Item.objects.get()
    assert answer["Location"] == address("write", made)
    assert address("proposed", made) in communications_page.get(address("write", made)).content.decode()
    beside = communications_page.get(address("proposed", made)).content.decode()
    assert "Made of a proposal by Sirpa" in beside
    assert "Anything: words, length, pictures" in beside
    assert "Made of a proposal by Sirpa" in words(communications_page.get(address("item", made)))


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("ask", "Write what you want to know."),
        ("decline", "Choose a reason, or write one."),
    ],
)
def test_an_answer_without_words_is_asked_for_them(
    communications_page: Client, sirpa: Person, answer: str, sentence: str
) -> None:
    proposal = sent(sirpa)
    page = communications_page.post(address("answer_proposal", proposal), {"answer": answer})
    assert page.status_code == 422
    assert sentence in words(page)
    proposal.refresh_from_db()
    assert proposal.state == "submitted"


def test_a_prefilled_phrase_is_enough_for_a_no(
    communications_page: Client, browser: Client, sirpa: Person
) -> None:
    proposal = sent(sirpa)
    communications_page.post(address("answer_proposal", proposal), {"answer": "decline", "phrase": "unit"})
    said = words(browser.get(address("proposal", proposal)))
    assert "Declined" in said
    assert "It suits your unit's own channels better" in said
    assert "Lars" not in said.split("History")[0]


def test_the_slower_of_two_reads_a_sentence_and_sees_how_it_stands(
    communications_page: Client, sirpa: Person, marja_liisa: Person
) -> None:
    proposal = sent(sirpa)
    decline(marja_liisa, proposal, "Passar bättre på enhetens kanal.")
    answer = communications_page.post(address("answer_proposal", proposal), {"answer": "accept"}, follow=True)
    assert "It was answered already, so nothing was changed." in answer.content.decode()
    assert "Passar bättre" in words(answer)
    assert not Item.objects.exists()


def test_an_answer_to_what_was_withdrawn_says_so(
    communications_page: Client, browser: Client, sirpa: Person
) -> None:
    proposal = sent(sirpa)
    browser.post(address("withdraw_proposal", proposal))
    answer = communications_page.post(
        address("answer_proposal", proposal), {"answer": "ask", "question": "När?"}, follow=True
    )
    assert "withdrawn meanwhile" in answer.content.decode()


def test_the_requester_answers_what_is_asked(browser: Client, sirpa: Person, lars: Person) -> None:
    proposal = sent(sirpa)
    ask_more(lars, proposal, "Vem har tagit bilden?")
    page = words(browser.get(address("proposal", proposal)))
    assert "Vem har tagit bilden?" in page
    assert "Communications has asked something" in page
    empty = browser.post(address("explain_proposal", proposal), {"explanation": " "})
    assert (empty.status_code, "Write your answer first." in words(empty)) == (422, True)
    browser.post(address("explain_proposal", proposal), {"explanation": "Jag själv."})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.questions.get().answer) == ("submitted", "Jag själv.")


def test_what_is_ready_to_go_out_is_stopped_by_communications_alone(
    browser: Client, sirpa: Person, lars: Person
) -> None:
    proposal = sent(sirpa)
    accept(lars, proposal, [])
    Proposal.objects.update(state="produced")
    page = words(browser.get(address("proposal", proposal)))
    assert "Withdraw the proposal" not in page
    assert "phone or write to communications" in page
    answer = browser.post(address("withdraw_proposal", proposal), follow=True)
    assert "nothing was changed" in answer.content.decode()


def test_the_composer_has_the_chip_and_saves_before_it_leads_on(
    as_person: SignedIn, aino: Person, instagram: Channel, city: Channel
) -> None:
    client = as_person(aino)
    page = BeautifulSoup(client.get(reverse("content:start")).content, "html.parser")
    chip = page.find("button", {"name": "then", "value": re.compile("/propose/$")})
    assert chip is not None
    there = str(chip["value"])
    public_id = there.split("/")[-3]
    typed = {"text-sv": "Stängt", "channels_shown": "1", "channels": [instagram.public_id], "then": there}
    answer = client.post(address("write", public_id), typed)
    assert answer["Location"] == there
    form = words(client.get(there))
    assert "What may communications change?" in form
    assert "Karleby" in form
    client.post(there, {"may_change": "words", "channels_shown": "1", "channels": [city.public_id]})
    proposal = Proposal.objects.get()
    assert (proposal.item, proposal.may_change) == (Item.objects.get(), "words")
    beside = client.get(address("proposed", public_id)).content.decode()
    assert "Suggested for the city's common channels" in beside
    assert "Waits for communications" in beside
    assert client.get(there)["Location"] == address("proposal", proposal)


def test_an_item_without_text_is_not_suggested_yet(
    as_person: SignedIn, aino: Person, instagram: Channel
) -> None:
    item = make_item(aino, instagram)
    answer = as_person(aino).post(address("propose", item), {"may_change": "all"}, follow=True)
    assert "Write the text first" in answer.content.decode()
    assert not Proposal.objects.exists()


def test_communications_is_not_offered_to_suggest_to_itself(
    communications_page: Client, city: Channel
) -> None:
    assert "Suggest for the city" not in words(communications_page.get(reverse("content:start")))


def test_a_suggested_item_is_shown_with_its_pictures(
    communications_page: Client, aino: Person, instagram: Channel
) -> None:
    item = with_picture(aino, ready_item(aino, instagram))
    proposal = propose_item(aino, item, Facts({"words": "Angår alla som läser."}))
    said = words(communications_page.get(address("proposal", proposal)))
    for part in ("Läsesalen är stängd i dag.", "Lukusali on suljettu", "Source: Eget foto", "Angår alla"):
        assert part in said


def test_the_list_of_communications_and_ones_own(
    communications_page: Client, browser: Client, sirpa: Person, lars: Person
) -> None:
    assert "Nothing waits for an answer." in words(communications_page.get(reverse("content:proposals")))
    assert "A few words are enough" in words(browser.get(reverse("content:proposals")))
    begun(sirpa, "Ännu inte skickat")
    sent(sirpa, "Snö på Tankar", useful_until=dt.date(2026, 12, 1))
    ask_more(lars, sent(sirpa, "Julmarknaden"), "När?")
    theirs = words(communications_page.get(reverse("content:proposals")))
    assert "Snö på Tankar" in theirs
    assert "Julmarknaden" in theirs.split("Under way")[1]
    assert "Ännu inte skickat" not in theirs
    own = words(browser.get(reverse("content:proposals")))
    assert all(part in own for part in ("Ännu inte skickat", "Snö på Tankar", "Julmarknaden", "Useful until"))
    assert "Wait for communications" not in own


def test_however_many_there_are_the_list_asks_the_same_few_questions(
    communications_page: Client, sirpa: Person, aino: Person, instagram: Channel
) -> None:
    def statements() -> int:
        demo.forget()
        demo.current()
        with CaptureQueriesContext(connection) as asked:
            communications_page.get(reverse("content:proposals"))
        return len(asked)

    sent(sirpa)
    propose_item(aino, ready_item(aino, instagram), Facts())
    before = statements()
    for _number in range(5):
        sent(sirpa)
        propose_item(aino, ready_item(aino, instagram), Facts())
    assert statements() == before <= 15


def test_ones_own_go_on_by_key(browser: Client, sirpa: Person) -> None:
    for number in range(32):
        begun(sirpa, f"Förslag nummer {number}")
    first = browser.get(reverse("content:proposals"))
    more = BeautifulSoup(first.content, "html.parser").select_one(".show-more a")
    assert more is not None
    second = words(
        browser.get(
            reverse("content:proposals") + str(more["href"]).removeprefix(reverse("content:proposals"))
        )
    )
    assert "Förslag nummer 0" in second
    assert "Förslag nummer 31" not in second


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_every_state_has_its_words_in_every_language(
    language: str, browser: Client, sirpa: Person, lars: Person
) -> None:
    Person.objects.update(language=language)
    proposal = sent(sirpa)
    said = set()
    for state in Proposal.State.values:
        if state == "draft":
            continue
        Proposal.objects.update(state=state, reason="")
        page = browser.get(address("proposal", proposal))
        assert page.status_code == 200
        said.add(words(page))
    assert len(said) == len(Proposal.State.values) - 1


def test_no_field_takes_an_identity_that_the_frame_has(
    browser: Client, as_person: SignedIn, aino: Person, lars: Person, sirpa: Person, instagram: Channel
) -> None:
    """The script of every page finds its words by identity: a field of that name would silence the autosave."""
    item = ready_item(aino, instagram)
    proposal = sent(sirpa)
    ask_more(lars, proposal, "När?")
    pages = [
        browser.get(reverse("content:start_proposal")),
        browser.get(address("proposal", proposal)),
        as_person(aino).get(address("propose", item)),
        as_person(lars).get(address("proposal", sent(sirpa))),
    ]
    for page in pages:
        found = [str(one["id"]) for one in BeautifulSoup(page.content, "html.parser").find_all(id=True)]
        assert sorted(found) == sorted(set(found))


def test_two_quick_autosaves_of_a_new_one_are_both_kept(
    browser: Client, sirpa: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    public_id = new_public_id()
    keep_proposal(sirpa, public_id, Facts({"words": "Is på"}))
    first_look = iter((True,))

    def found(*asked: Any) -> Proposal:
        # as it was when the second arrived: the first made the row a moment later
        if next(first_look, False):
            raise Http404
        return proposal_for(*asked)

    monkeypatch.setattr(suggesting, "proposal_for", found)
    answer = browser.post(reverse("content:save_proposal", args=[public_id]), {"words": "Is på hamnen"})
    assert answer.status_code == 200
    assert Proposal.objects.get().words == "Is på hamnen"
