"""Templates: choosing one, writing one, retiring one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tankar.content.actions.keep_template import keep_template, retire_template
from tankar.content.changes import clean
from tankar.content.errors import NotAllowed
from tankar.content.models import Item, Template
from tankar.content.template_rights import units_of_writer
from tankar.content.views.finding import item_for
from tankar.organisation.access import holds, may
from tankar.organisation.models import Person, Unit
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.organisation.roles import Role

__all__ = ["edit_template", "new_template", "retire", "templates"]

SHOWN = 200


class TemplateForm(forms.Form):
    """A name, what it becomes, whose it is, and the text in both languages."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=Item.Kind.choices)
    unit = forms.ModelChoiceField(
        label=gettext_lazy("For whom"),
        queryset=Unit.objects.none(),
        required=False,
        to_field_name="public_id",
    )
    text_sv = forms.CharField(
        label="Svenska", required=False, widget=forms.Textarea(attrs={"rows": 7, "lang": "sv", "dir": "auto"})
    )
    text_fi = forms.CharField(
        label="Suomi", required=False, widget=forms.Textarea(attrs={"rows": 7, "lang": "fi", "dir": "auto"})
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: forms.ModelChoiceField = self.fields["unit"]  # type: ignore[type-arg, assignment]
        team = holds(person, Role.COMMUNICATIONS_TEAM) or holds(person, Role.COMMUNICATIONS_MANAGER)
        unit.queryset = Unit.objects.all() if team else Unit.objects.filter(pk__in=units_of_writer(person))
        unit.empty_label = _("The whole city") if team else None
        unit.required = not team

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("text_sv", "").strip() and not data.get("text_fi", "").strip():
            self.add_error("text_sv", _("Write the text in at least one language."))
        return data

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        texts = {one: clean(data[f"text_{one}"]).strip() for one in ("sv", "fi")}
        return {"name": data["name"], "kind": data["kind"], "unit": data["unit"], "texts": texts}


@require_http_methods(["GET"])
@permission_required("content.write")
def templates(request: PersonRequest) -> HttpResponse:
    """The templates one may use, by kind of work they save."""
    found = Template.objects.visible_to(request.person).filter(retired_at=None).select_related("unit")
    editable = set(Template.objects.editable_by(request.person).values_list("pk", flat=True))
    rows = [{"template": one, "may_edit": one.pk in editable} for one in found.order_by("name", "pk")[:SHOWN]]
    return render(request, "content/templates.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
@permission_required("content.write")
def new_template(request: PersonRequest) -> HttpResponse:
    """A new one; `?item=` begins with the words of an item."""
    form = TemplateForm(request.POST or None, person=request.person, initial=_words_of(request))
    if request.method == "POST" and form.is_valid():
        return _kept(request, None, form)
    return render(request, "content/template.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@permission_required("content.write")
def edit_template(request: PersonRequest, public_id: str) -> HttpResponse:
    template = _template(request.person, public_id)
    first = {
        "name": template.name,
        "kind": template.kind,
        "unit": template.unit and template.unit.public_id,
        **{f"text_{one}": template.texts.get(one, "") for one in ("sv", "fi")},
    }
    form = TemplateForm(request.POST or None, person=request.person, initial=first)
    if request.method == "POST" and form.is_valid():
        return _kept(request, template, form)
    page = {"form": form, "template": template}
    return render(request, "content/template.html", page, status=422 if form.errors else 200)


@require_http_methods(["POST"])
@permission_required("content.write")
def retire(request: PersonRequest, public_id: str) -> HttpResponse:
    retire_template(request.person, _template(request.person, public_id))
    messages.success(request, _("The template is off the list. What was begun with it stays."))
    return HttpResponseRedirect(reverse("content:templates"))


def _template(person: Person, public_id: str) -> Template:
    template = Template.objects.filter(public_id=public_id.replace("\x00", ""), retired_at=None).first()
    if template is None or not may(person, "content.use_template", template):
        raise Http404(public_id)
    if not may(person, "content.edit_template", template):
        raise PermissionDenied("content.edit_template")
    return template


def _kept(request: PersonRequest, template: Template | None, form: TemplateForm) -> HttpResponse:
    try:
        keep_template(request.person, template, **form.values())
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    messages.success(request, _("The template is kept."))
    return HttpResponseRedirect(reverse("content:templates"))


def _words_of(request: PersonRequest) -> dict[str, Any]:
    public_id = request.GET.get("item", "")
    if not public_id:
        return {"unit": request.person.unit and request.person.unit.public_id}
    item = item_for(request.person, public_id)
    words = {f"text_{one.language}": one.text for one in item.versions.all()}
    return {**words, "kind": item.kind, "unit": item.unit and item.unit.public_id}
