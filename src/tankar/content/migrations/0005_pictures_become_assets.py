from django.db import migrations


def pictures_become_assets(apps, _editor):
    old = apps.get_model("tankar_content", "Image")
    asset_of = apps.get_model("tankar_content", "Asset")
    medium_of = apps.get_model("tankar_content", "Medium")
    description_of = apps.get_model("tankar_content", "MediumDescription")
    for image in old.objects.select_related("item").prefetch_related("descriptions").iterator(chunk_size=500):
        asset = asset_of.objects.create(
            **{
                name: getattr(image, name)
                for name in (
                    "sha256",
                    "content_type",
                    "width",
                    "height",
                    "size",
                    "source",
                    "people",
                    "leave_note",
                )
            },
            public_id=image.public_id,
            unit_id=image.item.unit_id,
            uploaded_by_id=image.item.author_id,
            added_at=image.item.changed_at,
        )
        medium = medium_of.objects.create(public_id=image.public_id, item_id=image.item_id, asset=asset)
        description_of.objects.bulk_create(
            description_of(medium=medium, language=one.language, text=one.text)
            for one in image.descriptions.all()
        )


class Migration(migrations.Migration):
    dependencies = [("tankar_content", "0004_assets_and_many_pictures")]
    operations = [migrations.RunPython(pictures_become_assets, migrations.RunPython.noop)]
