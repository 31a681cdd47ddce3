"""Demo accounts, one for every role."""

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from pegawai.models import Instansi, Pegawai, Pengguna, UnitKerja
from pegawai.pilihan import Peran
from talenta.contoh.faktor import pasang_faktor_contoh

PEJABAT = {
    "sdm": "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    "sdm-dinas": "Kepala Subbagian Umum dan Kepegawaian Dinas Komunikasi dan Informatika",
    "pyb": "Sekretaris Daerah",
}
UNIT_SDM_DINAS = "Dinas Komunikasi dan Informatika"
AKUN = {
    "admin": Peran.ADMIN,
    "sdm": Peran.SDM,
    "sdm-dinas": Peran.SDM,
    "tim": Peran.TIM,
    "pyb": Peran.PYB,
    "ppk": Peran.PPK,
    "pegawai": Peran.PEGAWAI,
    "auditor": Peran.AUDITOR,
}
NAMA = {
    "admin": "Admin Kepegawaian",
    "tim": "Ketua Tim Manajemen Talenta",
    "auditor": "Auditor Inspektorat",
}


def buat(instansi: Instansi, sandi: str) -> dict[str, Pengguna]:
    """Make the accounts and return them by name; they share one password, so it is hashed once."""
    sidik = make_password(sandi)
    pejabat = {akun: Pegawai.objects.get(jabatan__nama=nama) for akun, nama in PEJABAT.items()}
    akun = {}
    for username, peran in AKUN.items():
        orang = pejabat.get(username)
        nama = NAMA.get(username) or (orang.nama_lengkap if orang else "")
        akun[username] = Pengguna.objects.create(
            username=username,
            password=sidik,
            nama=nama or (instansi.nama_ppk if username == "ppk" else ""),
            instansi=instansi,
            unit=UnitKerja.objects.get(nama=UNIT_SDM_DINAS) if username == "sdm-dinas" else None,
            pegawai=orang,
            is_staff=peran == Peran.ADMIN,
        )
        akun[username].groups.add(Group.objects.get_or_create(name=peran)[0])
    pasang_faktor_contoh(list(akun.values()), sandi)
    return akun


def kaitkan(pengguna: Pengguna, pegawai: Pegawai) -> None:
    """Tie the account of an employee to the person it belongs to."""
    pengguna.pegawai = pegawai
    pengguna.nama = pegawai.nama_lengkap
    pengguna.save(update_fields=["pegawai", "nama"])
