from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "tankar.channels"
    label = "tankar_channels"
