"""One's own profile: plain questions, none of them must be answered before it is listed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tankar.sharing.models import ExpertProfile
from tankar.sharing.models.experts import LANGUAGES

__all__ = ["ProfileForm"]

_MOST_LINKS = 6
_AREA = {"rows": 4, "dir": "auto"}


class ProfileForm(forms.Form):
    work_sv = forms.CharField(label=gettext_lazy("What you do, in Swedish"), max_length=120, required=False)
    work_fi = forms.CharField(label=gettext_lazy("What you do, in Finnish"), max_length=120, required=False)
    topics_sv = forms.CharField(
        label=gettext_lazy("What one may ask you about, in Swedish"),
        help_text=gettext_lazy("One topic a line, in the words people would search for."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={**_AREA, "lang": "sv"}),
    )
    topics_fi = forms.CharField(
        label=gettext_lazy("What one may ask you about, in Finnish"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={**_AREA, "lang": "fi"}),
    )
    spoken = forms.MultipleChoiceField(
        label=gettext_lazy("Languages in which you answer"),
        choices=list(LANGUAGES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    email = forms.EmailField(label=gettext_lazy("E-mail at work"), required=False)
    phone = forms.CharField(label=gettext_lazy("Telephone at work"), max_length=40, required=False)
    links = forms.CharField(
        label=gettext_lazy("Your own channels"),
        help_text=gettext_lazy(
            "Only if you want: an address a line. Nobody else enters them, and nothing follows them."
        ),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "inputmode": "url", "spellcheck": "false"}),
    )
    picture = forms.FileField(label=gettext_lazy("A picture of you"), required=False)
    is_public = forms.BooleanField(
        label=gettext_lazy("Journalists may find me too, on the city's public page"), required=False
    )

    def clean_links(self) -> list[str]:
        lines = [one.strip() for one in self.cleaned_data["links"].splitlines() if one.strip()]
        if len(lines) > _MOST_LINKS:
            raise ValidationError(_("Six addresses at most. Take one away."))
        check = URLValidator(schemes=["https", "http"])
        for line in lines:
            try:
                check(line)
            except ValidationError:
                raise ValidationError(_("Each line is an address that begins with https://.")) from None
        return lines

    def facts(self) -> dict[str, Any]:
        """For `keep_profile`; the picture is taken in apart."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "picture"}
        chosen = [one for one in LANGUAGES if one in said["spoken"]]
        return {**said, "spoken": "".join(f" {one} " for one in chosen)}

    @staticmethod
    def first(profile: ExpertProfile | None, email: str) -> dict[str, Any]:
        """What the fields begin with."""
        if profile is None:
            return {"email": email}
        names = ("work_sv", "work_fi", "topics_sv", "topics_fi", "email", "phone", "is_public")
        kept = {name: getattr(profile, name) for name in names}
        return {**kept, "spoken": profile.spoken.split(), "links": "\n".join(profile.links)}
