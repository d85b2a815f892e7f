"""Addresses of the guideline. The rule chip of every screen leads to `guideline/<rule id>/`."""

from __future__ import annotations

from django.urls import path, register_converter

from tankar.guideline.addresses import LanguageConverter
from tankar.guideline.views.all_rules import all_rules
from tankar.guideline.views.official_text import official_text, restore_packaged
from tankar.guideline.views.one_rule import one_rule
from tankar.guideline.views.sheet import sheet

register_converter(LanguageConverter, "language")

app_name = "guideline"
urlpatterns = [
    path("guideline/", all_rules, name="index"),
    path("guideline/<str:rule_id>/", one_rule, name="rule"),
    path("guideline/<str:rule_id>/sheet/", sheet, name="sheet"),
    path("guideline/<str:rule_id>/official/", official_text, name="official"),
    path("guideline/<str:rule_id>/official/restore/", restore_packaged, name="restore"),
    path("<language:language>/guideline/", all_rules, name="index_in"),
    path("<language:language>/guideline/<str:rule_id>/", one_rule, name="rule_in"),
]
