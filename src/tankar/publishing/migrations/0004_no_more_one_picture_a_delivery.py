from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tankar_publishing", "0003_pictures_become_files")]
    operations = [
        migrations.RemoveIndex("delivery", "delivery_picture"),
        migrations.RemoveField("delivery", "picture"),
    ]
