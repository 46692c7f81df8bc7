"use strict";
(() => {
  document.documentElement.classList.add("on");
  const $ = (id) => document.getElementById(id);
  const box = $("filter"), shown = $("shown"), more = $("more");
  const all = [...document.querySelectorAll(".one")];
  const texts = all.map((one) => one.textContent.toLowerCase().replace(/\s+/g, " "));
  let most = 100;
  const search = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    let n = 0;
    all.forEach((one, i) => {
      const fits = words.every((word) => texts[i].includes(word));
      n += fits;
      const hide = !fits || n > most;
      if (one.hidden !== hide) one.hidden = hide;
    });
    shown.textContent = words.length || n > most ? shown.dataset.say.replace("{n}", Math.min(n, most)).replace("{fit}", n).replace("{all}", all.length) : "";
    more.hidden = n <= most;
  };
  box.addEventListener("input", search);
  more.onclick = () => { most = Infinity; search(); };
  addEventListener("beforeprint", () => { most = Infinity; search(); });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement === box) { box.value = ""; search(); }
  });
  search();
})();
