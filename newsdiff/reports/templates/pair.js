"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  document.documentElement.classList.add("on");
  const rows = all(".row:not(.fold)");
  const seen = () => rows.filter((row) => row.checkVisibility({ contentVisibilityAuto: false }));
  let now = null;
  const go = (step) => {
    const open = seen(), n = open.length;
    if (!n) return;
    const at = open.indexOf(now);
    const to = at < 0 ? (step > 0 ? 0 : n - 1) : (at + step + n) % n;
    now?.classList.remove("now");
    now = open[to];
    now.classList.add("now");
    now.tabIndex = -1;
    now.focus({ preventScroll: true });
    now.scrollIntoView({ block: "center" });
    $("position").textContent = $("position").dataset.say.replace("{i}", to + 1).replace("{n}", n);
  };
  const show = () => {
    const target = location.hash.length > 1 && $(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const fold = target.closest("details");
    if (fold) fold.open = true;
    const row = target.closest(".row");
    if (row && !row.checkVisibility()) {
      all("[id^=f-]").forEach((box) => { box.checked = box.id !== "f-facts"; });
      $("v-inline").checked = true;
    }
    target.scrollIntoView({ block: "start" });
  };
  const flip = (id) => { $(id).checked = !$(id).checked; };
  const keys = {
    j: () => go(1), k: () => go(-1),
    i: () => { $("v-inline").checked = true; }, s: () => { $("v-sides").checked = true; }, l: () => { $("v-later").checked = true; },
    u: () => flip("f-unchanged"), f: () => flip("f-facts"), "?": () => $("keys").showModal(),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !$("keys-on").checked || $("keys").open) return;
    if (event.target.matches("input:not([type=checkbox], [type=radio]), textarea, select")) return;
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });
  $("next").onclick = keys.j;
  $("previous").onclick = keys.k;
  $("help").onclick = keys["?"];
  $("close").onclick = () => $("keys").close();
  addEventListener("hashchange", show);
  addEventListener("beforeprint", () => all(".fold, .statements").forEach((fold) => { fold.dataset.was = fold.open; fold.open = true; }));
  addEventListener("afterprint", () => all("[data-was]").forEach((fold) => { fold.open = fold.dataset.was === "true"; }));
  show();
})();
