"""What is wrong with an account of ours, kept beside its channel, so that every list shows it without asking more."""

from __future__ import annotations

from tankar.channels.models import AccountReport, Alarm, Channel

__all__ = ["about", "keep_alarm"]

_GRAVEST_FIRST = list(Alarm)


def keep_alarm(channel: Channel | None) -> None:
    """After a report about it was opened, ended or changed; the caller holds the transaction."""
    if channel is None:
        return
    open_ones = list(AccountReport.objects.open().filter(channel=channel, kind__in=_GRAVEST_FIRST))
    kinds = {one.kind for one in open_ones}
    alarm = next((one for one in _GRAVEST_FIRST if one in kinds), "")
    warned = any(one.warned_at for one in open_ones)
    Channel.objects.filter(pk=channel.pk).update(alarm=alarm, is_warned_of=warned)
    channel.alarm, channel.is_warned_of = alarm, warned


def about(channel: Channel) -> list[AccountReport]:
    """The open reports about the channel; nothing is asked when it has no alarm."""
    if not channel.alarm:
        return []
    found = AccountReport.objects.open().filter(channel=channel, kind__in=_GRAVEST_FIRST)
    return list(found.select_related("channel__owner_unit", "unit").order_by("told_at", "pk"))
