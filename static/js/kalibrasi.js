// The board of a calibration session. Without this file every name leads to the form that does the same.
// - a name dragged to another box opens the form for that box; on the way back nothing has happened yet
// - [data-dialog] links open in the dialog instead of a page of their own; [data-tutup] closes it
// - while somebody drags or the dialog is open the board does not fetch itself, so that nothing moves underneath
(() => {
  "use strict";

  const dialog = () => document.getElementById("dialog-pindah");
  let diseret = null;
  let asalFokus = "";

  const buka = (alamat) => {
    asalFokus = document.activeElement?.id ?? "";
    window.htmx.ajax("GET", alamat, { target: "#isi-dialog", swap: "innerHTML" }).then(() => {
      if (document.querySelector("#isi-dialog .pindah") && !dialog().open) {
        dialog().showModal();
      }
      dialog().querySelector("[role=alert], select, textarea")?.focus();
    });
  };

  const tutup = () => {
    dialog()?.close();
  };

  const bersihkan = () => {
    diseret?.classList.remove("orang--diseret");
    document.querySelectorAll(".papan__kotak--sasaran").forEach((satu) => satu.classList.remove("papan__kotak--sasaran"));
    diseret = null;
  };

  const sasaran = (peristiwa) => {
    const kotak = peristiwa.target.closest?.(".papan__kotak");
    return diseret && kotak && kotak.dataset.kotak !== diseret.dataset.asal ? kotak : null;
  };

  document.addEventListener("dragstart", (peristiwa) => {
    const orang = peristiwa.target.closest?.(".orang[draggable=true]");
    if (!orang) {
      return;
    }
    diseret = orang;
    orang.classList.add("orang--diseret");
    peristiwa.dataTransfer.effectAllowed = "move";
    peristiwa.dataTransfer.setData("text/plain", orang.querySelector(".orang__nama").textContent);
  });

  document.addEventListener("dragover", (peristiwa) => {
    const kotak = sasaran(peristiwa);
    if (!kotak) {
      return;
    }
    peristiwa.preventDefault();
    peristiwa.dataTransfer.dropEffect = "move";
    if (!kotak.classList.contains("papan__kotak--sasaran")) {
      document.querySelectorAll(".papan__kotak--sasaran").forEach((satu) => satu.classList.remove("papan__kotak--sasaran"));
      kotak.classList.add("papan__kotak--sasaran");
    }
  });

  document.addEventListener("drop", (peristiwa) => {
    const kotak = sasaran(peristiwa);
    if (kotak) {
      peristiwa.preventDefault();
      const alamat = new URL(diseret.querySelector(".orang__nama").href);
      alamat.searchParams.set("kotak", kotak.dataset.kotak);
      buka(alamat.pathname + alamat.search);
    }
    bersihkan();
  });

  document.addEventListener("dragend", bersihkan);

  document.addEventListener("click", (peristiwa) => {
    if (peristiwa.defaultPrevented || peristiwa.button || peristiwa.ctrlKey || peristiwa.metaKey || peristiwa.shiftKey) {
      return;
    }
    const tautan = peristiwa.target.closest("a[data-dialog]");
    if (tautan && dialog()) {
      peristiwa.preventDefault();
      buka(tautan.getAttribute("href"));
    } else if (peristiwa.target.closest("[data-tutup]") && dialog()?.open) {
      peristiwa.preventDefault();
      tutup();
    }
  });

  document.addEventListener("htmx:beforeRequest", (peristiwa) => {
    const sendiri = peristiwa.target.id === "hasil" && peristiwa.detail.requestConfig.triggeringEvent?.type !== "kalibrasi-tersimpan";
    if (sendiri && (diseret || dialog()?.open)) {
      peristiwa.preventDefault();
    }
  });

  // What was asked for before the dragging began may come during it.
  document.addEventListener("htmx:beforeSwap", (peristiwa) => {
    if (peristiwa.detail.target.id === "hasil" && diseret) {
      peristiwa.detail.shouldSwap = false;
    }
  });

  document.addEventListener("kalibrasi-tersimpan", tutup);

  document.addEventListener("htmx:afterSettle", (peristiwa) => {
    if (peristiwa.target.id === "hasil" && asalFokus) {
      document.getElementById(asalFokus)?.focus();
      asalFokus = "";
    }
  });
})();
