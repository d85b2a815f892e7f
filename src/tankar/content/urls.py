"""Addresses of items and their pictures."""

from __future__ import annotations

from django.urls import path

from tankar.content.checks.views import answering, pages, spelling
from tankar.content.comments import views as comments
from tankar.content.leaves import views as leaves
from tankar.content.links import views as links
from tankar.content.media.views import brand, captioning, captions, cover, library, picture, uploads
from tankar.content.outstanding import views as outstanding
from tankar.content.preview_link import views as preview_link
from tankar.content.proposals.views import proposal, proposals, suggesting
from tankar.content.review.views import asking, keeping, review, reviews
from tankar.content.revisions import views as revisions
from tankar.content.views import composer, item, items, on_the_way, ordering, starting, templates, translating
from tankar.content.words.views import lists, publishing, rules, trials

app_name = "content"
urlpatterns = [
    path("items/", items.items, name="items"),
    path("items/new/", composer.start, name="start"),
    path("ideas/", starting.ideas, name="ideas"),
    path("templates/", templates.templates, name="templates"),
    path("templates/new/", templates.new_template, name="new_template"),
    path("templates/<str:public_id>/", templates.edit_template, name="template"),
    path("templates/<str:public_id>/retire/", templates.retire, name="retire_template"),
    path("items/<str:public_id>/", item.show, name="item"),
    path("items/<str:public_id>/write/", composer.write, name="write"),
    path("items/<str:public_id>/save/", composer.save, name="save"),
    path("items/<str:public_id>/look/", composer.look, name="look"),
    path("items/<str:public_id>/findings/", answering.answer, name="answer"),
    path("items/<str:public_id>/findings/<str:key>/spelling/", spelling.suggested, name="spelling"),
    path("checks/", pages.overview, name="checks"),
    path("checks/words/", lists.overview, name="words"),
    path("checks/words/rules/", rules.rules, name="words_rules"),
    path("checks/words/try/", trials.sample, name="try_words"),
    path("checks/words/effect/", trials.effect, name="words_effect"),
    path("checks/words/publish/", publishing.publish, name="publish_words"),
    path("checks/words/versions/<int:number>/restore/", publishing.restore, name="restore_words"),
    path("checks/words/lists/<str:key>/", lists.one_list, name="words_list"),
    path("checks/<str:rule>/", pages.one, name="check"),
    path("items/<str:public_id>/picture/", composer.attach, name="attach"),
    path("items/<str:public_id>/take-back/", item.take_back, name="take_back"),
    path("items/<str:public_id>/remove/", item.remove, name="remove"),
    path("items/<str:public_id>/review/", review.show, name="review"),
    path("items/<str:public_id>/review/answer/", review.answer, name="answer_review"),
    path("items/<str:public_id>/review/ask/", asking.ask, name="ask_review"),
    path("items/<str:public_id>/review/withdraw/", asking.withdraw, name="withdraw_review"),
    path("items/<str:public_id>/keep-as-approved/", keeping.keep_approved, name="keep_approved"),
    path("items/<str:public_id>/comments/", comments.comments, name="comments"),
    path("items/<str:public_id>/comments/list/", comments.comments_list, name="comments_list"),
    path("items/<str:public_id>/comments/<str:comment_id>/<str:act>/", comments.act, name="comment_act"),
    path("items/<str:public_id>/here/", comments.here, name="here"),
    path("items/<str:public_id>/history/", revisions.history, name="history"),
    path("items/<str:public_id>/history/<int:number>/restore/", revisions.restore, name="restore"),
    path("items/<str:public_id>/preview-link/", preview_link.make, name="make_preview_link"),
    path("items/<str:public_id>/preview-link/withdraw/", preview_link.withdraw, name="withdraw_preview_link"),
    path("items/<str:public_id>/propose/", suggesting.propose, name="propose"),
    path("items/<str:public_id>/proposed/", suggesting.proposed, name="proposed"),
    path("leaves/", leaves.leaves, name="leaves"),
    path("leaves/new/", leaves.ask, name="ask_leave"),
    path("leaves/<str:public_id>/", leaves.leave, name="leave"),
    path("leaves/<str:public_id>/act/", leaves.act, name="leave_act"),
    path("leaves/<str:public_id>/paper/", leaves.paper, name="leave_paper"),
    path("proposals/", proposals.proposals, name="proposals"),
    path("proposals/new/", suggesting.start, name="start_proposal"),
    path("proposals/<str:public_id>/", proposal.show, name="proposal"),
    path("proposals/<str:public_id>/write/", suggesting.write, name="write_proposal"),
    path("proposals/<str:public_id>/save/", suggesting.save, name="save_proposal"),
    path("proposals/<str:public_id>/answer/", proposal.answer, name="answer_proposal"),
    path("proposals/<str:public_id>/explain/", proposal.explain, name="explain_proposal"),
    path("proposals/<str:public_id>/withdraw/", proposal.withdraw, name="withdraw_proposal"),
    path("reviews/", reviews.reviews, name="reviews"),
    path("preview/<str:token>/", preview_link.preview, name="preview"),
    path("preview/<str:token>/<str:public_id>/", preview_link.preview_picture, name="preview_picture"),
    path("items/<str:public_id>/begin/", starting.begin, name="begin"),
    path("items/<str:public_id>/copy/", starting.copy, name="copy"),
    path("items/<str:public_id>/over/", starting.over, name="over"),
    path("items/<str:public_id>/repeat/", starting.repeat, name="repeat"),
    path("items/<str:public_id>/translation/<str:language>/", ordering.order, name="order"),
    path("items/<str:public_id>/reviewed/<str:language>/", ordering.reviewed, name="reviewed"),
    path("items/<str:public_id>/waive/<str:language>/", outstanding.waive, name="waive_language"),
    path("items/<str:public_id>/recording/", outstanding.recording, name="recording"),
    path("orders/", ordering.orders, name="orders"),
    path("orders/<str:public_id>/withdraw/", ordering.withdraw, name="withdraw_order"),
    path("orders/<str:public_id>/take/", ordering.take, name="take_order"),
    path("orders/<str:public_id>/back/", ordering.back, name="send_order_back"),
    path("translate/<str:token>/", translating.translate, name="translate"),
    path("translate/<str:token>/video/", captioning.order_video, name="order_video"),
    path(
        "items/<str:public_id>/captions/<str:asset_id>/<str:language>/order/",
        ordering.order_captions,
        name="order_captions",
    ),
    path("pictures/", library.pictures, name="pictures"),
    path("pictures/add/", library.add, name="add_pictures"),
    path("pictures/<str:public_id>/", library.show, name="library_picture"),
    path("pictures/<str:public_id>/file/", library.file, name="asset_file"),
    path("pictures/<str:public_id>/leave/", library.leave, name="end_leave"),
    path("pictures/<str:public_id>/cover/", cover.cover, name="cover"),
    path("pictures/<str:public_id>/choose/<str:item_id>/", library.choose, name="choose_picture"),
    path("pictures/<str:public_id>/captions/<str:language>/", captions.captions, name="captions"),
    path(
        "pictures/<str:public_id>/captions/<str:language>/file/", captions.captions_file, name="captions_file"
    ),
    path(
        "items/<str:public_id>/on-the-way/<str:upload_id>/",
        on_the_way.video_on_the_way,
        name="video_on_the_way",
    ),
    path("uploads/", uploads.create, name="upload"),
    path("uploads/<str:public_id>/", uploads.piece, name="upload_piece"),
    path("brand/", brand.brand, name="brand"),
    path("brand/edit/", brand.edit, name="edit_brand"),
    path("brand/logos/<str:public_id>/", brand.logo, name="brand_logo"),
    path("links/<str:public_id>/picture/", links.picture, name="link_picture"),
    path("media/<str:public_id>/", picture.picture, name="picture"),
]
