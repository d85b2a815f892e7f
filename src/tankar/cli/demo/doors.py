"""The addresses that the practice networks call: opened with the demo, and told anew when it has moved."""

from __future__ import annotations

import secrets

from django.conf import settings

from tankar.cli.demo.practice import Practice
from tankar.organisation.demo import People

__all__ = ["open_doors", "tell_doors"]


def open_doors(people: People, practice: Practice) -> None:
    """The networks that call get an address of ours, with new secrets, and are told."""
    from tankar import networks
    from tankar.channels.incoming.opening import open_hook

    for network in networks.all():
        if network.receives is not None:
            open_hook(
                people["marja_liisa"],
                network.id,
                {one.name: secrets.token_urlsafe(16) for one in network.receives.fields},
            )
    tell_doors(practice)


def tell_doors(practice: Practice) -> None:
    """Where each network calls from now on: this demo's own address, whatever it was before."""
    from tankar import vault
    from tankar.channels.models import Hook

    here = settings.CONFIGURATION.public_address.replace("localhost", "127.0.0.1")
    for hook in Hook.objects.all():
        known = vault.reveal(hook.secret_name)
        practice.act(
            "/webhooks",
            network=hook.network,
            url=here + hook.path,
            verify_token=known.get("verify_token", ""),
            secret=known.get("app_secret", ""),
            pages="all",
            verify=False,
        )
