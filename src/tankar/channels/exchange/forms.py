"""The file that is looked through."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

__all__ = ["ChannelsFileForm"]

_LARGEST = 2_000_000


class ChannelsFileForm(forms.Form):
    """CSV or a workbook; nothing is kept before it was looked through."""

    file = forms.FileField(
        label=_("CSV file or workbook"),
        help_text=_("At most 2,000 rows. The register as it is taken along shows the columns."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,text/csv"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > _LARGEST:
            raise forms.ValidationError(_("The file is bigger than 2 megabytes. Nothing of it was kept."))
        return file
