from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "tankar.organisation"
    label = "tankar_organisation"
