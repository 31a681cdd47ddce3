"""Taking an applied import back: new rows go, changed fields get old values; the caller holds transaction and locks.

The tables that one import makes rows in do not refer to each other, so they can be taken in any order.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Model

from pegawai.impor.basis import masukkan, perbarui, teks_json
from pegawai.impor.halangan import isi_kini, model_impor, nilai_jejak, objek_baru, pohon_lama, potong_ubahan
from pegawai.impor.pohon import Simpul, susun
from pegawai.impor.terapkan import BIDANG_JEJAK
from pegawai.models import Impor, JejakPerubahan, Pengguna, UnitKerja


def kembalikan(impor: Impor, *, pada: datetime, oleh: Pengguna) -> None:
    """Undo what the import wrote, and trace it.

    To be called only where ``cari_halangan`` has found nothing, in the same transaction.
    """
    for model in model_impor(impor):
        if model is UnitKerja:
            _pulihkan_pohon(impor)
        else:
            _hapus(impor, model)
            _pulihkan(impor, model)
        _catat_pulih(impor, model, pada, oleh)
        _catat_hapus(impor, model, pada, oleh)


def _hapus(impor: Impor, model: type[Model]) -> None:
    # Without the collector: that nothing refers to the rows has been made sure of, and the database watches over it.
    semua = model._base_manager.filter(pk__in=objek_baru(impor, model))
    semua._raw_delete(semua.db)


def _pulihkan(impor: Impor, model: type[Model]) -> None:
    for potong in potong_ubahan(impor, model):
        kini = isi_kini(model, potong)
        bidang = list(dict.fromkeys(nama for satu in potong for nama in satu.bidang))
        baris = []
        for satu in potong:
            lama = {nama: nilai_jejak(model, nama, semula) for nama, (semula, _) in satu.bidang.items()}
            isi = kini[satu.objek] | lama
            baris.append((*(isi[nama] for nama in bidang), satu.objek))
        perbarui(model, bidang, baris)


def _pulihkan_pohon(impor: Impor) -> None:
    """Take new units out and put moved ones back; ``susun`` reckons paths and numbers of children anew."""
    pohon, _ = pohon_lama(impor)
    _hapus(impor, UnitKerja)
    hasil = {satu.siasn_id: satu for satu in susun([satu[:3] for satu in pohon.minta], pohon.sisa)}
    for kode, _, _, nonaktif in pohon.minta:
        if nonaktif:
            hasil[kode] = replace(hasil.get(kode, pohon.sisa[kode]), aktif=False)
    if hasil:
        perbarui(UnitKerja, ["nama", "path", "depth", "numchild", "aktif"], map(_isi, hasil.values()))


def _isi(satu: Simpul) -> tuple[str, str, int, int, bool, int]:
    return satu.nama, satu.path, len(satu.path) // UnitKerja.steplen, satu.numchild, satu.aktif, satu.pk


def _catat_pulih(impor: Impor, model: type[Model], pada: datetime, oleh: Pengguna) -> None:
    for potong in potong_ubahan(impor, model):
        masukkan(JejakPerubahan, BIDANG_JEJAK, [_kebalikan(satu, pada, oleh) for satu in potong])


def _kebalikan(satu: JejakPerubahan, pada: datetime, oleh: Pengguna) -> tuple[Any, ...]:
    bidang = teks_json({nama: [baru, lama] for nama, (lama, baru) in satu.bidang.items()})
    return satu.impor_id, satu.model, satu.objek, satu.kunci, False, bidang, pada, oleh.pk


def _catat_hapus(impor: Impor, model: type[Model], pada: datetime, oleh: Pengguna) -> None:
    waktu = connection.ops.adapt_datetimefield_value(pada) if connection.vendor == "sqlite" else pada
    with connection.cursor() as kursor:
        kursor.execute(
            "INSERT INTO pegawai_jejakperubahan (impor_id, model, objek, kunci, baru, dihapus, bidang, pada, oleh_id) "
            "SELECT impor_id, model, objek, kunci, %s, %s, '{}', %s, %s FROM pegawai_jejakperubahan "
            "WHERE impor_id = %s AND model = %s AND baru ORDER BY id",
            [False, True, waktu, oleh.pk, impor.pk, model._meta.label_lower],
        )
