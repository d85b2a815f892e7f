import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tankar_channels", "0001_the_register"),
        ("tankar_content", "0001_items_and_releases"),
        ("tankar_publishing", "0001_deliveries_and_freezes"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="delivery",
            name="delivery_red",
        ),
        migrations.AddField(
            model_name="delivery",
            name="picture",
            field=models.CharField(blank=True, max_length=64, null=True),
        ),
        migrations.AlterField(
            model_name="delivery",
            name="channel",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="deliveries",
                to="tankar_channels.channel",
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["state", "not_before"], name="delivery_by_state_and_time"),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["state", "-delivered_at", "-id"], name="delivery_newest"),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["channel", "state"], name="delivery_by_channel_and_state"),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("picture__isnull", False)), fields=["picture"], name="delivery_picture"
            ),
        ),
    ]
