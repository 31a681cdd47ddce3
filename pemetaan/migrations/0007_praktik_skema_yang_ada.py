"""Name the practice that each scheme has been following: what it weighs on the kinerja axis says which one it is."""

from django.db import migrations


def isi(apps, schema_editor):
    Skema = apps.get_model("pemetaan", "Skema")
    Indikator = apps.get_model("pemetaan", "Indikator")
    for skema in Skema.objects.all():
        milik = Indikator.objects.filter(komponen__skema_id=skema.pk, komponen__sumbu="Y")
        praktik = "predikat"
        if milik.exclude(sumber="skp").exists():
            praktik = "tertimbang"
        elif 0 < skema.bobot_skp_lalu < 100:
            praktik = "dua_tahun"
        Skema.objects.filter(pk=skema.pk).update(praktik_skp=praktik)


class Migration(migrations.Migration):
    dependencies = [("pemetaan", "0006_praktik_target_riwayat")]
    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
