"""Why no vacancy could be planned for somebody."""

from karier.aturan.fakta import SyaratJabatan
from karier.aturan.pengembangan import SUKSESI
from karier.services.penjatahan import Hari, Penjatah, Peserta

_BANYAK_DITIMBANG = 12
_BANYAK_SEBAB = 3
TERISI = "Formasi yang sesuai terisi sepanjang rencana dan tidak ada yang menjadi lowong."
KALAH = (
    "Lowongan yang memenuhi syarat sudah direncanakan untuk pegawai dengan kotak atau peringkat talenta lebih tinggi, "
    "atau dijanjikan dalam rencana lain."
)
DIDAHULUI = (
    "Lowongan yang sesuai sudah direncanakan untuk pegawai yang memenuhi syaratnya pada tahun yang lebih awal, atau "
    "dijanjikan dalam rencana lain."
)
TERLEWAT = "Formasi yang sesuai baru lowong sesudah batas usia atau sisa masa kerja pegawai ini terlewati."


def penghalang(penjatah: Penjatah, peserta: Peserta) -> str:
    """Return why no move suits: what the likeliest target still asks, or that all is held or taken."""
    naik = peserta.kotak in SUKSESI
    hari, fakta = penjatah.cakrawala.hari, peserta.fakta
    tujuan = penjatah.pantas(fakta, naik=naik)
    if not tujuan or not hari:
        return "Peta jabatan tidak memuat jabatan yang dapat dituju menurut pola karier."
    if layak := peserta.tujuan(naik=naik):
        return _sebab_formasi(penjatah, peserta, layak)
    terdekat = _terdekat(penjatah, peserta, naik=naik)
    if terdekat:
        return terdekat
    if penjatah.sejak(fakta, naik=naik) > hari[-1]:
        return "Masa dalam jabatan belum mencapai batas paling lama."
    return TERISI


def _sebab_formasi(penjatah: Penjatah, peserta: Peserta, layak: dict[SyaratJabatan, Hari]) -> str:
    """Return what became of the vacancies among posts that the person may lawfully take on some day.

    Who competes in a year loses only to those before in the order; before the first lawful year, to whoever was ready.
    """
    pos = [
        (p, hari)
        for syarat, hari in layak.items()
        for p in penjatah.peta.menurut_syarat[syarat]
        if penjatah.boleh(p, peserta.milik)
    ]
    lowong = [(p, hari) for p, hari in pos if p.lowongan(hari[-1])]
    if not lowong:
        akhir = penjatah.cakrawala.hari[-1]
        return TERLEWAT if any(p.lowongan(akhir) for p, _ in pos) else TERISI
    bersaing = any(janji.year >= hari[0].year for p, hari in lowong for janji in p.terjanji)
    return KALAH if bersaing else DIDAHULUI


def _terdekat(penjatah: Penjatah, peserta: Peserta, *, naik: bool) -> str:
    """Return what the target with the fewest requirements in the way still asks, on the first or the last day."""
    fakta, cakrawala = peserta.fakta, penjatah.cakrawala
    semua = penjatah.pantas(fakta, naik=naik)
    dekat = sorted(semua, key=lambda s: s.posisi.rumpun != fakta.posisi.rumpun)[:_BANYAK_DITIMBANG]
    pilihan = [(s, h) for s in dekat for h in (cakrawala.hari[0], cakrawala.hari[-1])]
    timbangan = {h: cakrawala.timbangan(h) for h in (cakrawala.hari[0], cakrawala.hari[-1])}
    tujuan, hari = min(pilihan, key=lambda p: len(timbangan[p[1]].kurang(fakta, p[0])))
    kurang = cakrawala.periksa(fakta, tujuan, hari).penghalang
    status = [s for s in kurang if s.kode == "status"]
    return " ".join(s.penjelasan for s in (status or kurang[:_BANYAK_SEBAB]))
