from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "tankar.web"
    label = "tankar_web"
