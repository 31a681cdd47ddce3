"""A scheme as a form: every source, every rubric line; what does not add up is said at its field."""

from dataclasses import dataclass
from typing import Any

from django import forms

from pegawai.pilihan import Ekspektasi, Predikat
from pemetaan.aturan.keabsahan import Keberatan, keberatan_bidang, komponen_dari
from pemetaan.aturan.praktik import AturanSkp
from pemetaan.aturan.rubrik import KELOMPOK_RUBRIK
from pemetaan.aturan.skor import BarisIndikator, BarisSkema
from pemetaan.forms.skema_rubrik import BUKAN_BULAT, KelompokForm, RubrikForm, pecahan, persen, poin, tampil
from pemetaan.pilihan import BilaKosong, PraktikSkp, Sumber, Sumbu

SUMBU_LAZIM = {"skp": "Y", "penghargaan": "Y", "tim_kerja": "Y", "umpan_balik": "Y"}
BIDANG = {"potong_y": "potong_y_atas", "potong_x": "potong_x_tinggi", "poin_skp": "poin_sangat_baik"}


@dataclass(frozen=True, slots=True)
class SumberForm:
    """One source in the form."""

    nama: str
    pakai: forms.BoundField
    bidang: list[forms.BoundField]
    rubrik: list[KelompokForm]

    @property
    def salah(self) -> bool:
        """Whether a line of the rubric has an error."""
        return any(isian.errors for k in self.rubrik for garis in k.garis for isian in garis.bidang)


class FormSkema(RubrikForm):
    """What a version says. ``asal`` fills it; ``lazim`` fills the sources that ``asal`` does not use."""

    nama = forms.CharField(label="Nama skema", max_length=150)
    dasar = forms.CharField(label="Dasar hukum", max_length=200, required=False)
    praktik_skp = forms.ChoiceField(
        label="Bagaimana SKP menjadi kelas kinerja", choices=PraktikSkp.choices, widget=forms.RadioSelect
    )
    bobot_skp_lalu = forms.IntegerField(
        label="Bobot SKP tahun sebelumnya (%)",
        min_value=0,
        max_value=100,
        error_messages=BUKAN_BULAT,
        help_text="Sisanya untuk SKP tahun periode.",
    )
    bobot_y = forms.IntegerField(
        label="Bobot kinerja dalam Nilai Talenta (%)",
        min_value=0,
        max_value=100,
        error_messages=BUKAN_BULAT,
        help_text="Sisanya untuk potensial.",
    )
    potong_y_atas = persen("Di atas ekspektasi mulai")
    potong_y_sesuai = persen("Sesuai ekspektasi mulai")
    potong_x_tinggi = persen("Potensial tinggi mulai")
    potong_x_menengah = persen("Potensial menengah mulai")
    masa_asesmen = forms.IntegerField(
        label="Masa berlaku asesmen (tahun)", min_value=1, max_value=10, error_messages=BUKAN_BULAT
    )
    revisi = forms.IntegerField(widget=forms.HiddenInput)

    UMUM = ("nama", "dasar", "masa_asesmen", "bobot_y")
    BATAS = ("potong_y_atas", "potong_y_sesuai", "potong_x_tinggi", "potong_x_menengah")

    def __init__(self, data: Any = None, *, asal: BarisSkema, lazim: BarisSkema | None, revisi: int = 1) -> None:
        super().__init__(data)
        self.asal = asal
        self._lazim = {i.sumber: i for i in lazim.indikator} if lazim else {}
        self._milik = {i.sumber: i for i in asal.indikator}
        self.initial = self._awal() | {"revisi": revisi}
        for kode, label in Predikat.choices:
            self.fields[f"poin_{kode}"] = poin(str(label), 120)
        for kode, label in Ekspektasi.choices:
            self.fields[f"rating_{kode}"] = poin(str(label), 100)
        for sumber in Sumber:
            self._tambah_sumber(sumber)

    def _awal(self) -> dict[str, Any]:
        asal = self.asal
        return {
            "nama": asal.nama,
            "dasar": asal.dasar,
            "praktik_skp": asal.skp.praktik,
            "bobot_skp_lalu": asal.skp.bobot_lalu,
            "bobot_y": asal.bobot_y,
            "masa_asesmen": asal.masa_asesmen,
            **{nama: tampil(getattr(asal, nama)) for nama in self.BATAS},
            **{f"poin_{kode}": tampil(nilai) for kode, nilai in asal.skp.poin.items()},
            **{f"rating_{kode}": tampil(nilai) for kode, nilai in asal.skp.poin_rating.items()},
        }

    def _tambah_sumber(self, sumber: Sumber) -> None:
        kode = sumber.value
        isi = self._milik.get(kode) or self._lazim.get(kode)
        sumbu = isi.sumbu if isi else SUMBU_LAZIM.get(kode, "X")
        awal: dict[str, Any] = {
            "pakai": kode in self._milik,
            "sumbu": sumbu,
            "komponen": isi.komponen if isi else str(sumber.label),
            "nama": isi.nama if isi else str(sumber.label),
            "bobot": tampil(isi.bobot) if kode in self._milik and isi else "",
            "kosong": isi.bila_kosong if isi else BilaKosong.TOLAK,
        }
        bidang: dict[str, forms.Field] = {
            "pakai": forms.BooleanField(label=str(sumber.label), required=False),
            "sumbu": forms.ChoiceField(label="Sumbu", choices=Sumbu.choices),
            "komponen": forms.CharField(label="Komponen", max_length=100, required=False),
            "nama": forms.CharField(label="Nama indikator", max_length=100, required=False),
            "bobot": persen(f"Bobot {sumber.label} dalam sumbu (%)", required=False),
            "kosong": forms.ChoiceField(label="Bila data kosong", choices=BilaKosong.choices),
        }
        for nama, satu in bidang.items():
            self.fields[f"{nama}_{kode}"] = satu
            self.initial[f"{nama}_{kode}"] = awal[nama]
        rubrik = isi.rubrik if isi else ()
        for kelompok in KELOMPOK_RUBRIK.get(kode, ()):
            self.tambah_rubrik(kode, kelompok, [r for r in rubrik if r.kunci in kelompok.kunci])

    def clean(self) -> dict[str, Any]:
        """Put every objection at the field that it is about."""
        isi = super().clean() or {}
        if self.errors:
            return isi
        for sumber in self._dipakai(isi):
            for nama, sebutan in (("komponen", "komponen"), ("nama", "nama indikator"), ("bobot", "bobot")):
                if isi.get(f"{nama}_{sumber}") in (None, ""):
                    self.add_error(f"{nama}_{sumber}", f"Isi {sebutan}, atau jangan pakai sumber ini.")
        if not self.errors:
            baris = self.baris()
            for satu in keberatan_bidang(baris, komponen_dari(baris)):
                self.add_error(self._bidang(satu, isi), satu.teks)
        return isi

    def _dipakai(self, isi: dict[str, Any]) -> list[str]:
        return [kode for kode in Sumber.values if isi.get(f"pakai_{kode}")]

    def _bidang(self, satu: Keberatan, isi: dict[str, Any]) -> str | None:
        jenis, _, kunci = satu.bidang.partition(":")
        match jenis:
            case "sumbu":
                pertama = [s for s in self._dipakai(isi) if isi[f"sumbu_{s}"] == kunci]
                return f"bobot_{pertama[0]}" if pertama else f"pakai_{'skp' if kunci == 'Y' else 'potensi'}"
            case "indikator":
                return f"kosong_{kunci}" if isi.get(f"pakai_{kunci}") else f"pakai_{kunci}"
            case "rubrik":
                return next(nama for nama in self.fields if nama.startswith(f"r_{kunci}_") and nama.endswith("_nilai"))
            case "poin_rating":
                return "rating_di_atas"
        return BIDANG.get(jenis, jenis) if BIDANG.get(jenis, jenis) in self.fields else None

    def baris(self) -> BarisSkema:
        """Return the scheme that the form describes; only once it is filled."""
        isi = self.cleaned_data
        poin_skp, poin_rating = (
            {kode: pecahan(isi[f"{awal}_{kode}"]) for kode in pilihan if isi.get(f"{awal}_{kode}") is not None}
            for awal, pilihan in (("poin", Predikat.values), ("rating", Ekspektasi.values))
        )
        return BarisSkema(
            kode=self.asal.kode,
            versi=self.asal.versi,
            nama=isi["nama"],
            dasar=isi["dasar"],
            bobot_y=isi["bobot_y"],
            bobot_x=100 - isi["bobot_y"],
            **{nama: pecahan(isi[nama]) for nama in self.BATAS},
            masa_asesmen=isi["masa_asesmen"],
            skp=AturanSkp(poin_skp, isi["bobot_skp_lalu"], isi["praktik_skp"], poin_rating),
            indikator=self._indikator(isi),
        )

    def _indikator(self, isi: dict[str, Any]) -> tuple[BarisIndikator, ...]:
        """Return the indicators used, those of one component together, in the order in which a scheme is stored."""
        semua = [
            BarisIndikator(
                sumber,
                isi[f"nama_{sumber}"],
                isi[f"komponen_{sumber}"],
                isi[f"sumbu_{sumber}"],
                pecahan(isi[f"bobot_{sumber}"]),
                isi[f"kosong_{sumber}"],
                tuple(self.baris_rubrik(sumber, isi)),
            )
            for sumber in self._dipakai(isi)
        ]
        komponen = list(dict.fromkeys((i.sumbu, i.komponen) for i in semua))
        urut = {kunci: nomor for nomor, kunci in enumerate(komponen)}
        return tuple(sorted(semua, key=lambda i: (i.sumbu == "X", urut[i.sumbu, i.komponen])))

    @property
    def umum(self) -> list[forms.BoundField]:
        """Name, basis, and what belongs to neither axis."""
        return self.bagian(*self.UMUM)

    @property
    def batas(self) -> list[forms.BoundField]:
        """The cut-offs."""
        return self.bagian(*self.BATAS)

    @property
    def poin(self) -> list[forms.BoundField]:
        """The points of each predikat."""
        return self.bagian(*(f"poin_{kode}" for kode in Predikat.values))

    @property
    def rating(self) -> list[forms.BoundField]:
        """The points of each rating of hasil kerja."""
        return self.bagian(*(f"rating_{kode}" for kode in Ekspektasi.values))

    @property
    def sumber(self) -> list[SumberForm]:
        """The sources, for the page."""
        return [self._satu_sumber(sumber) for sumber in Sumber]

    def _satu_sumber(self, sumber: Sumber) -> SumberForm:
        kode = sumber.value
        bidang = self.bagian(*(f"{nama}_{kode}" for nama in ("sumbu", "komponen", "nama", "bobot", "kosong")))
        return SumberForm(str(sumber.label), self[f"pakai_{kode}"], bidang, self.kelompok_rubrik(kode))
