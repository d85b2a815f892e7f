from __future__ import annotations

from typing import Any

from django.db import migrations


def leave_stands_once(apps: Any, _schema: Any) -> None:
    """A picture with leave noted by name said the same once more in fields of its own.

    1. Of those fields only what no record says is kept: an earlier last day, as a leave without a name.
    2. Then they are emptied.
    """
    asset_of, leave_of = (apps.get_model("tankar_content", name) for name in ("Asset", "Leave"))
    for asset in asset_of.objects.filter(leaves__state__in=("given", "withdrawn", "done")).distinct():
        given = list(asset.leaves.filter(state="given"))
        days = [one.until for one in given if one.until]
        if given and asset.leave_until and (not days or asset.leave_until < min(days)):
            first = given[0]
            earlier = leave_of.objects.create(
                state="given",
                who="–",
                whose="child" if asset.people == "children" else "adult",
                purposes=["city"],
                until=asset.leave_until,
                kept_where=asset.leave_note,
                asked_by=first.asked_by,
                unit=first.unit,
                asked_at=first.asked_at,
                changed_at=first.changed_at,
            )
            earlier.assets.add(asset)
        asset.leave_note, asset.leave_until = "", None
        asset.save(update_fields=["leave_note", "leave_until"])


class Migration(migrations.Migration):
    dependencies = [("tankar_content", "0021_leave_of_those_who_show")]

    operations = [migrations.RunPython(leave_stands_once, migrations.RunPython.noop)]
