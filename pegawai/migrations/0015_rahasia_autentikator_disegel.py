"""Seal the secrets of authenticators that were stored as they are; backwards they are stored as they are again."""

from django.db import migrations

from talenta.umum.brankas import buka, nomor_kunci, sandikan


def _semua(apps, schema_editor):
    return apps.get_model("otp_totp", "TOTPDevice").objects.using(schema_editor.connection.alias).order_by("pk")


def segel(apps, schema_editor):
    for satu in _semua(apps, schema_editor).iterator(chunk_size=500):
        if nomor_kunci(satu.key) is None:
            kunci = sandikan(bytes.fromhex(satu.key), f"autentikator.{satu.user_id}")
            _semua(apps, schema_editor).filter(pk=satu.pk, key=satu.key).update(key=kunci)


def buka_segel(apps, schema_editor):
    for satu in _semua(apps, schema_editor).iterator(chunk_size=500):
        if nomor_kunci(satu.key) is not None:
            rahasia = buka(satu.key, f"autentikator.{satu.user_id}")
            _semua(apps, schema_editor).filter(pk=satu.pk, key=satu.key).update(key=rahasia.hex())


class Migration(migrations.Migration):
    dependencies = [("otp_totp", "0003_add_timestamps"), ("pegawai", "0014_autentikator_tersandi")]

    operations = [migrations.RunPython(segel, buka_segel)]
