"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  document.documentElement.classList.add("on");
  const rows = [...document.querySelectorAll(".row:not(.fold)")];
  const seen = () => rows.filter((row) => row.checkVisibility({ contentVisibilityAuto: false }));
  let now = null;
  const go = (step) => {
    const all = seen();
    if (!all.length) return;
    const at = all.indexOf(now);
    const to = at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length;
    now?.classList.remove("now");
    now = all[to];
    now.classList.add("now");
    now.tabIndex = -1;
    now.focus({ preventScroll: true });
    now.scrollIntoView({ block: "center" });
    $("position").textContent = $("position").dataset.say.replace("{i}", to + 1).replace("{n}", all.length);
  };
  const show = () => {
    const target = location.hash.length > 1 && $(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const fold = target.closest("details");
    if (fold) fold.open = true;
    const row = target.closest(".row");
    if (row && !row.checkVisibility()) {
      document.querySelectorAll("[id^=f-]").forEach((box) => { box.checked = box.id !== "f-facts"; });
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
  addEventListener("beforeprint", () => document.querySelectorAll(".fold").forEach((fold) => { fold.dataset.was = fold.open; fold.open = true; }));
  addEventListener("afterprint", () => document.querySelectorAll(".fold").forEach((fold) => { fold.open = fold.dataset.was === "true"; }));
  show();
})();
