from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tankar_clearance", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="factsheet",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("published", "Published"),
                    ("expired", "Expired"),
                    ("archived", "On no list any more"),
                    ("withdrawn", "Withdrawn"),
                ],
                default="draft",
                max_length=9,
            ),
        ),
    ]
