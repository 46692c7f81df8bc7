"use strict";
(() => {
  document.documentElement.classList.add("on");
  const box = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const all = [...document.querySelectorAll(".one")];
  const texts = all.map((one) => one.textContent.toLowerCase().replace(/\s+/g, " "));
  const search = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    let n = 0;
    all.forEach((one, i) => {
      const fits = words.every((word) => texts[i].includes(word));
      if (one.hidden === fits) one.hidden = !fits;
      n += fits;
    });
    shown.textContent = words.length ? shown.dataset.say.replace("{n}", n).replace("{all}", all.length) : "";
  };
  box.addEventListener("input", search);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement === box) { box.value = ""; search(); }
  });
  search();
})();
