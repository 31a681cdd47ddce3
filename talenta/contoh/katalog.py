"""What the demo agency offers to raise competence: one classical and one other form for each of the nine."""

from karier.models import KatalogPengembangan
from karier.pilihan import JenisBangkom
from pegawai.models import Instansi
from pegawai.pilihan import Kompetensi

PUSAT = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Tirtaloka"
LUAR = "Lembaga Administrasi Negara"
KLASIKAL: dict[Kompetensi, tuple[str, int, int]] = {
    Kompetensi.INTEGRITAS: ("Pelatihan Integritas dan Pengelolaan Konflik Kepentingan", 16, 2_500_000),
    Kompetensi.KERJA_SAMA: ("Pelatihan Membangun Tim Efektif", 24, 3_000_000),
    Kompetensi.KOMUNIKASI: ("Pelatihan Komunikasi dan Presentasi Kebijakan", 24, 3_000_000),
    Kompetensi.ORIENTASI_HASIL: ("Pelatihan Manajemen Kinerja Berbasis Hasil", 32, 4_000_000),
    Kompetensi.PELAYANAN_PUBLIK: ("Pelatihan Pelayanan Publik Prima", 24, 2_750_000),
    Kompetensi.PENGEMBANGAN_DIRI: ("Pelatihan Pembimbingan bagi Atasan", 20, 3_500_000),
    Kompetensi.MENGELOLA_PERUBAHAN: ("Pelatihan Manajemen Perubahan", 40, 5_500_000),
    Kompetensi.PENGAMBILAN_KEPUTUSAN: ("Pelatihan Pengambilan Keputusan Strategis", 40, 6_000_000),
    Kompetensi.PEREKAT_BANGSA: ("Pelatihan Wawasan Kebangsaan dan Keberagaman", 16, 2_000_000),
}
NONKLASIKAL: dict[Kompetensi, tuple[str, int]] = {
    Kompetensi.INTEGRITAS: ("Penugasan dalam Tim Pembangunan Zona Integritas", 30),
    Kompetensi.KERJA_SAMA: ("Penugasan dalam tim lintas perangkat daerah", 40),
    Kompetensi.KOMUNIKASI: ("Pendampingan penyusunan bahan pimpinan", 20),
    Kompetensi.ORIENTASI_HASIL: ("Pembimbingan (coaching) kinerja oleh atasan", 20),
    Kompetensi.PELAYANAN_PUBLIK: ("Magang pada unit pelayanan publik terbaik", 60),
    Kompetensi.PENGEMBANGAN_DIRI: ("Pementoran (mentoring) pegawai muda", 30),
    Kompetensi.MENGELOLA_PERUBAHAN: ("Proyek perubahan di unit kerja", 60),
    Kompetensi.PENGAMBILAN_KEPUTUSAN: ("Pembayangan (job shadowing) pejabat setingkat di atasnya", 40),
    Kompetensi.PEREKAT_BANGSA: ("Pertukaran pegawai antardaerah", 80),
}
KEPEMIMPINAN = (
    ("Pelatihan Kepemimpinan Pengawas", 120, 18_000_000),
    ("Pelatihan Kepemimpinan Administrator", 120, 22_000_000),
    ("Pelatihan Kepemimpinan Nasional Tingkat II", 120, 45_000_000),
)
# None: what it takes differs from person to person and is not known beforehand.
LAIN: tuple[tuple[str, JenisBangkom, int | None, int | None], ...] = (
    ("Pementoran suksesor oleh pejabat pimpinan tinggi", JenisBangkom.NONKLASIKAL, 24, 0),
    ("Konseling kinerja oleh konselor BKPSDM", JenisBangkom.NONKLASIKAL, 4, 0),
    ("Penilaian kompetensi ulang (assessment center)", JenisBangkom.NONKLASIKAL, 16, 2_250_000),
    ("Tugas belajar program magister", JenisBangkom.KLASIKAL, None, None),
)


def buat(instansi: Instansi) -> int:
    """Fill the agency's catalogue and return how many entries it has."""
    klasikal = [_entri(n, JenisBangkom.KLASIKAL, k, jp, biaya, PUSAT) for k, (n, jp, biaya) in KLASIKAL.items()]
    lain = [_entri(nama, JenisBangkom.NONKLASIKAL, k, jp, 0, PUSAT) for k, (nama, jp) in NONKLASIKAL.items()]
    pimpinan = [_entri(nama, JenisBangkom.KLASIKAL, "", jp, biaya, LUAR) for nama, jp, biaya in KEPEMIMPINAN]
    bentuk = [_entri(nama, jenis, "", jp, biaya, PUSAT) for nama, jenis, jp, biaya in LAIN]
    semua = klasikal + lain + pimpinan + bentuk
    for entri in semua:
        entri.instansi = instansi
    return len(KatalogPengembangan.objects.bulk_create(semua))


def _entri(*isi: object) -> KatalogPengembangan:
    return KatalogPengembangan(
        **dict(zip(("nama", "jenis", "kompetensi", "jp", "biaya", "penyelenggara"), isi, strict=True))
    )
