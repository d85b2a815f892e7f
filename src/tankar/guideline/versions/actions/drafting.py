"""Begin a next version, write a rule of it, and drop it again. Rules come and go in `adding`."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import IntegrityError, transaction

from tankar import journal
from tankar.guideline import content
from tankar.guideline.errors import UnknownRule
from tankar.guideline.models import GuidelineVersion, RuleSpan, RuleText
from tankar.guideline.reading import read, read_version
from tankar.guideline.versions.errors import ChangedMeanwhile, NoDraft, NotTheirs, TextMissing
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["begin_draft", "draft_rule", "drop_draft", "locked_draft", "note", "stamp_of", "words_of", "write"]


def begin_draft(person: Person) -> GuidelineVersion:
    """The draft; the one that stands when somebody else was faster. Raises `NotTheirs`."""
    if not may(person, "guideline.edit"):
        raise NotTheirs
    if standing := GuidelineVersion.objects.draft():
        return standing
    try:
        with transaction.atomic():
            current = GuidelineVersion.objects.current() or GuidelineVersion.objects.packaged()
            kept = {
                f"{field}_{language}": getattr(current, f"{field}_{language}")
                for field in ("title", "status")
                for language in content.LANGUAGES
            }
            draft = GuidelineVersion.objects.create(
                number=current.number + 1,
                state=GuidelineVersion.State.DRAFT,
                drafted_by_name=str(person),
                **kept,
            )
            note("guideline.version_drafted", person, draft)
    except IntegrityError:
        # two began at the same moment: one draft stands
        return _draft()
    return draft


def stamp_of(draft: GuidelineVersion, rule_id: str) -> str:
    """What a writer had before their eyes: the last change of the rule in the draft."""
    newest = RuleText.objects.filter(version=draft, rule_id=rule_id).order_by("-changed_at").first()
    return newest.changed_at.isoformat() if newest else ""


def draft_rule(person: Person, rule_id: str, texts: Mapping[str, str], seen: str) -> GuidelineVersion:
    """The rule's words in the draft, in all three languages; those in force again where they are the same.

    `seen`: `stamp_of` as the page had it. Raises `NotTheirs`, `NoDraft`, `UnknownRule`, `TextMissing`,
    `ChangedMeanwhile`.
    """
    if not may(person, "guideline.edit"):
        raise NotTheirs
    said = words_of(texts)
    with transaction.atomic():
        draft = locked_draft()
        rule = read_version(draft).find(rule_id).rule
        if stamp_of(draft, rule.id) != seen:
            raise ChangedMeanwhile
        RuleText.objects.filter(version=draft, rule_id=rule.id).delete()
        write(person, draft, rule.id, said)
        note("guideline.rule_drafted", person, draft, rule_id=rule.id)
    return draft


def words_of(texts: Mapping[str, str]) -> dict[str, str]:
    """By language. Raises `TextMissing`."""
    said = {language: " ".join(texts.get(language, "").split()) for language in content.LANGUAGES}
    if not all(said.values()):
        raise TextMissing
    return said


def locked_draft() -> GuidelineVersion:
    """The draft, for the caller's transaction alone. Raises `NoDraft`."""
    draft = GuidelineVersion.objects.select_for_update().filter(pk=_draft().pk).first()
    if draft is None or draft.state != GuidelineVersion.State.DRAFT:
        raise NoDraft
    return draft


def write(person: Person, draft: GuidelineVersion, rule_id: str, said: Mapping[str, str]) -> None:
    """What differs from the words in force; of a rule that is not in force, all of them."""
    try:
        in_force = {one: sentence.text for one, sentence in read().find(rule_id).sentences.items()}
    except UnknownRule:
        in_force = {}
    RuleText.objects.bulk_create(
        _row(draft, rule_id, language, text, person)
        for language, text in said.items()
        if text != in_force.get(language)
    )


def drop_draft(person: Person) -> None:
    """The draft and its texts are gone; the journal knows that they were there. Raises `NotTheirs` or `NoDraft`."""
    if not may(person, "guideline.edit"):
        raise NotTheirs
    with transaction.atomic():
        draft = _draft()
        note("guideline.version_dropped", person, draft)
        draft.delete()
        # what it would have removed stands as it stood
        RuleSpan.objects.filter(added_in=None, removed_in=None).delete()


def _draft() -> GuidelineVersion:
    draft = GuidelineVersion.objects.draft()
    if draft is None:
        raise NoDraft
    return draft


def _row(draft: GuidelineVersion, rule_id: str, language: str, text: str, person: Person) -> RuleText:
    return RuleText(
        version=draft,
        rule_id=rule_id,
        language=language,
        text=text,
        # the Swedish is the city's own; a translation is ours until the city has decided its words
        official=language == content.ORIGINAL,
        source=content.document().source.in_language(language),
        changed_by_id=person.public_id,
        changed_by_name=str(person),
        changed_at=clock.now(),
    )


def note(kind: str, person: Person, draft: GuidelineVersion, rule_id: str = "") -> None:
    params = {"number": str(draft.number)}
    journal.record(
        kind,
        actor=actor(person),
        subject=("guideline_version", str(draft.number)),
        rules=[rule_id] if rule_id else [],
        params=params | ({"rule": rule_id} if rule_id else {}),
    )
