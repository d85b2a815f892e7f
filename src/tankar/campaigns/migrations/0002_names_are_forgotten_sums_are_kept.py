import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tankar_campaigns", "0001_campaigns_and_frames"),
        ("tankar_organisation", "0004_accounts_are_read_with_their_person"),
    ]

    operations = [
        migrations.AddField(
            model_name="campaign",
            name="forgotten_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="frame",
            name="forgotten_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="campaign",
            name="asked_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="campaigns",
                to="tankar_organisation.person",
            ),
        ),
        migrations.AlterField(
            model_name="frame",
            name="decided_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tankar_organisation.person",
            ),
        ),
    ]
