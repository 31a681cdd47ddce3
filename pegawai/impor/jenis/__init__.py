"""Every kind of workbook that can be imported, as data."""

from pegawai.impor.jenis import asesmen, jabatan, kinerja, orang, peta, rekam_jejak, simata, standar, unor
from pegawai.impor.kolom import Jenis

SEMUA: tuple[Jenis, ...] = (
    unor.JENIS,
    jabatan.STRUKTURAL,
    jabatan.FUNGSIONAL,
    jabatan.PELAKSANA,
    peta.JENIS,
    orang.JENIS,
    kinerja.JENIS,
    asesmen.JENIS,
    rekam_jejak.JENIS,
    standar.JENIS,
    simata.JENIS,
)
JENIS = {jenis.kode: jenis for jenis in SEMUA}
