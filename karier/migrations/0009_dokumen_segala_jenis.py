import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("karier", "0008_pengaturan_dokumen"),
        ("pegawai", "0010_rantai_hanya_bertambah"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="dokumen",
            name="dokumen_satu_berlaku",
        ),
        migrations.RemoveConstraint(
            model_name="urutannomor",
            name="urutan_nomor_unik",
        ),
        migrations.AddField(
            model_name="dokumen",
            name="instansi",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="dokumen", to="pegawai.instansi"
            ),
        ),
        migrations.AddField(
            model_name="dokumen",
            name="jenis",
            field=models.CharField(
                choices=[
                    ("rpk", "Rencana Pengembangan Karier"),
                    ("keputusan_rpk", "Keputusan tentang RPK"),
                    ("sk_krs", "Keputusan tentang kelompok rencana suksesi"),
                    ("berita_acara", "Berita acara sidang kalibrasi"),
                    ("kartu_talenta", "Kartu talenta"),
                    ("laporan", "Laporan pemantauan RPK"),
                    ("surat_pengantar", "Surat pengantar ke Kepala BKN"),
                ],
                default="rpk",
                max_length=16,
                verbose_name="jenis",
            ),
        ),
        migrations.AddField(
            model_name="dokumen",
            name="judul",
            field=models.CharField(null=True, max_length=300, verbose_name="judul"),
        ),
        migrations.AddField(
            model_name="dokumen",
            name="pegawai",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="dokumen",
                to="pegawai.pegawai",
            ),
        ),
        migrations.AddField(
            model_name="dokumen",
            name="subjek",
            field=models.CharField(null=True, max_length=60, verbose_name="perihal"),
        ),
        migrations.AddField(
            model_name="dokumen",
            name="tahun",
            field=models.PositiveSmallIntegerField(null=True, verbose_name="tahun penomoran"),
        ),
        migrations.AddField(
            model_name="dokumen",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="pegawai.unitkerja",
            ),
        ),
        migrations.AddField(
            model_name="urutannomor",
            name="jenis",
            field=models.CharField(
                choices=[
                    ("rpk", "Rencana Pengembangan Karier"),
                    ("keputusan_rpk", "Keputusan tentang RPK"),
                    ("sk_krs", "Keputusan tentang kelompok rencana suksesi"),
                    ("berita_acara", "Berita acara sidang kalibrasi"),
                    ("kartu_talenta", "Kartu talenta"),
                    ("laporan", "Laporan pemantauan RPK"),
                    ("surat_pengantar", "Surat pengantar ke Kepala BKN"),
                ],
                default="rpk",
                max_length=16,
                verbose_name="jenis dokumen",
            ),
        ),
        migrations.AlterField(
            model_name="dokumen",
            name="rpk",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="dokumen",
                to="karier.rencanakarier",
            ),
        ),
        migrations.AddConstraint(
            model_name="urutannomor",
            constraint=models.UniqueConstraint(
                fields=("instansi", "jenis", "tahun"),
                name="urutan_nomor_unik",
                violation_error_message="Urutan nomor tahun ini sudah ada.",
            ),
        ),
        migrations.AddField(
            model_name="dokumen",
            name="pengaturan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="dokumen",
                to="karier.pengaturandokumen",
            ),
        ),
    ]
