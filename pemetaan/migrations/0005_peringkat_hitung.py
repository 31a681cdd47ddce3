from django.db import migrations, models
from django.db.models import F


def salin(apps, schema_editor):
    """Until now nobody has been moved: the rank in force is the computed one."""
    apps.get_model("pemetaan", "Penempatan").objects.update(peringkat_hitung=F("peringkat"))


class Migration(migrations.Migration):
    dependencies = [
        ("pemetaan", "0004_kalibrasi"),
    ]

    operations = [
        migrations.AddField(
            model_name="penempatan",
            name="peringkat_hitung",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="peringkat dalam kotak hitungan"),
        ),
        migrations.RunPython(salin, migrations.RunPython.noop),
    ]
