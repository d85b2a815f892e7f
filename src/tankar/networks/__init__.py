"""The networks Tankar speaks to, as plain Python that knows no Django.

`get(id)` gives a network; the other names are what networks and Tankar tell one another (`contract`).
Where this process may connect is said once at its start with `wire.allow(…)`.
"""

from .contract import (
    Absent,
    AccessLost,
    Account,
    ByConsent,
    CannotTell,
    Consent,
    Credentials,
    Done,
    Failure,
    Field,
    Found,
    Limits,
    Lookup,
    Media,
    Network,
    NotNow,
    OperationKind,
    OutcomeUnknown,
    Outgoing,
    Publishes,
    Reason,
    Receipt,
    Rejected,
    Remember,
    SignsIn,
)
from .registry import all, get

__all__ = [
    "Absent",
    "AccessLost",
    "Account",
    "ByConsent",
    "CannotTell",
    "Consent",
    "Credentials",
    "Done",
    "Failure",
    "Field",
    "Found",
    "Limits",
    "Lookup",
    "Media",
    "Network",
    "NotNow",
    "OperationKind",
    "OutcomeUnknown",
    "Outgoing",
    "Publishes",
    "Reason",
    "Receipt",
    "Rejected",
    "Remember",
    "SignsIn",
    "all",
    "get",
]
