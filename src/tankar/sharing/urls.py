from __future__ import annotations

from django.urls import path, re_path

from tankar.sharing.experts.views import finding, own
from tankar.sharing.partners import views as partners
from tankar.sharing.views import kits, offering, wishes

app_name = "sharing"
urlpatterns = [
    path("share/", kits.kits, name="list"),
    path("share/wishes/", wishes.wishes, name="wishes"),
    path("share/feed/<str:secret>.atom", wishes.feed, name="feed"),
    path("share/offer/<str:item_id>/", offering.offer_item, name="offer"),
    path("share/withdraw/<str:public_id>/", offering.withdraw_kit, name="withdraw"),
    path("share/kit/<str:public_id>/", kits.kit, name="kit"),
    path("share/kit/<str:public_id>/picture/<int:position>/", kits.picture, name="picture"),
    path("share/experts/", finding.experts, name="experts"),
    path("share/experts/me/", own.own, name="own_expert"),
    path("share/experts/me/act/", own.act, name="expert_act"),
    path("share/experts/<str:public_id>/picture/", finding.picture, name="expert_picture"),
    path("share/partners/", partners.partners, name="partners"),
    path("share/mentions/", partners.mentions, name="mentions"),
    path("share/partners/new/", partners.partner, name="new_partner"),
    path("share/partners/<str:public_id>/", partners.partner, name="partner"),
    path("experts/", finding.public_experts, name="public_experts"),
    re_path(r"^(?P<language>sv|fi|en)/experts/$", finding.public_experts, name="public_experts_in"),
    path("experts/<str:public_id>/picture/", finding.public_picture, name="public_expert_picture"),
]
