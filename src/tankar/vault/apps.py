from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "tankar.vault"
    label = "tankar_vault"
