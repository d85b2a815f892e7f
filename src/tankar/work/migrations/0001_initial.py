from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("tankar_work", "0001_demo_leases_and_trouble")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Demo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seed", models.IntegerField()),
                ("today", models.DateField()),
                ("practice_address", models.URLField()),
                ("clock_offset", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Lease",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True)),
                ("owner", models.CharField(max_length=80)),
                ("until", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Trouble",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True)),
                ("since", models.DateTimeField()),
                ("last", models.DateTimeField()),
                ("times", models.PositiveIntegerField(default=1)),
                ("said", models.TextField()),
            ],
        ),
    ]
