"""The draft beside the version in force: where communications writes, drops and publishes it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods

from tankar.guideline.content import LANGUAGES, Words
from tankar.guideline.errors import UnknownRule
from tankar.guideline.models import GuidelineVersion
from tankar.guideline.reading import Reading, read, read_version
from tankar.guideline.versions.actions.adding import put_back, remove_rule
from tankar.guideline.versions.actions.drafting import begin_draft, draft_rule, drop_draft, stamp_of
from tankar.guideline.versions.actions.publish import Facts
from tankar.guideline.versions.actions.publish import publish as publish_draft
from tankar.guideline.versions.comparing import behind, changes
from tankar.guideline.versions.errors import ChangedMeanwhile, NoDraft, NotTheirs, TextMissing, VersionError
from tankar.organisation.access import may, today
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["edit_rule", "next_version", "publish"]


def _words(label: object, language: str, rows: int = 5) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        error_messages={"required": TextMissing.sentence},
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rows, "lang": language}),
    )


class RuleForm(forms.Form):
    sv = _words(gettext_lazy("Swedish"), "sv")
    fi = _words(gettext_lazy("Finnish"), "fi")
    en = _words(pgettext_lazy("language", "English"), "en")
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class PublishForm(forms.Form):
    document_date = forms.DateField(
        label=gettext_lazy("Date of the document"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    noted_on = forms.DateField(
        label=gettext_lazy("Noted by the council on"),
        help_text=gettext_lazy("Leave it empty when the council has not noted this version."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    source = forms.CharField(
        label=gettext_lazy("Source"),
        max_length=300,
        help_text=gettext_lazy("Where the text comes from, for example a decision and its date."),
    )
    status_sv = _words(gettext_lazy("What the document is, in Swedish"), "sv", 4)
    status_fi = _words(gettext_lazy("What the document is, in Finnish"), "fi", 4)
    status_en = _words(gettext_lazy("What the document is, in English"), "en", 4)
    looked = forms.BooleanField(
        label=gettext_lazy("I have looked at the translations that stand as they were: they still fit"),
        required=False,
    )


@require_http_methods(["GET", "POST"])
@permission_required("guideline.edit")
def next_version(request: PersonRequest) -> HttpResponse:
    """POST with `begin`, `drop`, or `put_back` and the id of a rule."""
    if request.method == "POST":
        try:
            if "drop" in request.POST:
                drop_draft(request.person)
                messages.success(request, _("The draft is dropped. The version in force is untouched."))
            elif rule_id := request.POST.get("put_back", ""):
                put_back(request.person, rule_id)
                messages.success(request, _("%(rule)s is in the draft again.") % {"rule": rule_id})
            else:
                begin_draft(request.person)
        except VersionError as error:
            messages.info(request, str(error))
        return HttpResponseRedirect(reverse("guideline:next"))
    draft = GuidelineVersion.objects.draft()
    found = changes(read(), read_version(draft)) if draft else []
    context = {
        "draft": draft,
        "changes": found,
        "behind": behind(found),
        "rules": [one.rule.id for one in read_version(draft).readings if not one.rule.is_frame],
        "publishes": may(request.person, "guideline.publish"),
    }
    return render(request, "guideline/versions/next.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("guideline.edit")
def edit_rule(request: PersonRequest, rule_id: str = "") -> HttpResponse:
    """One rule in the draft, beside its words in force. `?rule=` as the list of rules asks for it; POST with `remove`
    takes it out."""
    rule_id = rule_id or request.GET.get("rule", "").strip().upper()
    draft = GuidelineVersion.objects.draft()
    if draft is None:
        messages.info(request, str(NoDraft()))
        return HttpResponseRedirect(reverse("guideline:next"))
    now, then = _sides(draft, rule_id)
    if "remove" in request.POST:
        return _taken_out(request, rule_id)
    initial = {one: then.in_language(one).text for one in LANGUAGES} | {"seen": stamp_of(draft, rule_id)}
    form = RuleForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            draft_rule(request.person, rule_id, form.cleaned_data, form.cleaned_data["seen"])
        except ChangedMeanwhile as error:
            form = _seen_now(request, draft, rule_id)
            form.add_error(None, str(error))
        except (NoDraft, UnknownRule) as error:
            messages.info(request, str(error))
            return HttpResponseRedirect(reverse("guideline:next"))
        else:
            messages.success(request, _("The rule is saved in the draft."))
            return HttpResponseRedirect(reverse("guideline:next"))
    sides = [(now.in_language(one) if now else None, then.in_language(one), form[one]) for one in LANGUAGES]
    context = {"rule": then.rule, "draft": draft, "sides": sides, "form": form, "new": now is None}
    return render(request, "guideline/versions/edit_rule.html", context, status=422 if form.errors else 200)


def _sides(draft: GuidelineVersion, rule_id: str) -> tuple[Reading | None, Reading]:
    """The rule in force, `None` for one that the draft adds, and in the draft."""
    try:
        then = read_version(draft).find(rule_id)
    except UnknownRule as error:
        raise Http404(str(error)) from None
    try:
        return read().find(rule_id), then
    except UnknownRule:
        return None, then


def _taken_out(request: PersonRequest, rule_id: str) -> HttpResponse:
    try:
        remove_rule(request.person, rule_id)
    except (VersionError, UnknownRule) as error:
        messages.info(request, str(error))
    else:
        messages.success(request, _("%(rule)s is taken out of the draft.") % {"rule": rule_id})
    return HttpResponseRedirect(reverse("guideline:next"))


def _seen_now(request: PersonRequest, draft: GuidelineVersion, rule_id: str) -> RuleForm:
    """What was typed, with the draft that the page now shows counted as seen by the next attempt."""
    typed = request.POST.copy()
    typed["seen"] = stamp_of(draft, rule_id)
    return RuleForm(typed)


@require_http_methods(["GET", "POST"])
@permission_required("guideline.publish")
def publish(request: PersonRequest) -> HttpResponse:
    draft = GuidelineVersion.objects.draft()
    if draft is None:
        messages.info(request, str(NoDraft()))
        return HttpResponseRedirect(reverse("guideline:versions"))
    form = PublishForm(request.POST if request.method == "POST" else None, initial=_initial())
    if request.method == "POST" and form.is_valid() and _published(request, form):
        return HttpResponseRedirect(reverse("guideline:index"))
    found = changes(read(), read_version(draft))
    context = {"draft": draft, "changes": found, "behind": behind(found), "form": form}
    return render(request, "guideline/versions/publish.html", context, status=422 if form.errors else 200)


def _published(request: PersonRequest, form: PublishForm) -> bool:
    said = form.cleaned_data
    facts = Facts(
        said["document_date"],
        said["noted_on"],
        Words(said["status_sv"], said["status_fi"], said["status_en"]),
        said["source"],
        said["looked"],
    )
    try:
        version = publish_draft(request.person, facts)
    except (NoDraft, NotTheirs) as error:
        messages.info(request, str(error))
        return True
    except VersionError as error:
        form.add_error(error.field or None, str(error))
        return False
    messages.success(
        request,
        _("Version %(number)s is in force. Everybody with an account is asked to read it.")
        % {"number": version.number},
    )
    return True


def _initial() -> dict[str, object]:
    """The status without the council: whether it has noted this version is for a person to say."""
    return {
        "document_date": today(),
        "status_sv": "Anvisningen är stadens instruktion till personalen och ett råd till förtroendevalda. Den är inte "
        "en föreskrift av samma slag som förvaltningsstadgan och kan inte ligga till grund för påföljder mot "
        "förtroendevalda.",
        "status_fi": "Ohje on kaupungin ohje henkilöstölle ja neuvo luottamushenkilöille. Se ei ole hallintosäännön "
        "kaltainen määräys, eikä sen perusteella voi määrätä seuraamuksia luottamushenkilöille.",
        "status_en": "The guideline is the city's instruction to its staff and advice to elected officials. It is not "
        "a by-law and gives no power to impose sanctions on elected officials.",
    }
