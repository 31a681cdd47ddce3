"""Adding links to an agency's hash chain."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from pegawai.aturan.rantai import Mata
from pegawai.models import Instansi, KepalaRantai, MataRantai, Pengguna
from pegawai.selectors.periksa_rantai import perlu_disegel
from pegawai.selectors.rantai import sidik_isi

_KETERANGAN = 200
DISEGEL = "disegel"


@dataclass(frozen=True, slots=True)
class Butir:
    """An event to seal: of which object of which kind; ``keterangan`` is for readers, without personal data."""

    jenis: str
    objek: int
    peristiwa: str
    keterangan: str = ""


@transaction.atomic
def ikat(*, instansi_id: int, butir: Sequence[Butir], oleh: Pengguna | None) -> None:
    """Seal what the objects hold now as the next links of the agency's chain, in the order given.

    Belongs at the end of the transaction that made the change: the head of the chain is locked until it ends, so
    that two changes at once queue for their place. ``oleh`` None: an operator at the command line.
    """
    if not butir:
        return
    sidik = _sidik(butir)
    kepala = _kunci_kepala(instansi_id)
    nomor, sebelum, pada, baru = kepala.nomor, kepala.sidik, timezone.now(), []
    for satu in butir:
        nomor += 1
        mata = Mata(
            nomor=nomor,
            pada=pada,
            jenis=satu.jenis,
            objek=satu.objek,
            peristiwa=satu.peristiwa,
            keterangan=satu.keterangan[:_KETERANGAN],
            sidik_isi=sidik[satu.jenis, satu.objek],
            oleh=oleh.pk if oleh else None,
            sebelum=sebelum,
        )
        sebelum = mata.sidik()
        baru.append(_baris(instansi_id, mata, sebelum))
    MataRantai.objects.bulk_create(baru, batch_size=500)
    KepalaRantai.objects.filter(pk=kepala.pk).update(nomor=nomor, sidik=sebelum)


@transaction.atomic
def segel(*, instansi: Instansi) -> int:
    """Link what must be in the chain and is not, or not with all that is sealed today; return how many there were.

    For the operator after an upgrade: each gets the event ``disegel``, so that it can be told from a change.
    """
    semua = [Butir(kode, pk, DISEGEL) for kode, objek in perlu_disegel(instansi).items() for pk in objek]
    ikat(instansi_id=instansi.pk, butir=semua, oleh=None)
    return len(semua)


def _sidik(butir: Sequence[Butir]) -> dict[tuple[str, int], str]:
    menurut: defaultdict[str, set[int]] = defaultdict(set)
    for satu in butir:
        menurut[satu.jenis].add(satu.objek)
    return {
        (jenis, pk): nilai for jenis, objek in menurut.items() for pk, nilai in sidik_isi(jenis, sorted(objek)).items()
    }


def _kunci_kepala(instansi_id: int) -> KepalaRantai:
    try:
        with transaction.atomic():
            KepalaRantai.objects.get_or_create(instansi_id=instansi_id)
    except IntegrityError:
        pass
    return KepalaRantai.objects.select_for_update().get(instansi_id=instansi_id)


def _baris(instansi_id: int, mata: Mata, sidik: str) -> MataRantai:
    return MataRantai(
        instansi_id=instansi_id,
        nomor=mata.nomor,
        pada=mata.pada,
        jenis=mata.jenis,
        objek=mata.objek,
        peristiwa=mata.peristiwa,
        keterangan=mata.keterangan,
        sidik_isi=mata.sidik_isi,
        oleh_id=mata.oleh,
        sebelum=mata.sebelum,
        sidik=sidik,
    )
