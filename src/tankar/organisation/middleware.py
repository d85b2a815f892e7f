"""Who is here, and in which language."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from tankar.organisation.models import Person

__all__ = ["LanguageMiddleware", "PersonMiddleware"]

Answer = Callable[[HttpRequest], HttpResponse]


class PersonMiddleware:
    """Gives every request its `person` (or `None`), read when first asked for."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.person = SimpleLazyObject(lambda: _person_of(request))  # type: ignore[attr-defined]
        return self.answer(request)


def _person_of(request: HttpRequest) -> Person | None:
    if not request.user.is_authenticated:
        return None
    return Person.objects.select_related("unit").filter(user_id=request.user.pk).first()


class LanguageMiddleware:
    """The language of a page: the person's own choice, else the cookie, else what the browser asks for."""

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
        if request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) in {"sv", "fi", "en"}:
            return request.COOKIES[settings.LANGUAGE_COOKIE_NAME]
        return translation.get_language_from_request(request)
