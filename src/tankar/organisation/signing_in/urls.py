"""Addresses of everything around signing in; part of `organisation/urls.py`."""

from __future__ import annotations

from django.urls import path

from tankar.organisation.signing_in.required.views import deciding, set_up
from tankar.organisation.signing_in.views import (
    app,
    codes,
    invitation,
    invitations,
    mine,
    outside,
    passkey_sign_in,
    passkeys,
    prove,
    second_step,
)

urlpatterns = [
    path("sign-in/passkey/", passkey_sign_in.with_passkey, name="with_passkey"),
    path("sign-in/passkey/options/", passkey_sign_in.options, name="with_passkey_options"),
    path("sign-in/second-step/", second_step.second_step, name="second_step"),
    path("sign-in/second-step/options/", second_step.options, name="second_step_options"),
    path("sign-in/second-step/other/", second_step.other_account, name="second_step_other"),
    path("sign-in/account/", outside.begin, name="outside"),
    path("sign-in/account/back/", outside.back, name="outside_back"),
    path("sign-in/signed-out/", outside.signed_out, name="signed_out"),
    path("invitation/", invitation.invitation, name="invitation"),
    path("invitation/passkey/", invitation.passkey, name="invitation_passkey"),
    path("invitation/options/", invitation.options, name="invitation_options"),
    path("invitation/<str:token>/", invitation.link, name="invitation_link"),
    path("me/sign-in/", mine.my_sign_in, name="my_sign_in"),
    path("me/sign-in/prove/", prove.prove_it, name="prove"),
    path("me/sign-in/prove/options/", prove.options, name="prove_options"),
    path("me/sign-in/devices/end/", mine.sign_out_everywhere_else, name="sign_out_everywhere_else"),
    path("me/sign-in/devices/<str:public_id>/end/", mine.sign_out_device, name="sign_out_device"),
    path("me/sign-in/passkeys/add/", passkeys.add, name="add_passkey"),
    path("me/sign-in/passkeys/options/", passkeys.options, name="add_passkey_options"),
    path("me/sign-in/passkeys/<int:number>/rename/", passkeys.rename, name="rename_passkey"),
    path("me/sign-in/passkeys/<int:number>/remove/", passkeys.remove, name="remove_passkey"),
    path("me/sign-in/app/add/", app.add, name="add_app"),
    path("me/sign-in/app/picture.svg", app.picture, name="app_picture"),
    path("me/sign-in/app/remove/", app.remove, name="remove_app"),
    path("me/sign-in/second-step/", set_up.set_up, name="set_up_step"),
    path("people/second-step/", deciding.deciding, name="second_step_rule"),
    path("me/sign-in/codes/", codes.show, name="recovery_codes"),
    path("me/sign-in/codes/file/", codes.as_file, name="recovery_codes_file"),
    path("me/sign-in/codes/kept/", codes.kept, name="recovery_codes_kept"),
    path("me/sign-in/codes/make/", codes.make, name="make_recovery_codes"),
    path("people/invite/", invitations.invite_new, name="invite"),
    path("people/invitations/", invitations.invitations, name="invitations"),
    path("people/invitations/<str:public_id>/again/", invitations.again, name="invite_again"),
    path("people/invitations/<str:public_id>/withdraw/", invitations.take_back, name="withdraw_invitation"),
    path("people/<str:public_id>/invite/", invitations.invite_known, name="invite_known"),
]
