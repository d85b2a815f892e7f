"""What the worker's loop does for notices."""

from __future__ import annotations

from tankar.notices.mailing import send_mails
from tankar.notices.pushing import send_pushes
from tankar.work.periodic import every

__all__ = ["mail_notices", "push_notices"]


@every(seconds=60, name="notices.mails")
def mail_notices() -> int:
    return send_mails()


@every(seconds=30, name="notices.pushes")
def push_notices() -> int:
    return send_pushes()
