from __future__ import annotations

from django.urls import path

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
]
