"""`tankar admin`: the first system administrator, with a password asked for and never shown."""

from __future__ import annotations

import sys
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import translation

from tankar.organisation.actions.make_first_administrator import make_first_administrator, refuse_a_second
from tankar.organisation.errors import OrganisationError
from tankar.organisation.models import User

__all__ = ["admin"]


def admin(email: str, given_name: str, family_name: str) -> int:
    """Returns 1 with a sentence when it cannot be; nothing is saved then."""
    # the command line speaks English
    with translation.override("en"):
        try:
            refuse_a_second()
            password = _password()
            validate_password(password, User(email=email))
            person = make_first_administrator(email, given_name, family_name, password)
        except OrganisationError as error:
            problems = [str(error)]
        except ValidationError as error:
            problems = [*_said(error), "Nothing was saved."]
        except (KeyboardInterrupt, EOFError):
            problems = ["Nothing was saved."]
        else:
            print(f"{person} is system administrator and signs in with {person.email}.")
            print("Next: add units, people and their roles on the page People.")
            return 0
    print("\n".join(problems), file=sys.stderr)
    return 1


def _password() -> str:
    """Asked for twice, unseen; or read from standard input, where the second line may be left out."""
    if sys.stdin.isatty():
        first, second = getpass("Password: "), getpass("The same password again: ")
    else:
        first, again = (sys.stdin.readline().rstrip("\r\n"), sys.stdin.readline())
        second = again.rstrip("\r\n") if again else first
    if first != second:
        raise ValidationError("The two passwords are not the same.")
    return first


def _said(error: ValidationError) -> list[str]:
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    return [f"{field.replace('_', ' ')}: {' '.join(told)}" for field, told in error.message_dict.items()]
