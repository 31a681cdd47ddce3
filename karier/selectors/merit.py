"""The facts on which the levels of the merit page rest, and the evidence to show, of one agency."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from karier.aturan.merit import TABEL_BUTIR, Nilai, nilai, persen
from karier.models import (
    EvaluasiTahunan,
    KelompokSuksesi,
    LangkahRpk,
    PenempatanSuksesor,
    RencanaKarier,
    StrategiAkuisisi,
    TindakLanjut,
)
from karier.models.rpk import STATUS_DITETAPKAN
from karier.pilihan import StatusEvaluasi, StatusKelompok, StatusLangkah
from pegawai.models import Instansi, Pegawai, PetaJabatan
from pemetaan.models import Pemetaan, Penempatan, ProgramTalenta
from pemetaan.pilihan import StatusProgram, TahapProgram
from pemetaan.selectors.terbaru import pemetaan_terbaru, sudah_dipetakan
from talenta.umum.angka import angka_id
from talenta.umum.tanggal import tanggal_panjang

Fakta = dict[str, int | None]
TALENTA = (7, 8, 9)
_JALAN = (StatusProgram.BERJALAN, StatusProgram.SELESAI)
_HIDUP = (StatusProgram.RENCANA, *_JALAN)


@dataclass(frozen=True, slots=True)
class Bukti:
    """One piece of evidence: what it is, what it says, and the page that shows it."""

    nama: str
    isi: str
    url: str = ""


def nilai_merit(instansi: Instansi, *, pada: date) -> list[tuple[Nilai, list[Bukti]]]:
    """Return each item of the talent aspect with its level and the evidence, in a constant number of queries."""
    pemetaan = pemetaan_terbaru(instansi.pk)
    fakta: Fakta = {}
    bukti: dict[str, list[Bukti]] = {
        "pemetaan": _pemetaan(instansi, pemetaan, pada, fakta),
        "akuisisi": _akuisisi(instansi, fakta),
        "pengembangan": _pengembangan(instansi, pemetaan, fakta),
        "retensi": _retensi(instansi, pemetaan, fakta),
        "pemantauan": _pemantauan(instansi, pada, fakta),
    }
    return [(nilai(butir, fakta), bukti.get(butir.butir, [])) for butir in TABEL_BUTIR]


def _pemetaan(instansi: Instansi, pemetaan: Pemetaan | None, pada: date, fakta: Fakta) -> list[Bukti]:
    orang = Pegawai.objects.filter(instansi=instansi, aktif=True).order_by()
    banyak, terpetakan = orang.count(), sudah_dipetakan(orang, pemetaan).count()
    berlaku = Pemetaan.objects.filter(periode__instansi=instansi, berlaku=True)
    rpk = RencanaKarier.objects.filter(instansi=instansi, status__in=STATUS_DITETAPKAN, penempatan__isnull=False)
    krs = KelompokSuksesi.objects.filter(instansi=instansi, status=StatusKelompok.DITETAPKAN)
    rpk_ada, krs_ada = rpk.count(), krs.count()
    fakta |= {
        "pemetaan_berlaku": int(pemetaan is not None),
        "dipetakan_persen": persen(terpetakan, banyak),
        "tahun_terpetakan": berlaku.values("periode__tahun").distinct().count(),
        "pemetaan_mutakhir": int(pemetaan is not None and pemetaan.periode.tahun >= pada.year - 1),
        "pemanfaatan": rpk_ada + krs_ada,
        "krs_berlaku": krs_ada,
    }
    bukti = [Bukti("Pegawai aktif yang dipetakan", f"{angka_id(terpetakan)} dari {angka_id(banyak)}")]
    if pemetaan is not None:
        periode = pemetaan.periode
        isi = f"tahun {periode.tahun}, dihitung {tanggal_panjang(pemetaan.dibuat_pada)}"
        if periode.nomor_keputusan and periode.tanggal_keputusan:
            isi += f", keputusan {periode.nomor_keputusan} tanggal {tanggal_panjang(periode.tanggal_keputusan)}"
        bukti.insert(0, Bukti("Hasil pemetaan", isi, reverse("pemetaan", args=[periode.tahun])))
    bukti.append(Bukti("RPK yang ditetapkan dari pemetaan", str(rpk_ada), reverse("rpk-daftar")))
    return bukti


def _akuisisi(instansi: Instansi, fakta: Fakta) -> list[Bukti]:
    strategi = Exists(StrategiAkuisisi.objects.filter(jabatan=OuterRef("jabatan"), unit=OuterRef("unit")))
    kritis = PetaJabatan.objects.filter(unit__instansi=instansi, kritis=True, jabatan__aktif=True, unit__aktif=True)
    banyak, berstrategi = kritis.count(), kritis.filter(strategi).count()
    ditempatkan = PenempatanSuksesor.objects.filter(instansi=instansi, suksesor__isnull=False).count()
    fakta |= {"jabatan_kritis": banyak, "strategi_persen": persen(berstrategi, banyak), "penempatan": ditempatkan}
    bukti = [
        Bukti(
            "Jabatan kritis dengan strategi akuisisi",
            f"{angka_id(berstrategi)} dari {angka_id(banyak)}",
            reverse("suksesi-jabatan"),
        ),
        Bukti("Suksesor yang ditempatkan menurut rencana suksesi", str(ditempatkan)),
    ]
    krs = KelompokSuksesi.objects.filter(instansi=instansi, status=StatusKelompok.DITETAPKAN).order_by("lingkup")
    for satu in krs:
        isi = f"keputusan {satu.nomor}" + (f" tanggal {tanggal_panjang(satu.tanggal)}" if satu.tanggal else "")
        bukti.append(Bukti(f"KRS {satu.get_lingkup_display()}", isi, reverse("suksesi-kelompok", args=[satu.pk])))
    return bukti


def _program(instansi: Instansi, pemetaan: Pemetaan | None, tahap: str) -> QuerySet[ProgramTalenta]:
    """Return the programmes of one stage from the year of the mapping on; without a mapping none follows from it."""
    if pemetaan is None:
        return ProgramTalenta.objects.none()
    return ProgramTalenta.objects.filter(instansi=instansi, tahap=tahap, tahun__gte=pemetaan.periode.tahun)


def _dijangkau(
    pemetaan: Pemetaan | None, program: QuerySet[ProgramTalenta], status: tuple[str, ...]
) -> dict[int, tuple[int, int]]:
    """Return for every box that holds active people how many there are, and how many have such a programme."""
    if pemetaan is None:
        return {}
    punya = Exists(program.filter(pegawai=OuterRef("pegawai"), status__in=status))
    orang = Penempatan.objects.filter(pemetaan=pemetaan, pegawai__aktif=True, kotak_akhir__isnull=False)
    baris = orang.annotate(punya=punya).order_by().values("kotak_akhir")
    hitung = baris.annotate(semua=Count("pk"), dapat=Count("pk", filter=Q(punya=True)))
    return {satu["kotak_akhir"] or 0: (satu["semua"], satu["dapat"]) for satu in hitung}


def _talenta(dijangkau: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """Return how many people are in boxes 7 to 9, and how many of them are reached."""
    isi = [dijangkau[kotak] for kotak in TALENTA if kotak in dijangkau]
    return sum(semua for semua, _ in isi), sum(dapat for _, dapat in isi)


def _pengembangan(instansi: Instansi, pemetaan: Pemetaan | None, fakta: Fakta) -> list[Bukti]:
    program = _program(instansi, pemetaan, TahapProgram.PENGEMBANGAN)
    jumlah = program.aggregate(
        ada=Count("pk", filter=Q(status__in=_HIDUP)), selesai=Count("pk", filter=Q(status=StatusProgram.SELESAI))
    )
    semua, dapat = _talenta(_dijangkau(pemetaan, program, _HIDUP))
    akselerasi = LangkahRpk.objects.filter(
        rpk__instansi=instansi,
        rpk__status__in=STATUS_DITETAPKAN,
        jabatan__isnull=False,
        status__in=(StatusLangkah.TERLAKSANA, StatusLangkah.TERLAMBAT),
    ).count()
    fakta |= {
        "program_kembang": jumlah["ada"],
        "kembang_selesai": jumlah["selesai"],
        "kembang_persen": persen(dapat, semua),
        "akselerasi": akselerasi,
    }
    daftar = reverse("program-daftar") + f"?tahap={TahapProgram.PENGEMBANGAN}"
    return [
        Bukti(
            "Program pengembangan",
            f"{angka_id(jumlah['ada'])} program, {angka_id(jumlah['selesai'])} selesai dengan bukti",
            daftar,
        ),
        Bukti("Talenta kotak 7–9 yang punya program pengembangan", f"{angka_id(dapat)} dari {angka_id(semua)}"),
        Bukti("Perpindahan dalam RPK yang terlaksana", str(akselerasi)),
    ]


def _retensi(instansi: Instansi, pemetaan: Pemetaan | None, fakta: Fakta) -> list[Bukti]:
    program = _program(instansi, pemetaan, TahapProgram.RETENSI)
    jumlah = program.aggregate(
        ada=Count("pk", filter=Q(status__in=_HIDUP)), jalan=Count("pk", filter=Q(status__in=_JALAN))
    )
    dijangkau = _dijangkau(pemetaan, program, _JALAN)
    semua, dapat = _talenta(dijangkau)
    kotak = sum(1 for _, punya in dijangkau.values() if punya)
    fakta |= {
        "program_retensi": jumlah["ada"],
        "retensi_jalan": jumlah["jalan"],
        "retensi_persen": persen(dapat, semua),
        "retensi_kotak_persen": persen(kotak, len(dijangkau)),
    }
    daftar = reverse("program-daftar") + f"?tahap={TahapProgram.RETENSI}"
    bukti = [
        Bukti(
            "Program retensi",
            f"{angka_id(jumlah['ada'])} program, {angka_id(jumlah['jalan'])} berjalan atau selesai",
            daftar,
        ),
        Bukti("Talenta kotak 7–9 yang dijangkau retensi", f"{angka_id(dapat)} dari {angka_id(semua)}"),
    ]
    for nomor, (banyak, punya) in sorted(dijangkau.items(), reverse=True):
        bukti.append(Bukti(f"Retensi kotak {nomor}", f"{angka_id(punya)} dari {angka_id(banyak)} orang"))
    return bukti


def _pemantauan(instansi: Instansi, pada: date, fakta: Fakta) -> list[Bukti]:
    evaluasi = EvaluasiTahunan.objects.filter(instansi=instansi)
    selesai = Q(status=StatusEvaluasi.SELESAI)
    jumlah = evaluasi.aggregate(ada=Count("pk"), selesai=Count("pk", filter=selesai))
    lengkap = evaluasi.filter(selesai, unit__isnull=True, tahun=pada.year - 1)
    satu = lengkap.exclude(analisis="").exclude(rekomendasi="").order_by("-pk").first()
    tindakan: dict[str, Any] = TindakLanjut.objects.filter(evaluasi=satu).aggregate(
        ada=Count("pk"), selesai=Count("pk", filter=Q(selesai_pada__isnull=False))
    )
    fakta |= {
        "evaluasi": jumlah["ada"],
        "evaluasi_selesai": jumlah["selesai"],
        "evaluasi_lengkap": int(satu is not None),
        "tindak_lanjut": tindakan["ada"],
        "tindak_persen": persen(tindakan["selesai"], tindakan["ada"]),
    }
    bukti = [
        Bukti(
            "Evaluasi tahunan",
            f"{angka_id(jumlah['ada'])}, {angka_id(jumlah['selesai'])} di antaranya selesai",
            reverse("evaluasi-daftar"),
        ),
        Bukti("Tindak lanjut yang selesai", f"{angka_id(tindakan['selesai'])} dari {angka_id(tindakan['ada'])}"),
    ]
    if satu is not None:
        isi = f"ditutup {tanggal_panjang(satu.selesai_pada)}" if satu.selesai_pada else ""
        bukti.append(Bukti(f"Laporan evaluasi {satu.tahun}", isi, reverse("evaluasi", args=[satu.pk])))
    return bukti
