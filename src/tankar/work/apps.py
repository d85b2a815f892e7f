from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "tankar.work"
    label = "tankar_work"
