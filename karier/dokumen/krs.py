"""Decision of the PPK on a kelompok rencana suksesi, with its members and the successors named for posts."""

from collections import defaultdict
from typing import Any

from karier.aturan.dasar_hukum import DASAR_HUKUM_KRS
from karier.dokumen.keputusan import berhuruf, bernomor, kepala_keputusan
from karier.dokumen.naskah import Naskah
from karier.models import AnggotaSuksesi, KelompokSuksesi, PengaturanDokumen, Suksesor
from karier.pilihan import JenisDokumen, StatusKelompok
from karier.selectors.pengaturan import JABATAN_PPK
from pemetaan.aturan.kotak import TABEL_KOTAK
from talenta.umum.angka import angka_id, nip_berkelompok
from talenta.umum.galat import GalatAplikasi
from talenta.umum.tanggal import tanggal_panjang
from talenta.umum.terbilang import terbilang

BELUM_DITETAPKAN = "Kelompok ini belum ditetapkan PPK, jadi keputusannya belum dapat diterbitkan."


def naskah_krs(kelompok: KelompokSuksesi) -> Naskah:
    """Return the decision on a group, under the number and date that it was set with."""
    ditetapkan = kelompok.status != StatusKelompok.KONSEP
    return Naskah(
        jenis=JenisDokumen.SK_KRS,
        instansi=kelompok.instansi,
        subjek=f"kelompok-{kelompok.pk}",
        judul=f"Keputusan tentang Kelompok Rencana Suksesi {kelompok.get_lingkup_display()} "
        f"periode {kelompok.pemetaan.periode.tahun}",
        akhiran=f"{kelompok.pemetaan.periode.tahun}-{kelompok.pk}",
        nomor=kelompok.nomor,
        hari=kelompok.tanggal,
        halangan="" if ditetapkan else BELUM_DITETAPKAN,
        susun=lambda pengaturan: _isi(pengaturan, kelompok),
    )


def _isi(pengaturan: PengaturanDokumen, kelompok: KelompokSuksesi) -> dict[str, Any]:
    anggota = list(
        AnggotaSuksesi.objects.filter(kelompok=kelompok, dikeluarkan="")
        .select_related("pegawai", "jabatan", "unit")
        .order_by("urutan", "pk")
    )
    if not anggota:
        raise GalatAplikasi("Kelompok ini belum punya anggota, jadi belum ada yang dapat diputuskan.")
    suksesi = _suksesi(kelompok)
    tahun, pejabat = kelompok.pemetaan.periode.tahun, pengaturan.jabatan or JABATAN_PPK
    tentang = (
        f"Kelompok Rencana Suksesi {kelompok.get_lingkup_display()} di Lingkungan {kelompok.instansi.nama} "
        f"Hasil Pemetaan Talenta Periode {tahun}"
    )
    return kepala_keputusan(pengaturan, JenisDokumen.SK_KRS, tentang) | {
        "periode": tahun,
        "banyak": len(anggota),
        "menimbang": berhuruf(_menimbang(pejabat, tentang, _kotak(kelompok))),
        "mengingat": [satu.judul for satu in DASAR_HUKUM_KRS],
        "diktum": bernomor(_diktum(len(anggota), len(suksesi), tentang)),
        "anggota": [_anggota(nomor, satu) for nomor, satu in enumerate(anggota, 1)],
        "suksesi": suksesi,
    }


def _kotak(kelompok: KelompokSuksesi) -> str:
    """Return from which boxes a group of this reach is drawn, in words."""
    semua = [str(b.nomor) for b in reversed(TABEL_KOTAK) if kelompok.lingkup in b.suksesi]
    return " dan ".join([", ".join(semua[:-1]), semua[-1]]) if len(semua) > 1 else semua[0]


def _anggota(nomor: int, satu: AnggotaSuksesi) -> dict[str, Any]:
    return {
        "nomor": nomor,
        "nama": satu.pegawai.nama_lengkap,
        "nip": nip_berkelompok(satu.pegawai.nip),
        "golongan": satu.golongan,
        "jabatan": satu.jabatan.nama,
        "unit": satu.unit.nama,
        "kotak": satu.kotak,
        "peringkat": satu.peringkat,
        "nilai": angka_id(satu.nilai_talenta, 2),
    }


def _suksesi(kelompok: KelompokSuksesi) -> list[dict[str, Any]]:
    """Return the posts with the successors named for them, posts that are critical first."""
    semua = (
        Suksesor.objects.filter(anggota__kelompok=kelompok, anggota__dikeluarkan="")
        .select_related("anggota__pegawai", "jabatan", "unit")
        .order_by("-kritis", "lowong", "jabatan__nama", "unit__path", "urutan", "pk")
    )
    pos: defaultdict[tuple[int, int], list[Suksesor]] = defaultdict(list)
    for satu in semua:
        pos[satu.jabatan_id, satu.unit_id].append(satu)
    return [
        {
            "nomor": nomor,
            "jabatan": milik[0].jabatan.nama,
            "unit": milik[0].unit.nama,
            "kritis": milik[0].kritis,
            "lowong": tanggal_panjang(milik[0].lowong),
            "suksesor": [
                f"{ke}. {satu.anggota.pegawai.nama_lengkap} ({satu.get_kesiapan_display().lower()}, mulai "
                f"{tanggal_panjang(satu.siap)})"
                for ke, satu in enumerate(milik, 1)
            ],
        }
        for nomor, milik in enumerate(pos.values(), 1)
    ]


def _menimbang(pejabat: str, tentang: str, kotak: str) -> list[str]:
    return [
        "bahwa untuk menjamin ketersediaan talenta yang mengisi jabatan target berdasarkan sistem merit, perlu "
        "ditetapkan kelompok rencana suksesi",
        f"bahwa anggota kelompok rencana suksesi berasal dari kotak {kotak} hasil pemetaan talenta sesuai dengan "
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 3 Tahun 2020 tentang Manajemen "
        "Talenta Aparatur Sipil Negara",
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan "
        f"{pejabat} tentang {tentang}",
    ]


def _diktum(banyak: int, banyak_jabatan: int, tentang: str) -> list[str]:
    rencana = (
        f"Menetapkan rencana suksesi bagi {angka_id(banyak_jabatan)} ({terbilang(banyak_jabatan)}) jabatan target, "
        "yaitu suksesor yang diproyeksikan pada setiap jabatan, sebagaimana tercantum dalam Tabel 2 Lampiran."
    )
    return [
        f"Menetapkan {tentang} yang beranggotakan {angka_id(banyak)} ({terbilang(banyak)}) orang sebagaimana tercantum "
        "dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini.",
        *([rencana] if banyak_jabatan else []),
        "Anggota kelompok rencana suksesi diutamakan dalam pengembangan, retensi, dan penempatan talenta; penempatan "
        "pada jabatan tetap memperhatikan pemenuhan persyaratan jabatan pada waktu pelaksanaan.",
        "Tim Manajemen Talenta memantau dan mengevaluasi anggota kelompok rencana suksesi, dan melaporkan hasilnya "
        "kepada Pejabat Pembina Kepegawaian.",
        "Keputusan ini mulai berlaku pada tanggal ditetapkan. Apabila di kemudian hari terdapat kekeliruan, Keputusan "
        "ini diperbaiki sebagaimana mestinya.",
    ]
