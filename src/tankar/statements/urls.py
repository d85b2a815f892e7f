"""Addresses of the statements: public ones with fixed twins, and those of communications."""

from __future__ import annotations

from django.urls import path, re_path

from tankar.statements.pages import Page
from tankar.statements.views import answering, feedback, keeping
from tankar.statements.views.statement import statement

app_name = "statements"
_IN = r"^(?P<language>sv|fi|en)"
_FEEDBACK = f"{Page.ACCESSIBILITY.value}/feedback"
_RECEIPT = r"(?P<public_id>[\w-]{16})"
urlpatterns = [
    *[path(f"{page}/", statement, {"page": page}, name=page.replace("-", "_")) for page in Page.values],
    *[re_path(rf"{_IN}/{page}/$", statement, {"page": page}) for page in Page.values],
    path(f"{_FEEDBACK}/", feedback.give, name="give"),
    re_path(rf"{_IN}/{_FEEDBACK}/$", feedback.give, name="give_in"),
    re_path(rf"^{_FEEDBACK}/{_RECEIPT}/$", feedback.receipt, name="receipt"),
    re_path(rf"{_IN}/{_FEEDBACK}/{_RECEIPT}/$", feedback.receipt, name="receipt_in"),
    path("statements/", keeping.index, name="index"),
    path("statements/feedback/", answering.feedback_list, name="feedback"),
    path("statements/feedback/<str:public_id>/", answering.one_feedback, name="one_feedback"),
    path("statements/<str:page>/edit/", keeping.edit, name="edit"),
    path("statements/<str:page>/versions/", keeping.earlier, name="versions"),
    path("statements/<str:page>/versions/<int:number>/", keeping.earlier, name="version"),
]
