"""jabatan-struktural, jabatan-fungsional, jabatan-pelaksana: the reference of positions as SIASN hands it out."""

from pegawai.aturan.jenjang import JENJANG_ESELON, TABEL_JENJANG
from pegawai.impor import nilai
from pegawai.impor.galat import Sebab
from pegawai.impor.jenis.bersama import baca_bulat, baca_pilihan, baca_teks
from pegawai.impor.kolom import Jenis, Kolom, Lembaran
from pegawai.impor.konteks import Konteks
from pegawai.impor.potongan import Potongan
from pegawai.models import Jabatan
from pegawai.pilihan import Eselon, JenisJabatan, Jenjang

ESELON = {label: kode for kode, nama in Eselon.choices for label in (kode, nama)}
JENJANG_JF = {
    label: baris.kode
    for baris in TABEL_JENJANG
    if baris.siasn
    for label in (baris.siasn, baris.nama, baris.nama.removeprefix("JF "))
}
_PILIHAN_JF = [f"{baris.siasn} ({baris.nama.removeprefix('JF ')})" for baris in TABEL_JENJANG if baris.siasn]

_ID = Kolom(
    "ID",
    "siasn_id",
    lambda _: nilai.pengenal(nama="ID"),
    wajib=True,
    contoh="35BF992D-C9E9-4616-A12E-7696A6CECC1B",
    keterangan="ID jabatan dari SIASN.",
)


def _nama(judul: str, contoh: str) -> Kolom:
    baca = baca_teks(255, "Nama jabatan")
    return Kolom(judul, "nama", baca, wajib=True, contoh=contoh, keterangan="Nama jabatan.")


def _satu_jenis(konteks: Konteks, potongan: Potongan, jenis: JenisJabatan) -> None:
    for ke, kode in potongan.kolom("siasn_id"):
        ada = konteks.isi_jabatan.get(kode)
        if ada and ada.jenis != jenis:
            sudah = JenisJabatan(ada.jenis).label.lower()
            pesan = f"ID ini sudah dipakai {sudah} “{ada.nama}”. Periksa ID-nya, atau pilih jenis impor yang sesuai."
            potongan.tolak(ke, "siasn_id", Sebab.BERTENTANGAN, pesan)


def _silang_struktural(konteks: Konteks, potongan: Potongan) -> None:
    _satu_jenis(konteks, potongan, JenisJabatan.STRUKTURAL)
    jumlah = len(potongan.nomor)
    jenjang: list[str] = [""] * jumlah
    unit: list[int | None] = [None] * jumlah
    for ke, kode, eselon, nama_unit in potongan.kolom("siasn_id", "eselon", "nama_unit"):
        ada = konteks.isi_jabatan.get(kode)
        # JPT Utama has no eselon code of its own: it is set on the position by hand and stays.
        utama = ada is not None and ada.jenjang == Jenjang.JPT_UTAMA and eselon in (Eselon.I_A, Eselon.I_B)
        jenjang[ke] = Jenjang.JPT_UTAMA.value if utama else JENJANG_ESELON[eselon]
        sama = konteks.unit.menurut_nama.get(nama_unit.casefold(), [])
        unit[ke] = sama[0] if len(sama) == 1 else (ada.unit_id if ada else None)
    potongan.nilai["jenjang"], potongan.nilai["unit_id"] = jenjang, unit


STRUKTURAL = Jenis(
    "jabatan-struktural",
    (
        Lembaran(
            "Jabatan struktural",
            Jabatan,
            (
                _ID,
                Kolom(
                    "Nama_unor",
                    "nama_unit",
                    baca_teks(255, "Nama unit"),
                    wajib=True,
                    contoh="Sekretariat Daerah",
                    keterangan="Nama unit tempat jabatan itu; dihubungkan bila tepat satu unit bernama demikian.",
                ),
                _nama("Nama_jabatan", "Sekretaris Daerah"),
                Kolom(
                    "Eselon_id",
                    "eselon",
                    baca_pilihan(ESELON, [f"{k} ({n})" for k, n in Eselon.choices], "Eselon"),
                    wajib=True,
                    contoh="21",
                    keterangan="11, 12 JPT Madya; 21, 22 JPT Pratama; 31, 32 Administrator; 41, 42 Pengawas.",
                    pilihan=tuple(Eselon.values),
                ),
            ),
            ("siasn_id",),
            "instansi",
            tetap={"jenis": JenisJabatan.STRUKTURAL.value},
            silang=_silang_struktural,
        ),
    ),
    "Referensi jabatan struktural dari SIASN. Unit diimpor lebih dulu.",
)
FUNGSIONAL = Jenis(
    "jabatan-fungsional",
    (
        Lembaran(
            "Jabatan fungsional",
            Jabatan,
            (
                _ID,
                _nama("Nama", "Analis SDM Aparatur Ahli Muda"),
                Kolom(
                    "Jenjang",
                    "jenjang",
                    baca_pilihan(JENJANG_JF, _PILIHAN_JF, "Jenjang"),
                    wajib=True,
                    contoh="MU",
                    keterangan="UT, MD, MU, PT (keahlian); PY, MH, TR, PM (keterampilan).",
                    pilihan=tuple(b.siasn for b in TABEL_JENJANG if b.siasn),
                ),
                Kolom(
                    "BUP",
                    "bup",
                    baca_bulat(50, 75, "BUP"),
                    wajib=True,
                    contoh=58,
                    keterangan="Batas usia pensiun dalam tahun, 50 sampai 75.",
                ),
            ),
            ("siasn_id",),
            "instansi",
            tetap={"jenis": JenisJabatan.FUNGSIONAL.value},
            silang=lambda konteks, potongan: _satu_jenis(konteks, potongan, JenisJabatan.FUNGSIONAL),
        ),
    ),
    "Referensi jabatan fungsional dari SIASN.",
)
PELAKSANA = Jenis(
    "jabatan-pelaksana",
    (
        Lembaran(
            "Jabatan pelaksana",
            Jabatan,
            (_ID, _nama("Nama", "Penelaah Teknis Kebijakan")),
            ("siasn_id",),
            "instansi",
            tetap={"jenis": JenisJabatan.PELAKSANA.value, "jenjang": Jenjang.PELAKSANA.value},
            silang=lambda konteks, potongan: _satu_jenis(konteks, potongan, JenisJabatan.PELAKSANA),
        ),
    ),
    "Referensi jabatan pelaksana dari SIASN.",
)
