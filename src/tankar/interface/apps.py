from django.apps import AppConfig


class InterfaceConfig(AppConfig):
    name = "tankar.interface"
    label = "tankar_interface"
