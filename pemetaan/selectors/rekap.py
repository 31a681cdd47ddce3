"""The grid's figures from the counts kept per run: what it costs does not grow with the number of people."""

from dataclasses import replace

from django.db.models import QuerySet, Sum

from pegawai.models import Pengguna
from pemetaan.models import Pemetaan, Penempatan, RekapKotak
from pemetaan.selectors.grid import (
    JumlahGrid,
    SaringGrid,
    hitung_kotak,
    hitung_sedikit,
    lihat_semua,
    penempatan_terlihat,
    saring,
    susun_jumlah,
)
from talenta.umum.hitung import LebihDari

_TANPA_SARINGAN = SaringGrid()


def jumlah_grid(pengguna: Pengguna, pemetaan: Pemetaan, isi: SaringGrid = _TANPA_SARINGAN) -> JumlahGrid:
    """Return how many of a run's people that a user may see a filter leaves in each box, and not placed by reason.

    Read from the kept counts, which hold every filter but the search for a name or NIP: ``isi.q`` is not read, see
    ``jumlah_tersaring``. The scope of an officer of one unit (today's people of it, wherever they were when the run was
    made) is counted bare. One query.
    """
    if not lihat_semua(pengguna, pemetaan):
        return hitung_kotak(saring(penempatan_terlihat(pengguna, pemetaan), replace(isi, q=""), pengguna))
    return jumlah_pemetaan(pemetaan, isi)


def jumlah_tersaring(
    pengguna: Pengguna, pemetaan: Pemetaan, isi: SaringGrid, orang: QuerySet[Penempatan]
) -> JumlahGrid | LebihDari:
    """Return the same under any filter, of which ``orang`` are the placements that it leaves.

    What a search finds is counted up to a limit, beyond which there is no figure.
    """
    return hitung_sedikit(orang) if isi.mencari else jumlah_grid(pengguna, pemetaan, isi)


def jumlah_pemetaan(pemetaan: Pemetaan, isi: SaringGrid = _TANPA_SARINGAN) -> JumlahGrid:
    """Return the same of a whole run, whoever asks; ``isi.q`` is not read."""
    rekap = RekapKotak.objects.filter(pemetaan=pemetaan, jalur=isi.unit.path if isi.unit else "", jumlah__gt=0)
    dipilih = {"level": isi.level, "rumpun": isi.rumpun and isi.rumpun.pk, "klaster": isi.klaster and isi.klaster.pk}
    rekap = rekap.filter(**{nama: nilai for nama, nilai in dipilih.items() if nilai})
    baris = rekap.order_by("sebab").values_list("kotak", "sebab").annotate(n=Sum("jumlah"))
    return susun_jumlah(baris)
