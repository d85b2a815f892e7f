from __future__ import annotations

from django.urls import path, re_path

from tankar.channels.agreements.views import agreement
from tankar.channels.agreements.views import writing as agreement_writing
from tankar.channels.amnesty.views import reports
from tankar.channels.assessments.views import assessments as networks
from tankar.channels.cover.views import cover
from tankar.channels.ending.views import ending
from tankar.channels.exchange.views import files
from tankar.channels.incoming.pages import calls
from tankar.channels.incoming.views import hook
from tankar.channels.leaving.views.removal import removal
from tankar.channels.opendata import files as open_files
from tankar.channels.opendata.page import open_data
from tankar.channels.requests.views import listing, opening, writing
from tankar.channels.requests.views import one as request_page
from tankar.channels.reviews.changes import views as changes
from tankar.channels.reviews.views import review
from tankar.channels.views.badge import badge
from tankar.channels.views.connect import check, choose, connect, connected, consent, disconnect
from tankar.channels.views.editing import edit
from tankar.channels.views.languages import languages
from tankar.channels.views.managers import end, managers
from tankar.channels.views.new import new
from tankar.channels.views.one import one
from tankar.channels.views.pausing import pause, resume
from tankar.channels.views.public import public, verify_page
from tankar.channels.views.register import register
from tankar.channels.views.sheet import sheet
from tankar.channels.views.tone import tone

app_name = "channels"
_IN = r"^(?P<language>sv|fi|en)"
urlpatterns = [
    path("hooks/<str:network>/<str:key>/", hook, name="hook"),
    path("channels/", public, name="public"),
    path("channels/verify/", verify_page, name="verify"),
    re_path(rf"{_IN}/channels/$", public, name="public_in"),
    re_path(rf"{_IN}/channels/verify/$", verify_page, name="verify_in"),
    path("trust.txt", open_files.trust_txt, name="trust_txt"),
    path(".well-known/trust.txt", open_files.trust_txt, name="well_known_trust_txt"),
    path("channels.jsonld", open_files.organisation, name="json_ld"),
    path("open-data/", open_data, name="open_data"),
    path("open-data/channels.csv", open_files.channels_csv, name="csv"),
    path("open-data/catalogue.jsonld", open_files.catalogue, name="catalogue"),
    re_path(rf"{_IN}/open-data/$", open_data, name="open_data_in"),
    path("register/", register, name="list"),
    path("register/new/", new, name="new"),
    path("register/calls/", calls, name="calls"),
    path("register/tone/", tone, name="tone"),
    path("register/connected/", connected, name="connected"),
    path("register/cover/", cover.cover, name="cover"),
    path("register/<str:public_id>/cover/", cover.cover_of, name="cover_of"),
    path("register/<str:public_id>/cover/arrange/", cover.arrange, name="arrange_cover"),
    path("register/<str:public_id>/cover/pause/", cover.pause_days, name="pause_days"),
    path("register/<str:public_id>/cover/pause/<str:pause_id>/", cover.take_back, name="take_back_pause"),
    path("register/<str:public_id>/cover/pause/<str:pause_id>/up/", cover.put_up, name="put_up_notice"),
    path("register/<str:public_id>/agreement/", agreement.show, name="agreement"),
    path("register/<str:public_id>/agreement/write/", agreement_writing.write, name="write_agreement"),
    path("register/<str:public_id>/agreement/answer/", agreement.answer, name="answer_agreement"),
    path("register/file/", files.bring, name="bring"),
    re_path(r"^register/file\.(?P<form>csv|xlsx)$", files.take_along, name="take_along"),
    path("register/tell/", reports.tell, name="tell_of_account"),
    path("register/told/<str:public_id>/", reports.show, name="report"),
    re_path(
        r"^register/told/(?P<public_id>[\w-]+)/(?P<what>register|unit|whose|end|log|warn|name)/$",
        reports.act,
        name="act_on_report",
    ),
    path("register/leaving/<str:public_id>/", removal, name="removal"),
    path("register/changes/", changes.changes, name="changes"),
    path("register/changes/tell/", changes.tell_of, name="tell_of_change"),
    path("register/changes/<str:public_id>/back/", changes.take_back, name="take_back_change"),
    path("register/reviews/<str:public_id>/", review.show, name="review"),
    path("register/reviews/<str:public_id>/answer/", review.answer, name="answer_review"),
    path("register/reviews/<str:public_id>/save/", review.save, name="save_review"),
    path("register/reviews/<str:public_id>/comment/", review.comment, name="comment_review"),
    path("register/reviews/<str:public_id>/withdraw/", review.withdraw, name="withdraw_review"),
    re_path(
        r"^register/reviews/(?P<public_id>[\w-]+)/decide/(?P<half>unit|communications)/$",
        review.decide,
        name="decide_review",
    ),
    path("register/endings/<str:public_id>/", ending.show, name="ending"),
    path("register/endings/<str:public_id>/announce/", ending.announce, name="announce_ending"),
    path("register/endings/<str:public_id>/finish/", ending.finish, name="finish_ending"),
    path("register/endings/<str:public_id>/withdraw/", ending.withdraw, name="withdraw_ending"),
    path("register/<str:public_id>/", one, name="one"),
    path("register/<str:public_id>/review/", review.start, name="start_review"),
    path("register/<str:public_id>/edit/<str:part>/", edit, name="edit"),
    path("register/<str:public_id>/languages/", languages, name="languages"),
    path("register/<str:public_id>/connect/", connect, name="connect"),
    path("register/<str:public_id>/connect/consent/", consent, name="consent"),
    path("register/<str:public_id>/connect/choose/", choose, name="choose"),
    path("register/<str:public_id>/disconnect/", disconnect, name="disconnect"),
    path("register/<str:public_id>/check/", check, name="check"),
    path("register/<str:public_id>/pause/", pause, name="pause"),
    path("register/<str:public_id>/resume/", resume, name="resume"),
    path("register/<str:public_id>/sheet/", sheet, name="sheet"),
    path("register/<str:public_id>/qr.svg", badge, name="badge"),
    path("register/<str:public_id>/managers/", managers, name="managers"),
    path("register/<str:public_id>/managers/<str:assignment_id>/end/", end, name="end_assignment"),
    path("profiles/", listing.requests, name="requests"),
    path("profiles/new/", writing.start, name="new_request"),
    path("profiles/<str:public_id>/", request_page.show, name="request"),
    path("profiles/<str:public_id>/write/", writing.write, name="write_request"),
    path("profiles/<str:public_id>/save/", writing.save, name="save_request"),
    path("profiles/<str:public_id>/opening/", opening.keep, name="keep_opening"),
    path("profiles/<str:public_id>/live/", opening.live, name="put_into_register"),
    path("profiles/<str:public_id>/<str:what>/", request_page.act, name="act_on_request"),
    path("networks/", networks.assessments, name="assessments"),
    path("networks/begin/", networks.begin, name="begin_assessment"),
    path("networks/<str:public_id>/", networks.one, name="assessment"),
    path("networks/<str:public_id>/<str:what>/", networks.act, name="act_on_assessment"),
]
