from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("tankar_organisation", "0005_days_away"),
    ]

    operations = [
        migrations.AlterModelOptions(name="user", options={}),
        migrations.AlterModelManagers(name="user", managers=[]),
    ]
