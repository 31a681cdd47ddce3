// Dropping a file on the upload form; the page works without it.
(() => {
  "use strict";
  const formulir = document.querySelector("form[data-seret]");
  const isian = formulir?.querySelector("input[type=file]");
  if (!isian) {
    return;
  }
  formulir.querySelector("[data-seret-petunjuk]").hidden = false;
  const tandai = (menyala) => formulir.classList.toggle("seret", menyala);
  formulir.addEventListener("dragover", (peristiwa) => { peristiwa.preventDefault(); tandai(true); });
  formulir.addEventListener("dragleave", () => tandai(false));
  formulir.addEventListener("drop", (peristiwa) => {
    peristiwa.preventDefault();
    tandai(false);
    if (peristiwa.dataTransfer.files.length) {
      isian.files = peristiwa.dataTransfer.files;
    }
  });
})();
