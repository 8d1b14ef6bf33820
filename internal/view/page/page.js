"use strict";
// Without this script every number in the text is a link to its card, and back.
(() => {
  const names = { s: "source", k: "cue", c: "content" };
  const order = [...document.querySelectorAll(".card")].map((card) => card.dataset.s);
  const parts = new Map(order.map((id) => [id, []]));
  for (const el of document.querySelectorAll("[data-s]")) {
    for (const id of el.dataset.s.split(" ")) parts.get(id)?.push(el);
  }
  let shown = null; // the statement that is lit
  let held = null; // the statement that stays lit when the pointer leaves

  // Of several statements the last one is the innermost.
  const statementAt = (el) => el?.closest?.("[data-s]")?.dataset.s.split(" ").at(-1) ?? null;

  const show = (id) => {
    if (id === shown) return;
    for (const el of parts.get(shown) ?? []) {
      el.classList.remove("on");
      el.removeAttribute("data-label");
      el.removeAttribute("aria-current");
    }
    shown = id;
    const labelled = new Set();
    for (const el of parts.get(id) ?? []) {
      el.classList.add("on");
      if (el.classList.contains("card")) el.setAttribute("aria-current", "true");
      if (!el.dataset.r) continue;
      const role = el.dataset.r.split(" ")[el.dataset.s.split(" ").indexOf(id)];
      if (!labelled.has(role)) el.dataset.label = names[role];
      labelled.add(role);
    }
  };

  const go = (id, toText) => {
    const target = document.getElementById(toText ? id : id + "c");
    if (!target) return;
    (toText ? target : target.querySelector(".num")).focus({ preventScroll: true });
    held = id;
    show(id);
    document.getElementById(id)?.scrollIntoView({ block: "nearest" });
    target.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("mouseover", (e) => show(statementAt(e.target) ?? held));
  document.addEventListener("mouseleave", () => show(held));
  document.addEventListener("focusin", (e) => {
    const id = statementAt(e.target);
    if (id) show((held = id));
  });
  document.addEventListener("click", (e) => {
    const id = statementAt(e.target);
    const link = e.target.closest("a");
    if (link && id) {
      e.preventDefault();
      go(id, !link.classList.contains("mark"));
    } else if (!link) {
      held = id === held ? null : id;
      show(held);
      if (held && e.target.closest(".seg")) document.getElementById(held + "c")?.scrollIntoView({ block: "nearest" });
    }
  });
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || !order.length) return;
    const inside = statementAt(document.activeElement) !== null;
    const step = { j: 1, k: -1, ArrowDown: inside && 1, ArrowUp: inside && -1 }[e.key];
    if (step) {
      const at = order.indexOf(held);
      const next = at < 0 ? (step > 0 ? 0 : order.length - 1) : at + step;
      if (next >= 0 && next < order.length) go(order[next], false);
      e.preventDefault();
    } else if (e.key === "Enter" && document.activeElement?.classList.contains("card")) {
      go(statementAt(document.activeElement), true);
      e.preventDefault();
    } else if (e.key === "Escape") {
      held = null;
      document.activeElement?.blur();
      show(null);
    }
  });
  const start = location.hash.slice(1).replace(/c$/, "");
  if (parts.has(start)) show((held = start));
})();
