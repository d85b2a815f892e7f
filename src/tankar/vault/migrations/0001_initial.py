from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("tankar_vault", "0001_secrets")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Secret",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True)),
                ("ciphertext", models.TextField()),
                ("changed_at", models.DateTimeField(auto_now=True)),
            ],
        ),
    ]
