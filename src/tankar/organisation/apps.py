from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OrganisationConfig(AppConfig):
    name = "tankar.organisation"
    label = "tankar_organisation"

    def ready(self) -> None:
        """Load every context's `permissions.py`, so that each right is known before the first question."""
        autodiscover_modules("permissions")
        from tankar.organisation.absence import forgetting  # noqa: F401 - registers what is forgotten
