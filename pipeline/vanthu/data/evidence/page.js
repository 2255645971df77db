"use strict";
const root = document.documentElement;
const saved = (() => { try { return localStorage.getItem("vanthu-language"); } catch { return null; } })();
if (saved) root.lang = saved;
document.getElementById("language").addEventListener("click", () => {
  root.lang = root.lang === "vi" ? "en" : "vi";
  try { localStorage.setItem("vanthu-language", root.lang); } catch { /* pages opened from a file may have no storage */ }
});
function show(fact, fromRow) {
  document.querySelectorAll(".on").forEach((e) => e.classList.remove("on"));
  const all = [...document.querySelectorAll("[data-fact]")].filter((e) => e.dataset.fact.split(" ").includes(fact));
  all.forEach((e) => e.classList.add("on"));
  const wanted = fromRow ? ["BUTTON", "MARK"] : ["TR"];
  const target = all.find((e) => wanted.includes(e.tagName));
  if (target) target.scrollIntoView({ block: "center", behavior: "smooth" });
}
document.addEventListener("click", (event) => {
  const element = event.target.closest("[data-fact]");
  if (!element) return;
  const fact = element.dataset.fact.split(" ")[0];
  history.replaceState(null, "", "#" + fact);
  show(fact, element.tagName === "TR" || element.tagName === "LI");
});
const filter = document.getElementById("filter");
if (filter) filter.addEventListener("change", () => {
  document.querySelectorAll("[data-table]").forEach((e) => { e.hidden = Boolean(filter.value) && e.dataset.table !== filter.value; });
});
if (location.hash.length > 1) show(location.hash.slice(1), true);
