from __future__ import annotations

import pytest
from django.test import Client


@pytest.mark.django_db
def test_the_first_page_answers_in_the_readers_language(client: Client) -> None:
    assert client.get("/", headers={"accept-language": "fi"}).status_code == 200
