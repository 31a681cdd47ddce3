import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("karier", "0010_isi_dokumen_lama"),
    ]

    operations = [
        migrations.AlterField(
            model_name="dokumen",
            name="tahun",
            field=models.PositiveSmallIntegerField(verbose_name="tahun penomoran"),
        ),
        migrations.AlterField(
            model_name="dokumen",
            name="subjek",
            field=models.CharField(max_length=60, verbose_name="perihal"),
        ),
        migrations.AlterField(
            model_name="dokumen",
            name="judul",
            field=models.CharField(max_length=300, verbose_name="judul"),
        ),
        migrations.AlterField(
            model_name="dokumen",
            name="instansi",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="dokumen", to="pegawai.instansi"
            ),
        ),
        migrations.AddConstraint(
            model_name="dokumen",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "berlaku")),
                fields=("instansi", "jenis", "subjek"),
                name="dokumen_satu_berlaku",
                violation_error_message="Perihal ini sudah punya dokumen yang berlaku.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dokumen",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "dicabut"), _negated=True),
                fields=("instansi", "jenis", "tahun", "nomor"),
                name="dokumen_nomor_unik",
                violation_error_message="Nomor ini sudah dipakai dokumen lain yang sejenis.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dokumen",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("jenis", "rpk"), ("rpk__isnull", False)),
                    models.Q(models.Q(("jenis", "rpk"), _negated=True), ("rpk__isnull", True)),
                    _connector="OR",
                ),
                name="dokumen_rpk_menunjuk_rencana",
                violation_error_message="Dokumen RPK, dan hanya itu, menunjuk satu rencana.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dokumen",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("jenis", "kartu_talenta"), ("pegawai__isnull", False)),
                    models.Q(models.Q(("jenis", "kartu_talenta"), _negated=True), ("pegawai__isnull", True)),
                    _connector="OR",
                ),
                name="dokumen_kartu_menunjuk_pegawai",
                violation_error_message="Kartu talenta, dan hanya itu, menunjuk satu pegawai.",
            ),
        ),
    ]
