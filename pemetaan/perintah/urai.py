"""The lines that ``jelaskan`` prints for people."""

from collections.abc import Iterator
from typing import Any

from pemetaan.aturan.kelas import TABEL_KELAS


def _desimal(teks: str | None) -> str:
    return "–" if teks is None else teks.replace(".", ",")


def _masukan(indikator: dict[str, Any]) -> Iterator[str]:
    for satu in indikator["masukan"]:
        isi = f": {satu['isi']}" if satu["isi"] else ""
        nilai = f" = {_desimal(satu['nilai'])}" if satu["nilai"] is not None else "" if isi else ": tidak ada"
        yield f"      {satu['nama']}{isi}{nilai}"
    asal = indikator["asal"]
    yield f"      {indikator['rumus']} [{indikator['dasar_hukum']}]"
    yield f"      Sumber: {asal['dari']}, {asal['waktu']} [{asal['dasar_hukum']}; {asal['kode']}]"


def _indikator(indikator: dict[str, Any]) -> Iterator[str]:
    yield (
        f"    {indikator['komponen']} › {indikator['nama']}: nilai {_desimal(indikator['nilai_dipakai'])} × bobot "
        f"{_desimal(indikator['bobot_dipakai'])}% = {_desimal(indikator['sumbangan'])}"
        f" (bobot skema {_desimal(indikator['bobot'])}%)"
    )
    if indikator["catatan"]:
        yield f"      {indikator['catatan']}"
    yield from _masukan(indikator)


def _kelas(sumbu: str, kelas: dict[str, Any]) -> str:
    nama = [baris.nama.lower() for baris in TABEL_KELAS if baris.sumbu == sumbu]
    tengah, atas = (_desimal(satu) for satu in kelas["batas"])
    jarak = f"; kurang {_desimal(kelas['ke_kelas_atas'])} lagi ke kelas di atasnya" if kelas["ke_kelas_atas"] else ""
    sisa = f"; {_desimal(kelas['di_atas_batas'])} di atas batas bawahnya" if kelas["di_atas_batas"] else ""
    return (
        f"  Kelas: {kelas['nama'].lower()} (batas: {nama[2]} ≥ {atas}, {nama[1]} ≥ {tengah}, {nama[0]} < {tengah})"
        f"{jarak}{sisa} [{kelas['dasar_hukum']}]"
    )


def _sumbu(kode: str, nama: str, sumbu: dict[str, Any]) -> Iterator[str]:
    yield f"{nama}: {_desimal(sumbu['skor'])} [{sumbu['dasar_hukum']}]"
    for indikator in sumbu["indikator"]:
        yield from _indikator(indikator)
    batas = "; dibatasi menjadi 100" if sumbu["dibatasi_100"] else ""
    yield f"  Jumlah: {_desimal(sumbu['jumlah'])}{batas}; dibulatkan menjadi {_desimal(sumbu['skor'])}"
    yield _kelas(kode, sumbu["kelas"])


def baris_penjelasan(data: dict[str, Any]) -> list[str]:
    """Return the reckoning (``selectors.penjelasan.penjelasan_json``) as lines in Indonesian."""
    skema = data["skema"]
    baris = [
        f"{data['nama']} ({data['nip']}), {data['jabatan']}",
        f"Periode {data['periode']} · skema {skema['nama']} ({skema['kode']} v{skema['versi']}) · aturan "
        f"{data['versi_aturan']} [{skema['dasar_hukum']}]",
    ]
    praktik = data["praktik_skp"]
    baris.append(f"SKP: {praktik['nama'].lower()} [{praktik['dasar_hukum']}; {praktik['kode']}]")
    if not data["sesuai_tersimpan"]:
        baris.append("PERHATIAN: hitungan ini berbeda dari hasil yang tersimpan; yang berlaku adalah yang tersimpan.")
    if data["sebab"]:
        return [*baris, *_belum(data)]
    nilai, kotak, peringkat = data["nilai_talenta"], data["kotak"], data["peringkat"]
    return [
        *baris,
        "",
        *_sumbu("Y", "Sumbu kinerja (Y)", data["kinerja"]),
        "",
        *_sumbu("X", "Sumbu potensial (X)", data["potensial"]),
        "",
        f"Nilai Talenta: {nilai['bobot_kinerja']}% × {_desimal(data['kinerja']['skor'])} + "
        f"{nilai['bobot_potensial']}% × {_desimal(data['potensial']['skor'])} = {_desimal(nilai['nilai'])} "
        f"[{nilai['dasar_hukum']}]",
        f"Kotak {kotak['nomor']} ({data['kinerja']['kelas']['nama'].lower()} × potensial "
        f"{data['potensial']['kelas']['nama'].lower()}) [{kotak['dasar_hukum']}]",
        *_sekitar(data["kotak_sekitar"]),
        *_kalibrasi(kotak),
        f"Peringkat {peringkat['nomor']} di kotak {kotak['setelah_kalibrasi']}; diurutkan menurut "
        f"{', '.join(peringkat['urutan'])} [{peringkat['dasar_hukum']}]",
        "Rekomendasi:",
        *(f"  {urut}. {satu['teks']} [{satu['dasar_hukum']}]" for urut, satu in enumerate(data["rekomendasi"], 1)),
    ]


def _sekitar(semua: list[dict[str, Any]]) -> list[str]:
    return [
        f"  {satu['arah'].capitalize()} {_desimal(satu['jarak'])} pada skor {satu['sumbu']} "
        f"(menjadi {_desimal(satu['skor'])}): kotak {satu['kotak']} [{satu['kode']}]"
        for satu in semua
    ]


def _kalibrasi(kotak: dict[str, Any]) -> list[str]:
    if not kotak["kalibrasi"]:
        return []
    akhir = kotak["setelah_kalibrasi"]
    return [
        f"Setelah kalibrasi: kotak {akhir}" + (" (kembali seperti hitungan)" if akhir == kotak["nomor"] else ""),
        *(
            f"  {satu['dari']} → {satu['ke']}, {satu['sidang']} ({satu['forum']}) {satu['tanggal']}, oleh "
            f"{satu['oleh']}: {satu['alasan']} [{satu['dasar_hukum']}]"
            for satu in kotak["kalibrasi"]
        ),
    ]


def _belum(data: dict[str, Any]) -> Iterator[str]:
    yield f"Belum dipetakan: {data['sebab']} [{data['sebab_dasar_hukum']}]"
    for indikator in data["masukan"]:
        yield f"    {indikator['komponen']} › {indikator['nama']}: nilai {_desimal(indikator['nilai'])}"
        yield from _masukan(indikator)
