"""By name, what the lines of the permission matrix speak of, found or made in the demo agency of the browser tests."""

from typing import Any

from karier.models import Dokumen, KatalogPengembangan, PermintaanKoreksi, RencanaKarier, Tanggapan
from pegawai.models import Impor, Pekerjaan, Pemberitahuan, Pengguna, PetaJabatan
from pemetaan.models import Pemetaan, Penempatan, Skema
from pemetaan.services.skema_ubah import Sampul, salin
from talenta.contoh.acuan import TAHUN
from tests.karier.pabrik_dokumen import buat_rpk
from tests.karier.pabrik_pelaksanaan import buat_bukti, buat_evaluasi, buat_paket, buat_tindakan
from tests.karier.pabrik_suksesi import (
    buat_anggota,
    buat_kelompok,
    buat_penempatan_suksesor,
    buat_program,
    buat_suksesor,
)
from tests.pabrik import buat_pelimpahan
from tests.pemetaan.pabrik_sidang import buat_pindah, buat_sidang

TETAP: dict[str, Any] = {
    "tahun.ada": TAHUN,
    "kotak.ada": 5,
    "bentuk.ada": "csv",
    "bentuk.xlsx": "xlsx",
    "jenis.ada": "pegawai",
    "mutu.ada": "mutu-skp-terakhir",
    "butir.ada": "asesmen",
    "keadaan.ada": "kurang",
    "keadilan.ada": "sebaran",
    "tahap.ada": ("akuisisi", "pengembangan", "retensi", "penempatan", "pemantauan"),
}


def isi_agen() -> dict[str, Any]:
    """Return the value of every name; a tuple stands for several pages. ``dalam`` is the demo's employee's."""
    akun = {satu.username: satu for satu in Pengguna.objects.select_related("pegawai", "instansi")}
    orang = akun["pegawai"].pegawai
    assert orang is not None
    isi = TETAP | {"nip.dalam": orang.nip} | _rencana(orang, akun["sdm"])
    isi |= _pemetaan(orang, akun) | _suksesi(akun["tim"]) | _suara(orang) | _lain(akun)
    isi["program.dalam"] = buat_program(orang, akun["sdm"]).pk
    return isi


def _rencana(orang: Any, sdm: Pengguna) -> dict[str, Any]:
    tetap = orang.rpk.get(status="ditetapkan")
    lama = buat_rpk(orang, tahun_awal=tetap.tahun_awal, versi=2, status="dibatalkan")
    konsep = RencanaKarier.objects.filter(status="disusun", langkah__isnull=False).order_by("pk").first()
    evaluasi = buat_evaluasi(sdm, tahun=tetap.tahun_awal)
    buat_tindakan(evaluasi, sdm)
    buat_bukti(tetap, sdm)
    assert konsep is not None
    return {
        "rpk.dalam": konsep.pk,
        "rpk_lama.dalam": lama.pk,
        "rpk_ditetapkan.dalam": tetap.pk,
        "langkah.dalam": konsep.langkah.first().pk,  # type: ignore[union-attr]
        "langkah_ditetapkan.dalam": tetap.langkah.last().pk,
        "evaluasi.dalam": evaluasi.pk,
        "dokumen.dalam": Dokumen.objects.filter(rpk=tetap).latest("pk").pk,
    }


def _pemetaan(orang: Any, akun: dict[str, Pengguna]) -> dict[str, Any]:
    kini, lama = (Pemetaan.objects.get(periode__tahun=tahun, berlaku=True) for tahun in (TAHUN, TAHUN - 1))
    sidang = buat_sidang(kini, akun["tim"])
    kelima = Penempatan.objects.filter(pemetaan=kini, kotak_akhir=5).exclude(pegawai=orang).order_by("pk").first()
    assert kelima is not None
    bawaan = Skema.objects.get(kode="dasar", instansi__isnull=True)
    return {
        "proses.dalam": kini.pk,
        "proses.lama": lama.pk,
        "sidang.dalam": sidang.pk,
        "perubahan.dalam": buat_pindah(sidang, kelima, 8, akun["tim"]).pk,
        "skema.bawaan": bawaan.pk,
        "skema.dalam": salin(skema=bawaan, sampul=Sampul("jelajah", "Skema jelajah"), oleh=akun["admin"]).pk,
    }


def _suksesi(tim: Pengguna) -> dict[str, Any]:
    pemetaan = Pemetaan.objects.get(periode__tahun=TAHUN, berlaku=True)
    terbaik = list(Penempatan.objects.filter(pemetaan=pemetaan, kotak_akhir__gte=7).order_by("-kotak_akhir")[:6])
    pos = PetaJabatan.objects.filter(kritis=True).order_by("pk").first()
    assert pos is not None
    kelompok = buat_kelompok(pemetaan, tim, "ditetapkan")
    for satu in terbaik:
        buat_suksesor(buat_anggota(kelompok, satu), pos)
    dipantau = buat_penempatan_suksesor(terbaik[0].pegawai, pos, tim)
    return {"krs.dalam": kelompok.pk, "pos.dalam": pos.pk, "dipantau.dalam": dipantau.pk}


def _suara(orang: Any) -> dict[str, Any]:
    sanggahan = {"jenis": "sanggahan", "status": "menunggu", "alasan": "SKP belum masuk", "batas": "2027-01-01"}
    penempatan = orang.penempatan.get(pemetaan__periode__tahun=TAHUN - 1)
    koreksi = {"bagian": "jabatan", "rincian": "TMT jabatan", "seharusnya": "4 Januari 2020", "bukti": "SK 800/1/2020"}
    return {
        "sanggah_kotak.dalam": Tanggapan.objects.create(pegawai=orang, penempatan=penempatan, kotak=1, **sanggahan).pk,
        "koreksi.dalam": PermintaanKoreksi.objects.create(pegawai=orang, **koreksi).pk,
    }


def _lain(akun: dict[str, Pengguna]) -> dict[str, Any]:
    instansi = akun["sdm"].instansi
    berkas = {"nama_berkas": "unor.xlsx", "sha256": "0" * 64, "ukuran": 1, "status": "siap"}
    buat_pelimpahan(akun["pyb"], dibuat_oleh=akun["ppk"])
    for satu in akun.values():
        Pemberitahuan.objects.create(penerima=satu, judul="Ada yang menunggu Anda", kunci="jelajah")
    return {
        "impor.dalam": Impor.objects.create(instansi=instansi, jenis="unor", **berkas).pk,
        "pekerjaan.dalam": Pekerjaan.objects.create(jenis="uji", judul="Uji", dibuat_oleh=akun["sdm"]).pk,
        "katalog.dalam": KatalogPengembangan.objects.first().pk,  # type: ignore[union-attr]
        "paket.dalam": buat_paket(instansi).pk,
    }
