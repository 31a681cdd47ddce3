import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("karier", "0007_paket_bkn"),
        ("pegawai", "0010_rantai_hanya_bertambah"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LogoInstansi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64, verbose_name="sha256")),
                ("data", models.BinaryField(verbose_name="isi PNG")),
                ("lebar", models.PositiveSmallIntegerField(verbose_name="lebar (piksel)")),
                ("tinggi", models.PositiveSmallIntegerField(verbose_name="tinggi (piksel)")),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True, verbose_name="dibuat pada")),
            ],
            options={
                "verbose_name": "logo instansi",
                "verbose_name_plural": "logo instansi",
            },
        ),
        migrations.CreateModel(
            name="PengaturanDokumen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("versi", models.PositiveIntegerField(verbose_name="versi")),
                ("kop", models.TextField(max_length=500, verbose_name="baris kop")),
                ("alamat_kop", models.TextField(blank=True, max_length=500, verbose_name="alamat pada kop")),
                ("tempat", models.CharField(blank=True, max_length=80, verbose_name="tempat penetapan")),
                (
                    "frasa_rahmat",
                    models.BooleanField(
                        default=False, verbose_name="cantumkan frasa “Dengan rahmat Tuhan Yang Maha Esa”"
                    ),
                ),
                ("jabatan", models.CharField(blank=True, max_length=150, verbose_name="jabatan PPK")),
                ("nama", models.CharField(blank=True, max_length=150, verbose_name="nama PPK")),
                ("pangkat", models.CharField(blank=True, max_length=80, verbose_name="pangkat PPK")),
                (
                    "nip",
                    models.CharField(
                        blank=True,
                        max_length=18,
                        validators=[django.core.validators.RegexValidator("^\\d{18}$")],
                        verbose_name="NIP PPK",
                    ),
                ),
                (
                    "jabatan_pengelola",
                    models.CharField(blank=True, max_length=150, verbose_name="jabatan kepala pengelola kepegawaian"),
                ),
                (
                    "nama_pengelola",
                    models.CharField(blank=True, max_length=150, verbose_name="nama kepala pengelola kepegawaian"),
                ),
                (
                    "pangkat_pengelola",
                    models.CharField(blank=True, max_length=80, verbose_name="pangkat kepala pengelola kepegawaian"),
                ),
                (
                    "nip_pengelola",
                    models.CharField(
                        blank=True,
                        max_length=18,
                        validators=[django.core.validators.RegexValidator("^\\d{18}$")],
                        verbose_name="NIP kepala pengelola kepegawaian",
                    ),
                ),
                ("pola", models.JSONField(blank=True, default=dict, verbose_name="pola nomor")),
                ("tembusan", models.JSONField(blank=True, default=dict, verbose_name="tembusan")),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True, verbose_name="disimpan pada")),
            ],
            options={
                "verbose_name": "pengaturan dokumen",
                "verbose_name_plural": "pengaturan dokumen",
                "ordering": ["-versi"],
            },
        ),
        migrations.AddField(
            model_name="logoinstansi",
            name="instansi",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="logo", to="pegawai.instansi"
            ),
        ),
        migrations.AddField(
            model_name="pengaturandokumen",
            name="dibuat_oleh",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="pengaturandokumen",
            name="instansi",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="pengaturan_dokumen", to="pegawai.instansi"
            ),
        ),
        migrations.AddField(
            model_name="pengaturandokumen",
            name="logo",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="karier.logoinstansi",
            ),
        ),
        migrations.AddConstraint(
            model_name="logoinstansi",
            constraint=models.UniqueConstraint(
                fields=("instansi", "sha256"), name="logo_unik", violation_error_message="Logo ini sudah tersimpan."
            ),
        ),
        migrations.AddConstraint(
            model_name="pengaturandokumen",
            constraint=models.UniqueConstraint(
                fields=("instansi", "versi"),
                name="pengaturan_dokumen_versi_unik",
                violation_error_message="Pengaturan ini baru saja disimpan orang lain.",
            ),
        ),
    ]
