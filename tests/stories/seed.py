"""Fill the city of the stories: `python seed.py practice-address`, with DATA in the environment.

Runs in a process of its own, because settings are read once, when Python starts.
"""

from __future__ import annotations

import os
import sys

import django
import httpx

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tankar.settings")


def main(practice: str) -> None:
    """People, channels and the demo's row; accounts are opened on the running practice network."""
    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    call_command("migrate", verbosity=0, interactive=False)

    from tankar.channels import demo as channels
    from tankar.channels.models import Channel
    from tankar.networks.contract import Credentials
    from tankar.organisation import demo as organisation
    from tankar.work import clock, demo
    from tankar.work.models import Demo

    def connect(channel: Channel, account: str) -> Credentials:
        given = {"handle": account, "display_name": channel.name_sv}
        answer = httpx.post(f"{practice}/practice/api/accounts", json=given, trust_env=False)
        answer.raise_for_status()
        return Credentials(practice, {"token": answer.json()["access_token"]})

    today = clock.local(clock.machine()).date()
    with transaction.atomic():
        Demo.objects.create(seed=1, today=today, practice_address=practice)
        demo.forget()
        channels.make(organisation.make(today), connect)


if __name__ == "__main__":
    main(sys.argv[1])
