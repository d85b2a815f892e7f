from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "tankar.planning"
    label = "tankar_planning"
