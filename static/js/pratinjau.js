// The preview beside a form with data-pratinjau="id of its preview button": renewed a moment after the last change.
// Without this file the button does it.
(() => {
  "use strict";

  const formulir = document.querySelector("form[data-pratinjau]");
  const tombol = formulir && document.getElementById(formulir.dataset.pratinjau);
  if (!tombol) {
    return;
  }
  const lebar = window.matchMedia("(min-width: 64rem)");
  let tunggu = 0;

  const minta = () => {
    window.clearTimeout(tunggu);
    tunggu = window.setTimeout(() => { if (lebar.matches) formulir.requestSubmit(tombol); }, 700);
  };

  formulir.addEventListener("input", minta);
  formulir.addEventListener("change", minta);
  minta();
})();
