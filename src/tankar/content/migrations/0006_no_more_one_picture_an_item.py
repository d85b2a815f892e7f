from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tankar_content", "0005_pictures_become_assets")]
    operations = [migrations.DeleteModel("ImageDescription"), migrations.DeleteModel("Image")]
