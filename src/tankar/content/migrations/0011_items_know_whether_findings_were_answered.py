from django.db import migrations, models


def note_answers(apps, _schema_editor):
    item = apps.get_model("tankar_content", "Item")
    for name in ("passed_findings", "kept_findings"):
        answered = item.objects.filter(**{f"{name}__isnull": False}).values_list("pk", flat=True)
        item.objects.filter(pk__in=list(answered)).update(has_answers=True)


class Migration(migrations.Migration):
    dependencies = [("tankar_content", "0010_reviews_comments_revisions_and_preview_links")]

    operations = [
        migrations.AddField(
            model_name="item",
            name="has_answers",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(note_answers, migrations.RunPython.noop),
    ]
