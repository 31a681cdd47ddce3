// The preview beside a form with data-pratinjau="id of its preview button": fetched a moment after the last change, shown
// in the form's frame, and what went wrong in [data-kabar-pratinjau]. Without this file the button sends the form there.
(() => {
  "use strict";

  const formulir = document.querySelector("form[data-pratinjau]");
  const tombol = formulir && document.getElementById(formulir.dataset.pratinjau);
  if (!tombol || navigator.pdfViewerEnabled === false) {
    return;
  }
  const lebar = window.matchMedia("(min-width: 64rem)");
  const kabar = formulir.querySelector("[data-kabar-pratinjau]");
  let bingkai = formulir.querySelector(`iframe[name="${tombol.formTarget}"]`);
  let tunggu = 0;
  let kendali = null; // of the newest request: whatever an older one brings is not looked at

  const kata = (teks, kelas) => {
    const paragraf = document.createElement("p");
    paragraf.className = kelas;
    paragraf.textContent = teks;
    return paragraf;
  };

  const gagal = (isi) => {
    bingkai.hidden = true; // what it shows is not what the form says
    kabar.replaceChildren(typeof isi === "string" ? kata(isi, "pesan pesan--galat") : isi);
  };

  // A frame that still draws may drop what it is asked for meanwhile; a new one has nothing to drop.
  const tampilkan = (pdf) => {
    const lama = bingkai;
    bingkai = lama.cloneNode();
    bingkai.hidden = false;
    bingkai.src = URL.createObjectURL(pdf);
    lama.replaceWith(bingkai);
    URL.revokeObjectURL(lama.src);
    kabar.replaceChildren();
  };

  // The words of the server's own page where it says what to put right, otherwise ours.
  const sebab = async (jawaban) => {
    if (new URL(jawaban.url).pathname === "/masuk/") {
      return "Sesi Anda sudah berakhir. Salin isian yang belum disimpan, lalu muat ulang halaman untuk masuk lagi.";
    }
    const halaman = new DOMParser().parseFromString(await jawaban.text(), "text/html");
    const pesan = halaman.querySelector("main .pesan--galat");
    pesan?.removeAttribute("role"); // where it goes to is a live region itself
    return pesan ?? `Pratinjau gagal dibuat (galat ${jawaban.status}). Tekan “Lihat pratinjau” untuk mencoba lagi.`;
  };

  const batal = () => {
    window.clearTimeout(tunggu);
    kendali?.abort();
    kendali = null;
  };

  const ambil = async () => {
    batal();
    const ini = new AbortController();
    kendali = ini;
    kabar.replaceChildren(kata("Menyiapkan pratinjau…", "samar kecil"));
    let selesai = () => gagal("Server tidak dapat dihubungi. Periksa jaringan, lalu tekan “Lihat pratinjau”.");
    try {
      const jawaban = await fetch(tombol.formAction, { method: "POST", body: new FormData(formulir), signal: ini.signal });
      const pdf = jawaban.ok && jawaban.headers.get("Content-Type") === "application/pdf";
      const isi = pdf ? await jawaban.blob() : await sebab(jawaban);
      selesai = () => (pdf ? tampilkan(isi) : gagal(isi));
    } catch {
      // The network, or the answer broke off: said below, unless it was we who no longer wanted it.
    }
    if (kendali === ini) {
      kendali = null;
      selesai();
    }
  };

  const minta = () => {
    window.clearTimeout(tunggu);
    tunggu = window.setTimeout(() => { if (lebar.matches) ambil(); }, 700);
  };

  formulir.addEventListener("submit", (peristiwa) => {
    if (peristiwa.defaultPrevented) {
      return;
    }
    if (peristiwa.submitter === tombol) {
      peristiwa.preventDefault();
      ambil();
    } else if (peristiwa.submitter?.formTarget !== "_blank") {
      batal();
    }
  });
  formulir.addEventListener("input", minta);
  formulir.addEventListener("change", minta);
  minta();
})();
