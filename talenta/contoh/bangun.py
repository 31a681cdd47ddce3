"""Builds the demo agency: first in memory, then in one transaction in the database."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from pegawai.models import Instansi
from talenta.contoh import jabatan, orang, organisasi, penilaian, rekam_jejak, riwayat
from talenta.contoh.orang import Sosok

Lapor = Callable[[str], None]


@dataclass(slots=True)
class Contoh:
    """Unsaved rows in the order in which they must be saved."""

    instansi: Instansi
    sosok: list[Sosok]
    baris: list[tuple[type[models.Model], Sequence[models.Model]]]


def susun(jumlah: int = organisasi.JUMLAH_ACUAN) -> Contoh:
    """Return an agency of ``jumlah`` people, the same rows every time.

    Raises:
        ValueError: when ``jumlah`` is too small for the offices an agency must have.
    """
    kantor = organisasi.susun(jumlah)
    daftar = jabatan.susun(kantor, jumlah)
    sosok = orang.susun(kantor.instansi, daftar.formasi)
    isi: list[Sequence[models.Model]] = [
        [kantor.instansi],
        [simpul.unit for simpul in kantor.simpul],
        list(daftar.rumpun.values()),
        list(daftar.klaster.values()),
        daftar.jabatan,
        daftar.peta,
        daftar.standar,
    ]
    jabatan_dijalani = riwayat.susun(daftar, kantor, sosok)
    pendidikan = rekam_jejak.pendidikan(sosok)
    hukuman = rekam_jejak.hukuman_disiplin(sosok)
    isi += [
        [s.pegawai for s in sosok],
        jabatan_dijalani,
        pendidikan,
        rekam_jejak.diklat(sosok),
        rekam_jejak.penghargaan(sosok),
        rekam_jejak.tim_kerja(sosok),
        rekam_jejak.umpan_balik(sosok),
        hukuman,
        penilaian.kinerja(sosok),
        penilaian.asesmen(sosok, daftar.standar),
    ]
    return Contoh(kantor.instansi, sosok, [(type(baris[0]), baris) for baris in isi if baris])


def simpan(contoh: Contoh, lapor: Lapor) -> None:
    """Save all rows in bulk; call it inside a transaction."""
    for model, baris in contoh.baris:
        lapor(f"{model._meta.verbose_name}: {len(baris)}")
        model._default_manager.bulk_create(baris, batch_size=2000)


def sidik(contoh: Contoh) -> str:
    """Return the sha256 of all rows by their content, whatever ids the database gave them."""
    jumlah = hashlib.sha256()
    for model, baris in contoh.baris:
        bidang = [b for b in model._meta.concrete_fields if not b.primary_key]
        for satu in baris:
            jumlah.update(repr([_nilai(satu, b) for b in bidang]).encode())
    return jumlah.hexdigest()


def _nilai(objek: models.Model, bidang: models.Field) -> Any:
    if not bidang.is_relation:
        return str(getattr(objek, bidang.attname))
    terkait = getattr(objek, bidang.name)
    return next((str(getattr(terkait, a)) for a in ("nip", "siasn_id", "kode", "nama") if hasattr(terkait, a)), None)
