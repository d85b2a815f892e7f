"""What the worker's loop does for profile requests and assessments."""

from __future__ import annotations

from django.conf import settings

from tankar.channels.assessments.actions.remind import remind_of_assessments
from tankar.channels.requests.actions.follow_applicants import follow_applicants
from tankar.channels.requests.actions.follow_roles import follow_roles, look_at_openings
from tankar.channels.requests.actions.remind_of_requests import remind_of_requests
from tankar.work.periodic import every

__all__ = ["remind", "remind_of_networks"]


@every(seconds=6 * settings.CONFIGURATION.sweep_seconds, name="channels.remind_of_requests")
def remind() -> int:
    """A profile request that nobody answered in time is passed on, and waits."""
    return remind_of_requests()


@every(seconds=6 * settings.CONFIGURATION.sweep_seconds, name="channels.remind_of_assessments")
def remind_of_networks() -> int:
    """An assessment that is late is told of, and waits."""
    return remind_of_assessments()


@every(seconds=30 * settings.CONFIGURATION.sweep_seconds, name="channels.follow_roles")
def follow() -> int:
    """Whom a request waits for follows the roles and who has left, and a checklist what is seen of it."""
    return follow_roles() + follow_applicants() + look_at_openings()
