"""Who is here, as whom they act, and in which language."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from tankar.organisation.access import keep_roles
from tankar.organisation.models import ActingAs, Person, User
from tankar.organisation.signing_in import devices

__all__ = ["ACTING_AS", "LanguageMiddleware", "PersonMiddleware"]

Answer = Callable[[HttpRequest], HttpResponse]
ACTING_AS = "acting_as"
CODES = frozenset({"sv", "fi", "en"})


class PersonMiddleware:
    """Gives every request its `person` (or `None`) and `acting_as` ("employee", "elected" or `None`).

    Somebody who is both and has not chosen yet has `acting_as` None and gets no further than the choice.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = _person_of(request)
        request.person = person  # type: ignore[attr-defined]
        request.acting_as = person.acting_as if person else None  # type: ignore[attr-defined]
        response = self.answer(request)
        if person is None and type(request.user) is User:
            # signed in by this very request: the browser is known from now on, whether it comes again or not
            devices.note(request)
        return response


def _person_of(request: HttpRequest) -> Person | None:
    # a reader of the public pages has no session, and costs no query
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return None
    # read together with the account: see `signing_in.backend`
    person: Person | None = getattr(request.user, "person", None)
    if person is not None:
        person.acting_as = _acting_as(request, person)
        keep_roles(person)
        devices.note(request)
    return person


def _acting_as(request: HttpRequest, person: Person) -> ActingAs | None:
    if not (person.is_employee and person.is_elected):
        return "elected" if person.is_elected else "employee"
    chosen = request.session.get(ACTING_AS)
    return chosen if chosen in {"employee", "elected"} else None


class LanguageMiddleware:
    """A page's language: by its address, else the person's choice, the cookie, what the browser asks for."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = self._language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.answer(request)
        response.headers.setdefault("Content-Language", language)
        return response

    @staticmethod
    def _language(request: HttpRequest) -> str:
        prefix = request.path_info[1:4]
        if prefix in {"sv/", "fi/", "en/"}:
            return prefix[:2]
        person: Person | None = getattr(request, "person", None)
        if person is not None and person.language in CODES:
            return person.language
        cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        return cookie if cookie in CODES else translation.get_language_from_request(request)
