from django.db import migrations
from django.utils import timezone


def isi(apps, schema_editor):
    """Say of each document issued so far, all of them RPK, what the new columns ask for."""
    dokumen = apps.get_model("karier", "Dokumen")
    for satu in dokumen.objects.filter(instansi__isnull=True).select_related("rpk").iterator():
        satu.instansi_id = satu.rpk.instansi_id
        satu.tahun = timezone.localtime(satu.rpk.ditetapkan_pada or satu.diterbitkan_pada).year
        satu.subjek = f"rpk-{satu.rpk_id}"
        satu.judul = f"Rencana Pengembangan Karier {satu.rpk.tahun_awal}–{satu.rpk.tahun_awal + 4}"
        satu.save(update_fields=["instansi", "tahun", "subjek", "judul"])


class Migration(migrations.Migration):
    dependencies = [
        ("karier", "0009_dokumen_segala_jenis"),
    ]

    operations = [
        migrations.RunPython(isi, migrations.RunPython.noop),
    ]
