"""``rpk ajukan ID``: submits a plan to the Pejabat yang Berwenang."""

from argparse import ArgumentParser
from typing import Any

from karier.models import RencanaKarier
from karier.perintah.hasil import ArgumenSalah, Hasil
from karier.services.persetujuan import ajukan

BANTUAN = "Ajukan sebuah RPK kepada Pejabat yang Berwenang."


def argumen(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", type=int, metavar="ID", help="Nomor urut RPK.")


def jalankan(opsi: dict[str, Any]) -> Hasil:
    """Submit; an unknown plan is exit 2, one that may not be submitted now exit 1."""
    rpk = RencanaKarier.objects.select_related("pegawai").filter(pk=opsi["id"]).first()
    if rpk is None:
        raise ArgumenSalah(f"RPK dengan ID {opsi['id']} tidak ada.")
    ajukan(rpk=rpk, revisi=rpk.revisi, oleh=None)
    rpk.refresh_from_db()
    data = {"id": rpk.pk, "nip": rpk.pegawai.nip, "status": rpk.status}
    return Hasil(data, [f"{rpk} diajukan kepada Pejabat yang Berwenang."])
