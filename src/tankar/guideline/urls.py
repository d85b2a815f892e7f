"""Addresses of the guideline. The rule chip of every screen leads to `guideline/<rule id>/`."""

from __future__ import annotations

from django.urls import path, register_converter

from tankar.guideline.addresses import LanguageConverter
from tankar.guideline.advice.views.question import act, show
from tankar.guideline.advice.views.questions import questions
from tankar.guideline.group.views.page import article, edit, group
from tankar.guideline.notes.views.ground_rules import ground_rules
from tankar.guideline.notes.views.ground_rules import write as write_ground_rules
from tankar.guideline.notes.views.rule_note import rule_note
from tankar.guideline.training.views.acknowledging import acknowledge
from tankar.guideline.training.views.council_term import council_term
from tankar.guideline.training.views.learning import learn, modules
from tankar.guideline.training.views.reading_totals import reading_totals, training_rule
from tankar.guideline.versions.views.new_rule import add
from tankar.guideline.versions.views.next_version import edit_rule, next_version, publish
from tankar.guideline.versions.views.published import one_version, version_changes, versions
from tankar.guideline.views.all_rules import all_rules
from tankar.guideline.views.official_text import official_text, restore_packaged
from tankar.guideline.views.one_rule import one_rule
from tankar.guideline.views.sheet import sheet

register_converter(LanguageConverter, "language")

app_name = "guideline"
urlpatterns = [
    path("guideline/", all_rules, name="index"),
    # before the rules, whose ids are in capitals
    path("guideline/acknowledge/", acknowledge, name="acknowledge"),
    path("guideline/learn/", modules, name="learn"),
    path("guideline/learn/totals/", reading_totals, name="totals"),
    path("guideline/learn/term/", council_term, name="council_term"),
    path("guideline/learn/rule/", training_rule, name="training_rule"),
    path("guideline/learn/<str:slug>/", learn, name="module"),
    path("guideline/ask/", questions, name="ask"),
    path("guideline/ask/<str:public_id>/", show, name="advice"),
    path("guideline/ask/<str:public_id>/act/", act, name="act_on_advice"),
    path("guideline/group/", group, name="group"),
    path("guideline/group/new/<str:kind>/", edit, name="new_part"),
    path("guideline/group/<str:public_id>/", article, name="article"),
    path("guideline/group/<str:kind>/<str:public_id>/", edit, name="edit_part"),
    path("guideline/ground-rules/", ground_rules, name="ground_rules"),
    path("guideline/ground-rules/<str:public_id>/", write_ground_rules, name="write_ground_rules"),
    path("guideline/versions/", versions, name="versions"),
    path("guideline/versions/<int:number>/", one_version, name="version"),
    path("guideline/versions/<int:number>/changes/", version_changes, name="version_changes"),
    path("guideline/next/", next_version, name="next"),
    path("guideline/next/publish/", publish, name="publish"),
    path("guideline/next/add/", add, name="add_rule"),
    path("guideline/next/rule/", edit_rule, name="choose_draft"),
    path("guideline/next/rule/<str:rule_id>/", edit_rule, name="edit_draft"),
    path("guideline/<str:rule_id>/", one_rule, name="rule"),
    path("guideline/<str:rule_id>/note/", rule_note, name="note"),
    path("guideline/<str:rule_id>/sheet/", sheet, name="sheet"),
    path("guideline/<str:rule_id>/official/", official_text, name="official"),
    path("guideline/<str:rule_id>/official/restore/", restore_packaged, name="restore"),
    path("<language:language>/guideline/", all_rules, name="index_in"),
    path("<language:language>/guideline/<str:rule_id>/", one_rule, name="rule_in"),
]
