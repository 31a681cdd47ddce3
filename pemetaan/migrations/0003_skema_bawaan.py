"""The two schemes that ship: literal data, so that this migration gives the same rows whatever the code becomes."""

from django.db import migrations

POIN_DASAR = {"sangat_baik": 100, "baik": 80, "butuh_perbaikan": 60, "kurang": 40, "sangat_kurang": 20}
POIN_411 = {"sangat_baik": 110, "baik": 100, "butuh_perbaikan": 80, "kurang": 60, "sangat_kurang": 40}

DASAR = {
    "skema": {
        "kode": "dasar",
        "versi": 1,
        "nama": "Skema dasar",
        "dasar": "Permenpan RB 3/2020; Permenpan RB 6/2022; Permenpan RB 38/2017",
        "status": "aktif",
        "bobot_y": 50,
        "bobot_x": 50,
        "potong_y_atas": 90,
        "potong_y_sesuai": 70,
        "potong_x_tinggi": 80,
        "potong_x_menengah": 60,
        "bobot_skp_lalu": 40,
        "poin_skp": POIN_DASAR,
        "masa_asesmen": 3,
    },
    "komponen": [
        ("Y", "Kinerja", 100, [("skp", "Predikat SKP", 100, "tolak", [])]),
        ("X", "Potensi", 40, [("potensi", "Delapan aspek potensi", 40, "tolak", [])]),
        (
            "X",
            "Kompetensi manajerial dan sosial kultural",
            40,
            [("jpm", "Job Person Match (JPM)", 40, "tolak", [])],
        ),
        ("X", "Kompetensi teknis", 20, [("teknis", "Kompetensi teknis", 20, "abaikan", [])]),
    ],
}

# A rubric line: (kunci, label, bawah, atas, nilai); bawah and atas are empty where the key alone decides.
PENGHARGAAN = [
    ("internasional", "Internasional", None, None, 100),
    ("nasional", "Nasional", None, None, 85),
    ("satyalancana", "Satyalancana atau lintas instansi", None, None, 70),
    ("internal", "Internal instansi", None, None, 50),
]
TIM_KERJA = [
    ("ketua_lintas", "Ketua tim lintas instansi", None, None, 100),
    ("ketua_internal", "Ketua tim internal", None, None, 85),
    ("anggota_lintas", "Anggota tim lintas instansi", None, None, 70),
    ("anggota_internal", "Anggota tim internal", None, None, 50),
]
BANGKOM = [
    ("jp", "20 JP atau lebih", 20, None, 100),
    ("jp", "10–19 JP", 10, 20, 80),
    ("jp", "5–9 JP", 5, 10, 60),
    ("jp", "1–4 JP", 1, 5, 40),
    ("jp", "0 JP", 0, 1, 0),
]
PENGALAMAN = [
    ("lama", "5 tahun atau lebih dalam jenjang", 5, None, 100),
    ("lama", "3 sampai kurang dari 5 tahun dalam jenjang", 3, 5, 80),
    ("lama", "1 sampai kurang dari 3 tahun dalam jenjang", 1, 3, 60),
    ("lama", "Kurang dari 1 tahun dalam jenjang", 0, 1, 40),
    ("lintas_instansi", "Lintas instansi", None, None, 100),
    ("lintas_unit", "Lintas unit", None, None, 80),
    ("satu_unit", "Satu unit", None, None, 60),
    ("pj", "Penjabat (Pj)", None, None, 100),
    ("plt_lebih_tinggi", "Plt jabatan lebih tinggi", None, None, 80),
    ("plt_setara", "Plt jabatan setara", None, None, 60),
    ("plh", "Plh", None, None, 40),
    ("tidak_ada", "Tidak ada tugas non-definitif", None, None, 0),
]
PENDIDIKAN = [
    ("s3", "S-3", None, None, 100),
    ("s2", "S-2", None, None, 90),
    ("s1", "S-1/Sarjana", None, None, 80),
    ("d4", "D-IV", None, None, 80),
    ("d3", "D-III", None, None, 70),
    ("d2", "D-II (dinilai setingkat SLTA)", None, None, 60),
    ("d1", "D-I (dinilai setingkat SLTA)", None, None, 60),
    ("slta", "SLTA", None, None, 60),
    ("sltp", "SLTP (di bawah rubrik)", None, None, 0),
    ("sd", "SD (di bawah rubrik)", None, None, 0),
]
KESESUAIAN = [
    ("ya", "Sesuai bidang tugas", None, None, 100),
    ("sebagian", "Sebagian sesuai", None, None, 75),
    ("tidak", "Tidak sesuai", None, None, 50),
]
DISIPLIN = [
    ("tidak_pernah", "Tidak pernah dijatuhi hukuman", None, None, 100),
    ("ringan", "Pernah hukuman ringan", None, None, 75),
    ("sedang", "Pernah hukuman sedang", None, None, 50),
    ("berat", "Pernah hukuman berat", None, None, 25),
    ("menjalani", "Sedang menjalani hukuman", None, None, 0),
]
BKN_411 = {
    "skema": {
        "kode": "bkn-411",
        "versi": 1,
        "nama": "Keputusan Kepala BKN 411/2025",
        "dasar": "Keputusan Kepala BKN 411/2025; Permenpan RB 3/2020",
        "status": "aktif",
        "bobot_y": 50,
        "bobot_x": 50,
        "potong_y_atas": 80,
        "potong_y_sesuai": 60,
        "potong_x_tinggi": 80,
        "potong_x_menengah": 60,
        "bobot_skp_lalu": 0,
        "poin_skp": POIN_411,
        "masa_asesmen": 3,
    },
    "komponen": [
        ("Y", "Kinerja utama", 60, [("skp", "Predikat SKP", 60, "tolak", [])]),
        (
            "Y",
            "Kinerja penguat",
            40,
            [
                ("penghargaan", "Penghargaan", 15, "nol", PENGHARGAAN),
                ("tim_kerja", "Penugasan tim kerja", 15, "nol", TIM_KERJA),
                ("umpan_balik", "Umpan balik 360° perilaku", 10, "nol", []),
            ],
        ),
        (
            "X",
            "Kompetensi",
            40,
            [
                ("jpm", "Penilaian kompetensi (JPM)", 20, "tolak", []),
                ("bangkom", "Pengembangan kompetensi", 10, "nol", BANGKOM),
                ("pengalaman", "Pengalaman jabatan", 10, "tolak", PENGALAMAN),
            ],
        ),
        ("X", "Potensi", 25, [("potensi", "Delapan aspek potensi", 25, "tolak", [])]),
        (
            "X",
            "Kualifikasi",
            20,
            [
                ("pendidikan", "Tingkat pendidikan formal", 10, "tolak", PENDIDIKAN),
                ("kesesuaian_ilmu", "Kesesuaian bidang ilmu", 10, "abaikan", KESESUAIAN),
            ],
        ),
        (
            "X",
            "Integritas dan moralitas",
            15,
            [("disiplin", "Rekam jejak hukuman disiplin", 15, "tolak", DISIPLIN)],
        ),
    ],
}


def isi(apps, schema_editor):
    Skema, Komponen, Indikator, Rubrik = (
        apps.get_model("pemetaan", nama) for nama in ("Skema", "Komponen", "Indikator", "Rubrik")
    )
    for bawaan in (DASAR, BKN_411):
        skema = Skema.objects.create(**bawaan["skema"])
        for urutan, (sumbu, nama, bobot, indikator) in enumerate(bawaan["komponen"], 1):
            komponen = Komponen.objects.create(skema=skema, sumbu=sumbu, nama=nama, bobot=bobot, urutan=urutan)
            for urut, (sumber, nama_indikator, bobot_indikator, bila_kosong, rubrik) in enumerate(indikator, 1):
                baris = Indikator.objects.create(
                    komponen=komponen,
                    sumber=sumber,
                    nama=nama_indikator,
                    bobot=bobot_indikator,
                    bila_kosong=bila_kosong,
                    urutan=urut,
                )
                Rubrik.objects.bulk_create(
                    Rubrik(indikator=baris, kunci=kunci, label=label, bawah=bawah, atas=atas, nilai=nilai)
                    for kunci, label, bawah, atas, nilai in rubrik
                )


def hapus(apps, schema_editor):
    """Take out the two again, parts first; a scheme that a mapping has used is protected by its foreign key.

    Row by row through ids: the collector of ``delete()`` compares model classes, which differ between historical states.
    """
    Skema, Komponen, Indikator, Rubrik = (
        apps.get_model("pemetaan", nama) for nama in ("Skema", "Komponen", "Indikator", "Rubrik")
    )
    skema = list(
        Skema.objects.filter(kode__in=["dasar", "bkn-411"], versi=1, instansi__isnull=True).values_list("pk", flat=True)
    )
    komponen = list(Komponen.objects.filter(skema_id__in=skema).values_list("pk", flat=True))
    indikator = list(Indikator.objects.filter(komponen_id__in=komponen).values_list("pk", flat=True))
    for baris in (
        Rubrik.objects.filter(indikator_id__in=indikator),
        Indikator.objects.filter(pk__in=indikator),
        Komponen.objects.filter(pk__in=komponen),
        Skema.objects.filter(pk__in=skema),
    ):
        baris._raw_delete(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("pemetaan", "0002_kunci_rubrik")]
    operations = [migrations.RunPython(isi, hapus)]
