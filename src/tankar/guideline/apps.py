from django.apps import AppConfig


class GuidelineConfig(AppConfig):
    name = "tankar.guideline"
    label = "tankar_guideline"
