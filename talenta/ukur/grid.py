"""``ukur grid``: the pages of the grid over an agency of any size against the same pages over 50,000 people."""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from pegawai.models import Instansi, Pegawai, Pengguna, PetaJabatan, Rumpun, UnitKerja
from pegawai.pilihan import Peran
from pemetaan.models import Pemetaan, Penempatan, Periode, Skema
from pemetaan.selectors.skema import baris_skema
from pemetaan.services.mesin.masukan import Cakupan
from pemetaan.services.mesin.rekap import selisih_rekap
from pemetaan.services.petakan import jalankan
from talenta.ukur.agensi_besar import buat_agensi
from talenta.ukur.basis_sementara import basis_sementara, segarkan

BARIS = 1_000_000
PATOKAN = 50_000
PUTARAN = 15
TAHUN = 2025
RUMPUN = 15
# Borne by one or two people, by one in some thousands, and by every seventh.
KATA_LANGKA, DUA_KATA, KATA_UMUM = "cubababa", "ujang+rumbiak", "muhammad"
SASARAN = 1.5


def ukur(baris: int = BARIS) -> list[dict[str, Any]]:
    """Return, for each page, its server time over ``baris`` people and the ratio to the same page over 50,000.

    The time is the whole answer of the server without the network: session, rights, queries, template. Of a number of
    rounds the quickest counts, which whatever else the machine does disturbs least. Two scratch databases, one after
    the other.
    """
    # The names of the files alone: a benchmark does not need them collected first.
    polos = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(STORAGES=settings.STORAGES | polos):
        kecil, besar = _satu_besar(PATOKAN), _satu_besar(baris)
    return [
        {
            "nama": f"grid {nama}",
            "basis_data": connection.vendor,
            "baris": baris,
            "milidetik": round(besar[nama] * 1000, 1),
            "patokan_milidetik": round(kecil[nama] * 1000, 1),
            "rasio": round(besar[nama] / kecil[nama], 2),
            "sasaran": SASARAN,
            "tercapai": besar[nama] / kecil[nama] <= SASARAN,
        }
        for nama in kecil
    ]


def _satu_besar(baris: int) -> dict[str, float]:
    with basis_sementara():
        instansi = buat_agensi(baris)
        _petakan_jabatan(instansi)
        periode = Periode.objects.create(instansi=instansi, tahun=TAHUN)
        skema = Skema.objects.get(kode="dasar", versi=1)
        pemetaan = Pemetaan.objects.create(periode=periode, skema=skema, versi_aturan="ukur", berlaku=True)
        jalankan(pemetaan=pemetaan, cakupan=Cakupan(instansi, TAHUN, baris_skema(skema)))
        segarkan()
        if selisih := selisih_rekap(pemetaan_id=pemetaan.pk):
            raise RuntimeError(f"{selisih} baris rekap tidak sama dengan hitungan polos.")
        klien = _masuk(instansi)
        return {nama: _tercepat(klien, alamat) for nama, alamat in _alamat(pemetaan).items()}


def _petakan_jabatan(instansi: Instansi) -> None:
    """Give every post that somebody holds a job family."""
    rumpun = Rumpun.objects.bulk_create(Rumpun(nama=f"Rumpun ukur {nomor}") for nomor in range(RUMPUN))
    pos = Pegawai.objects.filter(instansi=instansi).order_by().values_list("jabatan", "unit").distinct()
    PetaJabatan.objects.bulk_create(
        PetaJabatan(jabatan_id=jabatan, unit_id=unit, kebutuhan=1, rumpun=rumpun[(jabatan + unit) % RUMPUN])
        for jabatan, unit in pos
    )


def _masuk(instansi: Instansi) -> Client:
    pengguna = Pengguna.objects.create(username="ukur", instansi=instansi)
    pengguna.groups.add(Group.objects.get(name=Peran.SDM))
    klien = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0].lstrip(".*") or "localhost")
    klien.force_login(pengguna)
    return klien


def _alamat(pemetaan: Pemetaan) -> dict[str, str]:
    grid, unit = reverse("pemetaan", args=[TAHUN]), UnitKerja.objects.order_by("path")
    rumpun, kotak = Rumpun.objects.order_by("pk")[0].pk, reverse("pemetaan-kotak", args=[TAHUN, 5])
    dalam = Penempatan.objects.filter(pemetaan=pemetaan, kotak_akhir=5).order_by("-peringkat")[100]
    return {
        "tanpa saringan": grid,
        "level": f"{grid}?level=2",
        "rumpun": f"{grid}?rumpun={rumpun}",
        "unit teratas": f"{grid}?unit={unit[0].pk}",
        "satu unit": f"{grid}?unit={unit[5].pk}",
        "level, rumpun, dan unit": f"{grid}?level=2&rumpun={rumpun}&unit={unit[0].pk}",
        "NIP": f"{grid}?q={dalam.pegawai.nip}",
        "kata nama langka": f"{grid}?q={KATA_LANGKA}",
        "dua kata nama": f"{grid}?q={DUA_KATA}",
        "kata nama umum": f"{grid}?q={KATA_UMUM}",
        "orang di kotak": kotak,
        "orang di kotak, jauh di dalam": f"{kotak}?sesudah={dalam.pegawai.nip}",
        "orang di kotak, kata nama umum": f"{kotak}?q={KATA_UMUM}",
        "belum dipetakan": reverse("pemetaan-belum", args=[TAHUN]),
    }


def _tercepat(klien: Client, alamat: str) -> float:
    waktu = []
    for _ in range(PUTARAN):
        mulai = time.perf_counter()
        jawaban = klien.get(alamat)
        waktu.append(time.perf_counter() - mulai)
        if jawaban.status_code != 200:
            raise RuntimeError(f"{alamat}: {jawaban.status_code}")
    return min(waktu)
