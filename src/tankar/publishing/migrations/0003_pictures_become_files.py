from django.db import migrations


def pictures_become_files(apps, _editor):
    delivery_of = apps.get_model("tankar_publishing", "Delivery")
    file_of = apps.get_model("tankar_publishing", "DeliveryFile")
    some = []
    for delivery in delivery_of.objects.filter(picture__isnull=False).iterator(chunk_size=500):
        kind = delivery.outgoing["media"][0]["content_type"]
        some.append(file_of(delivery=delivery, sha256=delivery.picture, content_type=kind))
        if len(some) == 500:
            file_of.objects.bulk_create(some)
            some = []
    file_of.objects.bulk_create(some)


class Migration(migrations.Migration):
    dependencies = [("tankar_publishing", "0002_a_delivery_carries_many_files")]
    operations = [migrations.RunPython(pictures_become_files, migrations.RunPython.noop)]
