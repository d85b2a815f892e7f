import django.db.models.deletion
from django.db import migrations, models

from tankar.decisions.searching import words_of

_AT_ONCE = 1000


def keep_the_words(apps, _schema_editor):
    matters = apps.get_model("tankar_decisions", "Matter").objects.order_by("pk")
    words = apps.get_model("tankar_decisions", "MatterWord")
    done = 0
    while block := list(matters.filter(pk__gt=done).values_list("pk", "title")[:_AT_ONCE]):
        words.objects.bulk_create(
            words(matter_id=pk, word=word) for pk, title in block for word in words_of(title)
        )
        done = block[-1][0]


class Migration(migrations.Migration):
    dependencies = [
        ("tankar_decisions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="MatterWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=40)),
                (
                    "matter",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="tankar_decisions.matter",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["word", "matter"], name="matter_by_word")],
                "constraints": [
                    models.UniqueConstraint(fields=("matter", "word"), name="matter_has_a_word_once")
                ],
            },
        ),
        migrations.RunPython(keep_the_words, migrations.RunPython.noop),
    ]
