"""Channels registered before search and addresses were kept: file them once."""

from django.db import migrations


def file_all(apps, _schema_editor):
    from tankar.channels.filing import key_of
    from tankar.networks import registry
    from tankar.networks.addresses import canonical

    channels = apps.get_model("tankar_channels", "Channel")
    titles = {network.id: network.title for network in registry.all()}
    for row in channels.objects.all():
        title = row.platform or titles.get(row.network, "")
        words = (row.name_sv, row.name_fi, row.name_en, title, row.handle, row.url)
        address = canonical(row.url) if row.url and row.kind != "own" else None
        named = address is not None and address.names_an_account
        channels.objects.filter(pk=row.pk).update(
            search_words=" ".join(word for word in words if word).casefold()[:900],
            address_key=key_of(address) if named else "",
        )


class Migration(migrations.Migration):
    dependencies = [("tankar_channels", "0003_what_the_register_says_about_a_channel")]

    operations = [migrations.RunPython(file_all, migrations.RunPython.noop, elidable=True)]
