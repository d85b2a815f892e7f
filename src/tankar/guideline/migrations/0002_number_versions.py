from django.db import migrations, models


def number(apps, _schema_editor):
    """Versions that stand are published, in the order of their dates."""
    versions = apps.get_model("tankar_guideline", "GuidelineVersion").objects.order_by("document_date")
    for place, version in enumerate(versions, 1):
        version.number = place
        version.save(update_fields=["number"])


class Migration(migrations.Migration):
    dependencies = [("tankar_guideline", "0001_versions_and_replaced_texts")]

    operations = [
        migrations.AddField(
            model_name="guidelineversion",
            name="number",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.RunPython(number, migrations.RunPython.noop, elidable=True),
    ]
