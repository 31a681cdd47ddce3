"""One group per role (pilihan.Peran), so that accounts can be made before anything else."""

from django.db import migrations

PERAN = ("admin", "sdm", "tim", "pyb", "ppk", "pegawai", "auditor")


def buat(apps, schema_editor):
    grup = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    for nama in PERAN:
        grup.get_or_create(name=nama)


def hapus(apps, schema_editor):
    apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias).filter(name__in=PERAN).delete()


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0001_awal"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(buat, hapus)]
