// Progressive enhancement only: every page works without this file.
// - a form or button with data-tanya="…" asks before it acts
// - a part that htmx cannot fetch is reported in #gangguan
// - after an htmx swap the text of [data-umumkan] inside the new content is read out by screen readers
// - the error summary takes the focus when a page opens with one, unless somebody is already typing
// - a form[data-sekali] is sent once: its buttons rest until the page is left or shown again
// - a <details> that opens puts the cursor into its first .kode field
// - selects in a form[data-kirim-otomatis] submit the form when they change
// - nothing is swapped under a pressed pointer: a click on something that has just been replaced would be lost
(() => {
  "use strict";

  const umumkan = (teks) => {
    const wadah = document.getElementById("pengumuman");
    if (wadah && teks) {
      wadah.textContent = "";
      window.setTimeout(() => { wadah.textContent = teks; }, 50);
    }
  };

  document.addEventListener("submit", (peristiwa) => {
    const pertanyaan = peristiwa.submitter?.dataset.tanya ?? peristiwa.target.dataset.tanya;
    if (pertanyaan && !window.confirm(pertanyaan)) {
      peristiwa.preventDefault();
      peristiwa.stopImmediatePropagation();
    }
  }, true);

  // After the browser has taken the form: a disabled button would not be sent along.
  document.addEventListener("submit", (peristiwa) => {
    const formulir = peristiwa.target;
    if (!peristiwa.defaultPrevented && formulir.matches("form[data-sekali]")) {
      window.setTimeout(() => formulir.querySelectorAll("button").forEach((tombol) => { tombol.disabled = true; }), 0);
    }
  });

  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sekali] button").forEach((tombol) => { tombol.disabled = false; });
  });

  document.addEventListener("toggle", (peristiwa) => {
    if (peristiwa.target.open) {
      peristiwa.target.querySelector(":scope > form .kode")?.focus();
    }
  }, true);

  document.addEventListener("change", (peristiwa) => {
    const formulir = peristiwa.target.closest("form[data-kirim-otomatis]");
    if (formulir && peristiwa.target.matches("select, input[type=checkbox], input[type=radio]")) {
      formulir.requestSubmit();
    }
  });

  document.addEventListener("htmx:afterSwap", (peristiwa) => {
    // With hx-swap="outerHTML" the target is the element that has just left the page: its successor has its id.
    const lama = peristiwa.detail.target;
    const sasaran = (lama.id && document.getElementById(lama.id)) || lama;
    const pesan = sasaran.matches?.("[data-umumkan]") ? sasaran : sasaran.querySelector?.("[data-umumkan]");
    umumkan(pesan?.dataset.umumkan);
  });

  // A search field has been searched for while typing; the change event of leaving it would only ask again.
  document.addEventListener("change", (peristiwa) => {
    if (peristiwa.target.matches("form[hx-trigger*='from:#id_q'] #id_q")) {
      peristiwa.stopPropagation();
    }
  }, true);

  const LAMA_TEKAN = 2000; // ms; what is pressed longer is no click, and its release may have gone elsewhere
  let ditekan = -LAMA_TEKAN;
  let tertunda = null;

  document.addEventListener("pointerdown", () => { ditekan = performance.now(); }, true);

  ["pointerup", "pointercancel"].forEach((nama) => document.addEventListener(nama, () => {
    ditekan = -LAMA_TEKAN;
    window.setTimeout(() => {
      if (tertunda?.isConnected) {
        window.htmx.trigger(tertunda, "submit");
      }
      tertunda = null;
    }, 300);
  }, true));

  // A form asks again after the click; what fetches itself now and then will come anyway.
  document.addEventListener("htmx:beforeSwap", (peristiwa) => {
    const { requestConfig } = peristiwa.detail;
    const { elt } = requestConfig;
    const sendiri = elt.matches("form[hx-get], [hx-trigger^=every]");
    if (sendiri && requestConfig.verb === "get" && performance.now() - ditekan < LAMA_TEKAN) {
      peristiwa.detail.shouldSwap = false;
      tertunda = elt.matches("form") ? elt : tertunda;
    }
  });

  const galat = (teks) => {
    const wadah = document.getElementById("gangguan");
    if (wadah) {
      wadah.hidden = false;
      wadah.textContent = teks;
    }
  };

  // A session that has ended answers a part of a page with the sign-in page: open that instead of swapping it in.
  document.addEventListener("htmx:beforeSwap", (peristiwa) => {
    const alamat = peristiwa.detail.xhr.responseURL;
    if (alamat && new URL(alamat).pathname === "/masuk/" && window.location.pathname !== "/masuk/") {
      peristiwa.detail.shouldSwap = false;
      window.location.reload();
    }
  });

  document.addEventListener("htmx:responseError", (peristiwa) => {
    galat(`Permintaan gagal (galat ${peristiwa.detail.xhr.status}). Muat ulang halaman, lalu coba lagi.`);
  });

  document.addEventListener("htmx:sendError", () => {
    galat("Server tidak dapat dihubungi. Periksa jaringan, lalu coba lagi.");
  });

  document.addEventListener("htmx:afterOnLoad", () => {
    document.getElementById("gangguan")?.setAttribute("hidden", "");
  });

  document.addEventListener("DOMContentLoaded", () => {
    if (document.activeElement === document.body) {
      document.querySelector(".ringkasan-galat")?.focus();
    }
  });
})();
