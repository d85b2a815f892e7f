"""Addresses of people, roles and signing in. Nothing of allauth's own is routed."""

from __future__ import annotations

from django.urls import path

from tankar.organisation.absence import views as absence
from tankar.organisation.signing_in.urls import urlpatterns as signing_in
from tankar.organisation.views import (
    acting_as,
    language,
    me,
    password,
    people,
    person,
    personas,
    shown_mail,
    sign_in,
    unit,
    units,
)

app_name = "organisation"
urlpatterns = [
    *signing_in,
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-in/kept/", sign_in.kept_form, name="kept_form"),
    path("sign-in/forgotten/", password.forgotten_password, name="forgotten_password"),
    path("sign-in/new-password/", password.new_password, name="new_password"),
    path("sign-in/new-password/<str:key>/", password.new_password_link, name="new_password_link"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("language/", language.language, name="language"),
    path("acting-as/", acting_as.acting_as, name="acting_as"),
    path("me/", me.me, name="me"),
    path("me/phone/", me.phone, name="my_phone"),
    path("me/password/", password.change_password, name="change_password"),
    path("me/roles/<str:role_id>/deputy/", me.deputy, name="deputy"),
    path("me/deputies/<str:role_id>/end/", me.end_deputy, name="end_deputy"),
    path("away/", absence.away, name="away"),
    path("away/pattern/", absence.pattern, name="away_pattern"),
    path("away/<str:absence_id>/take-back/", absence.take_back, name="away_take_back"),
    path("people/", people.people, name="people"),
    path("people/add/", person.add_person, name="add_person"),
    path("people/<str:public_id>/", person.person, name="person"),
    path("people/<str:public_id>/away/", absence.away_of, name="away_of"),
    path("people/<str:public_id>/edit/", person.edit_person, name="edit_person"),
    path("people/<str:public_id>/roles/", person.give, name="give_role"),
    path("people/<str:public_id>/roles/<str:role_id>/end/", person.end, name="end_role"),
    path("people/<str:public_id>/roles/<str:role_id>/deputy/", person.deputy, name="name_deputy"),
    path("people/<str:public_id>/unlink/", person.unlink, name="unlink_outside"),
    path("people/<str:public_id>/reset/", person.reset, name="reset_factors"),
    path("units/", units.units, name="units"),
    path("units/add/", unit.add, name="add_unit"),
    path("units/<str:public_id>/", unit.unit, name="unit"),
    path("units/<str:public_id>/rename/", unit.rename, name="rename_unit"),
    path("units/<str:public_id>/move/", unit.move, name="move_unit"),
    path("demo/persona/<str:public_id>/", personas.become, name="persona"),
    path("demo/mail/", shown_mail.shown_mails, name="shown_mails"),
    path("demo/mail/<str:public_id>/", shown_mail.shown_mail, name="shown_mail"),
]
