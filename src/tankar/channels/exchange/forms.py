"""The file that is looked through."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

__all__ = ["LARGEST", "ChannelsFileForm"]

LARGEST = 2_000_000
_TOO_BIG = _("The file is bigger than 2 megabytes. Nothing of it was kept.")


class ChannelsFileForm(forms.Form):
    """CSV or a workbook; nothing is kept before it was looked through."""

    file = forms.FileField(
        label=_("CSV file or workbook"),
        help_text=_("At most 2,000 rows. The register as it is taken along shows the columns."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,text/csv"}),
    )

    def __init__(self, *args: Any, too_big: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].error_messages["empty"] = _("The file is empty.")
        if too_big:
            # it was let past before anything of it was stored: to the form there is no file
            self.fields["file"].error_messages["required"] = _TOO_BIG

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_TOO_BIG)
        return file
