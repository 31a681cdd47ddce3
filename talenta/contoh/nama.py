"""Names and degrees of made-up people."""

from random import Random

_PRIA = (
    "Adhi Agung Ahmad Aji Akbar Alfian Amir Andika Anwar Arif Aryo Asep Bagas Bambang Bayu Benny Budi Cahyo Chandra "
    "Dadang Darma Dedi Deni Dimas Djoko Edi Eko Fajar Farhan Feri Galih Gilang Gunawan Guntur Hadi Haris Hendra Heri "
    "Ilham Imam Indra Irfan Iwan Jaka Joni Kurnia Lukman Made Muhammad Mulyadi Nanda Nugroho Oki Panji Prasetyo Putra "
    "Rahmat Raka Reza Ridwan Rizki Roni Rudi Samsul Satria Sigit Slamet Surya Taufik Teguh Tono Umar Wahyu Wayan "
    "Wisnu Yoga Yudi Yusuf Zainal"
)
_WANITA = (
    "Ade Aisyah Ambar Ana Anggun Anita Ariani Asri Astuti Ayu Bunga Cahya Citra Dahlia Desi Dewi Diah Dian Dina Eka "
    "Elisa Endang Erna Fatimah Fitri Gita Hana Hesti Ika Indah Intan Ira Juli Kartika Kirana Komang Laras Lestari "
    "Lilis Lina Maya Mega Melati Mira Murni Nadia Nia Nila Novi Nur Nurul Puji Putri Rahma Ratih Ratna Retno Rina "
    "Rini Ririn Rosa Sari Sekar Siti Sri Sukma Suci Tari Tika Titin Tri Uswatun Vina Wati Widya Winda Wulan Yani "
    "Yuli Yunita"
)
_BELAKANG = (
    "Abdillah Adiputra Anggraini Ardiansyah Asmara Atmaja Baskara Cahyadi Darmawan Dirgantara Effendi Fauzi Ferdinan "
    "Firmansyah Gumilar Hakim Halim Handoko Hapsari Harahap Hartono Hasanah Hidayat Hutama Irawan Iskandar Jatmiko "
    "Kusuma Kurniawan Laksana Lazuardi Mahardika Mahendra Maulana Mulyani Mustika Nainggolan Nasution Ningrum Nugraha "
    "Pangestu Pamungkas Permana Permata Pertiwi Pradana Prakoso Pramono Pranata Pratama Purnama Purwanti Rachman "
    "Rahayu Rahmawati Ramadhani Saputra Santosa Saraswati Setiawan Siregar Sudrajat Suharto Sulistyo Susanto Sutrisno "
    "Syahputra Tanjung Utama Utami Wardhana Wibawa Wibowo Wicaksono Wijaya Winata Yuliana Zulkarnain"
)

PRIA, WANITA, BELAKANG = _PRIA.split(), _WANITA.split(), _BELAKANG.split()
GELAR_S2 = {"Kesehatan": "M.Kes.", "Pendidikan": "M.Pd.", "Keuangan": "M.Ak.", "Hukum": "M.H."}


def nama_orang(acak: Random, kelamin: str, dipakai: set[str]) -> str:
    """Return a name that nobody in ``dipakai`` bears, and note it there."""
    depan = PRIA if kelamin == "M" else WANITA
    while True:
        bagian = [acak.choice(depan), acak.choice(BELAKANG)]
        if acak.random() < 0.35:
            bagian.insert(1, acak.choice(depan))
        nama = " ".join(bagian)
        if len(set(bagian)) == len(bagian) and nama not in dipakai:
            dipakai.add(nama)
            return nama


def gelar(tingkat: str, gelar_sarjana: str, rumpun: str) -> tuple[str, str]:
    """Return the titles before and after a name for the highest level of education reached."""
    depan = ""
    if gelar_sarjana in ("dr.", "drg."):
        depan, gelar_sarjana = gelar_sarjana, ""
    belakang = [gelar_sarjana] if gelar_sarjana else []
    if tingkat in ("s2", "s3"):
        belakang.append(GELAR_S2.get(rumpun, "M.Si."))
    if tingkat == "s3":
        depan = f"Dr. {depan}".strip()
    return depan, ", ".join(belakang)
