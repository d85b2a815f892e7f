"""The demo's second pairs of eyes: one item waits for its yes, one came back, one is talked about. All invented."""

from __future__ import annotations

import datetime as dt

from tankar.channels.models import Channel
from tankar.content.actions.start_item import start_item
from tankar.content.changes import Changes
from tankar.content.comments.actions.resolve_comment import resolve_comment
from tankar.content.comments.actions.write_comment import write_comment
from tankar.content.models import Item
from tankar.content.review.actions.answer_review import send_back
from tankar.content.review.actions.ask_review import ask_review
from tankar.organisation.models import Person

__all__ = ["make_reviews"]


def make_reviews(
    lars: Person, marja_liisa: Person, aino: Person, city: Channel, library: Channel, now: dt.datetime
) -> None:
    """Asked this morning, for tomorrow."""
    tomorrow = now + dt.timedelta(days=1, hours=2)
    pending = _start(
        lars,
        "pendingmattr",
        city,
        "Nämnden för bildning behandlar på torsdag ett förslag om simhallens öppettider. Inget är beslutat ännu.",
        "Sivistyslautakunta käsittelee torstaina ehdotusta uimahallin aukioloajoista. Mitään ei ole vielä päätetty.",
        subjects=("pending_matter",),
    )
    message = "Framgår det tydligt nog att inget är beslutat?"
    ask_review(lars, pending, pending.revision, marja_liisa, tomorrow, message=message)
    returned = _start(
        aino,
        "returnedtext",
        library,
        "Sagostunden flyttar till onsdagar klockan tio. Ta med en filt!",
        "Satutunti siirtyy keskiviikkoihin kello kymmeneltä. Ota viltti mukaan!",
    )
    review = ask_review(aino, returned, returned.revision, lars, tomorrow)
    send_back(lars, review, "Från vilken vecka? Skriv datumet för den första onsdagen på båda språken.")
    talked = _start(
        aino,
        "talkedabouti",
        library,
        "Författarbesök i december: vem vill ni höra? Svara i kommentarerna.",
        "Kirjailijavieras joulukuussa: ketä haluaisitte kuulla? Vastatkaa kommentteihin.",
    )
    first, _mentions = write_comment(
        lars, talked, "@Aino, ska vi nämna att platserna är begränsade?", "text", "sv"
    )
    write_comment(aino, talked, "Joo, lisään sen huomenna.", thread=first)
    done, _mentions = write_comment(lars, talked, "Fint, båda språken säger samma sak.")
    resolve_comment(aino, done)


def _start(
    person: Person,
    public_id: str,
    channel: Channel,
    swedish: str,
    finnish: str,
    subjects: tuple[str, ...] = (),
) -> Item:
    details = {"subjects": subjects} if subjects else {}
    changes = Changes(
        texts={"sv": swedish, "fi": finnish}, channels={channel.public_id: ("", "")}, details=details
    )
    return start_item(person, public_id, changes)
