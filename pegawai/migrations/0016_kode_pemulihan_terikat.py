"""Bind what is stored of recovery codes to their account; the codes in people's hands stay good.

A digest cannot be unbound: backwards the codes are taken away, and each account makes new ones with its authenticator.
"""

from django.db import migrations

from pegawai.models.faktor import terikat


def _semua(apps, schema_editor):
    return apps.get_model("otp_static", "StaticToken").objects.using(schema_editor.connection.alias).order_by("pk")


def ikat(apps, schema_editor):
    for pk, token, pengguna in list(_semua(apps, schema_editor).values_list("pk", "token", "device__user")):
        _semua(apps, schema_editor).filter(pk=pk, token=token).update(token=terikat(pengguna, token))


def buang(apps, schema_editor):
    _semua(apps, schema_editor).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("otp_static", "0003_add_timestamps"),
        ("pegawai", "0015_rahasia_autentikator_disegel"),
    ]

    operations = [migrations.RunPython(ikat, buang)]
