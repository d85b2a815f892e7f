from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "tankar.publishing"
    label = "tankar_publishing"
