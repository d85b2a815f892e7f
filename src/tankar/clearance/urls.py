"""Addresses of questions, matters and facts."""

from __future__ import annotations

from django.urls import path

from tankar.clearance.agenda.views import matters
from tankar.clearance.facts.views import editing, requests, sheets
from tankar.clearance.questions.views import answering, asking, question, questions

app_name = "clearance"
urlpatterns = [
    path("may-this-be-shared/", questions.questions, name="list"),
    path("may-this-be-shared/ask/", asking.ask, name="ask"),
    path("may-this-be-shared/matters/", matters.matters, name="matters"),
    path("may-this-be-shared/matters/new/", matters.new, name="new_matter"),
    path("may-this-be-shared/matters/file/", matters.take_in, name="take_in_matters"),
    path("may-this-be-shared/matters/example.csv", matters.example, name="example_matters"),
    path("may-this-be-shared/matters/<str:public_id>/", matters.edit, name="matter"),
    path("may-this-be-shared/<str:public_id>/", question.show, name="question"),
    path("may-this-be-shared/<str:public_id>/answer/", answering.answer, name="answer"),
    path("may-this-be-shared/<str:public_id>/assign/", answering.assign, name="assign"),
    path("may-this-be-shared/<str:public_id>/withdraw/", question.withdraw, name="withdraw"),
    path("may-this-be-shared/<str:public_id>/photo/", question.paper, name="paper"),
    path("facts/", sheets.sheets, name="facts"),
    path("facts/ask/", requests.ask, name="ask_fact"),
    path("facts/new/", editing.new, name="new_fact"),
    path("facts/asked/<str:public_id>/", requests.show, name="fact_request"),
    path("facts/asked/<str:public_id>/pass-on/", requests.pass_on, name="pass_fact_on"),
    path("facts/asked/<str:public_id>/begin/", requests.begin, name="begin_fact"),
    path("facts/asked/<str:public_id>/answer/", requests.answer, name="answer_fact"),
    path("facts/<str:public_id>/", sheets.sheet, name="fact"),
    path("facts/<str:public_id>/edit/", editing.edit, name="edit_fact"),
    path("facts/<str:public_id>/withdraw/", editing.withdraw, name="withdraw_fact"),
]
