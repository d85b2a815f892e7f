from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "tankar.content"
    label = "tankar_content"
