"""The roles of the city's social media, as `workflows` names them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["FOLLOWS_FROM_THE_PERSON", "FOR_A_UNIT", "NEVER_TOGETHER", "Role"]


class Role(models.TextChoices):
    """Who somebody is to the product; what each may do stands in every context's `permissions.py`."""

    EMPLOYEE = "employee", _("Employee")
    ELECTED_OFFICIAL = "elected_official", _("Elected official")
    CHANNEL_MANAGER = "channel_manager", _("Channel manager")
    HEAD_OF_UNIT = "head_of_unit", _("Head of unit")
    SECTOR_MANAGEMENT = "sector_management", _("Sector management")
    COMMUNICATIONS_TEAM = "communications_team", _("Member of the marketing and communications team")
    COMMUNICATIONS_MANAGER = "communications_manager", _("Marketing and communications manager")
    PREPARING_OFFICE_HOLDER = "preparing_office_holder", _("Preparing office holder")
    REGISTRY = "registry", _("Registry")
    CITY_LAWYER = "city_lawyer", _("City lawyer")
    DATA_PROTECTION_OFFICER = "data_protection_officer", _("Data protection officer")
    SUPERVISOR = "supervisor", _("Supervisor")
    SAFETY_MANAGER = "safety_manager", _("Occupational safety manager")
    IT_SECURITY = "it_security", _("Information security")
    TRANSLATOR = "translator", _("Translator")
    ON_CALL = "on_call", _("On-call communications")
    AUDITOR = "auditor", _("Auditor")
    SYSTEM_ADMINISTRATOR = "system_administrator", _("System administrator")


# Held for a unit and what lies below it; every other role is held for the whole city.
FOR_A_UNIT = frozenset(
    {
        Role.CHANNEL_MANAGER,
        Role.HEAD_OF_UNIT,
        Role.SECTOR_MANAGEMENT,
        Role.SUPERVISOR,
        Role.PREPARING_OFFICE_HOLDER,
    }
)

# Nobody gives these: whoever is employed or elected has them.
FOLLOWS_FROM_THE_PERSON = frozenset({Role.EMPLOYEE, Role.ELECTED_OFFICIAL})

# Nobody has two roles of one set at the same time: the system administrator stays out of threat cases.
NEVER_TOGETHER = (
    frozenset({Role.SYSTEM_ADMINISTRATOR, Role.SAFETY_MANAGER}),
    frozenset({Role.SYSTEM_ADMINISTRATOR, Role.SUPERVISOR}),
)
