"""Units, people, their roles, and the accounts they sign in with."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _
from modeltranslation.manager import MultilingualManager

from tankar.organisation.roles import Role

if TYPE_CHECKING:
    from tankar.organisation.tree import Tree

ActingAs = Literal["employee", "elected", "both"]

__all__ = [
    "Absence",
    "Device",
    "Invitation",
    "OutsideAccount",
    "Person",
    "RoleAssignment",
    "ShownMail",
    "StepRule",
    "Unit",
    "User",
    "WeeklyPattern",
    "new_public_id",
]


def new_public_id() -> str:
    """A random id for whatever leaves the house: 16 URL-safe characters, 96 bits."""
    return secrets.token_urlsafe(12)


class UserQuerySet(models.QuerySet["User"]):
    def with_person(self) -> Self:
        """Accounts with their person and unit in one query. Not for locking: a person may be missing."""
        return self.select_related("person__unit")


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    def create_user(self, email: str, password: str | None = None) -> User:
        user: User = self.model(email=self.normalize_email(email).lower())
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account to sign in with. Its person's roles alone say what it may do: nobody is a superuser."""

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)
    # the day they were first led to set up a second step that their role needs; empty once they have one
    step_asked_on = models.DateField(null=True, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return self.email


class Unit(models.Model):
    """A part of the organisation, in a tree; its name in three languages."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    name = models.CharField(_("name"), max_length=120)

    # said here, or translating the names would put an unnamed manager in its place while the program runs
    objects: ClassVar[MultilingualManager[Unit]] = MultilingualManager()

    def __str__(self) -> str:
        return self.name


class PersonQuerySet(models.QuerySet["Person"]):
    def named(self, words: str) -> Self:
        """Those whose names or e-mail contain every word."""
        found = self
        for word in words.casefold().split():
            found = found.filter(search_name__contains=word)
        return found

    def visible_to(self, person: Person) -> Self:
        """Twin of `organisation.view_people`."""
        # here and not above: access reads these models
        from tankar.organisation import permissions

        return self.filter(permissions.people_seen_by(person))


class Person(models.Model):
    """Somebody who works for the city, was elected, or both. May exist without an account."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    user = models.OneToOneField(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="person")
    given_name = models.CharField(max_length=60)
    family_name = models.CharField(max_length=60)
    email = models.EmailField(unique=True)
    is_employee = models.BooleanField(default=True)
    is_elected = models.BooleanField(default=False)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="people")
    language = models.CharField(max_length=2, default="sv")
    # the work number, for who sees people and for whoever waits for an answer on a council day; never public
    phone = models.CharField(max_length=30, blank=True, default="")
    # "family name given name e-mail" in small letters: lists are ordered, paged and searched by it, since
    # databases disagree about the case of å, ä and ö
    search_name = models.CharField(max_length=400, db_index=True, editable=False, default="")

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="person_is_employee_or_elected",
                condition=models.Q(is_employee=True) | models.Q(is_elected=True),
            )
        ]

    # As whom they act in this request; outside a request somebody who is both acts as both.
    acting_as: ActingAs | None = "both"
    kept_assignments: list[RoleAssignment]
    kept_tree: Tree | None

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_name = f"{self.family_name} {self.given_name} {self.email}".casefold()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "search_name"}
        super().save(*args, **kwargs)


class RoleAssignment(models.Model):
    """One role of one person, for one unit and what lies below it (or the whole city), between two dates.

    A deputy's assignment names the person stood in for; delegation is an assignment given by its holder.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField(max_length=40, choices=Role.choices)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="assignments"
    )
    valid_from = models.DateField(default=dt.date(2021, 8, 23))
    valid_to = models.DateField(null=True, blank=True)
    deputy_for = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="deputies"
    )
    given_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="delegations"
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="role_ends_after_it_begins",
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"

    def holds_on(self, date: dt.date) -> bool:
        """Does it hold on this date (both ends included; a date of Europe/Helsinki)?"""
        return self.valid_from <= date and (self.valid_to is None or date <= self.valid_to)


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def visible_to(self, person: Person) -> Self:
        """Twin of `organisation.view_absence`."""
        # here and not above: access reads these models
        from tankar.organisation.absence import permissions

        return self.filter(permissions.absences_seen_by(person))

    def on_days(self, first: dt.date, last: dt.date) -> Self:
        """Those that touch any of the days, both included."""
        return self.filter(first_day__lte=last, last_day__gte=first)


class Absence(models.Model):
    """Days on which somebody is away, both included. Dates only: the reason is nobody's business here (never.md)."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="absences")
    first_day = models.DateField()
    last_day = models.DateField()

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="absence_ends_after_it_begins",
                condition=models.Q(last_day__gte=models.F("first_day")),
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "last_day"], name="absence_of_a_person"),
            models.Index(fields=["last_day"], name="absence_by_its_end"),
        ]

    def __str__(self) -> str:
        return f"{self.first_day}–{self.last_day}"


class WeeklyPattern(models.Model):
    """The weekdays on which somebody never works for the city's channels: 0 is Monday, 4 Friday."""

    person = models.OneToOneField(
        Person, primary_key=True, on_delete=models.CASCADE, related_name="weekly_pattern"
    )
    weekdays = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"away on {self.weekdays}"


class ShownMail(models.Model):
    """A mail of a demo: shown on a page instead of being sent."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    to = models.EmailField()
    subject = models.CharField(max_length=400)
    body = models.TextField()
    sent_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.subject


class Device(models.Model):
    """A browser somebody is signed in with, for their own eyes alone.

    Coarse on purpose: the browser's kind and the last day it was used; no address, no place, no hour.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="devices")
    session_key = models.CharField(max_length=40, unique=True)
    browser = models.CharField(max_length=40)
    system = models.CharField(max_length=40, blank=True)
    since = models.DateField()
    last_day = models.DateField()

    def __str__(self) -> str:
        return f"{self.browser} {self.system}".strip()


class StepRule(models.Model):
    """The roles that need a second step, once the administrator has decided; one row, none is our default."""

    roles = models.JSONField(default=list)
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return ", ".join(self.roles)


class OutsideAccount(models.Model):
    """A person's account at the city's sign-in service: known by issuer and subject, never by address alone."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="outside_accounts")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)
    since = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="outside_account_is_one_persons"),
            models.UniqueConstraint(fields=["person", "issuer"], name="person_has_one_account_an_issuer"),
        ]

    def __str__(self) -> str:
        return f"{self.issuer} {self.subject}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> InvitationQuerySet:
        """Neither used nor withdrawn; may have run out."""
        return self.filter(used_at__isnull=True, withdrawn_at__isnull=True)


class Invitation(models.Model):
    """A letter to somebody who shall sign in for the first time. Its link is kept as a hash, and works once."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    invited_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    token_hash = models.CharField(max_length=64, blank=True, db_index=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    runs_out_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    mail_problem = models.CharField(max_length=300, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="person_has_one_open_invitation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.made_at:%Y-%m-%d}"

    @staticmethod
    def hash_of(token: str) -> str:
        return hashlib.sha256(token.encode()).hexdigest()

    def has_run_out(self, now: dt.datetime) -> bool:
        return self.runs_out_at <= now
