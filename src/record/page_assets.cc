#include "record/page_assets.h"

namespace hearsay {

std::string_view page_style() {
  return R"css(
:root { color-scheme: light dark;
  --bg: #faf9f6; --panel: #fff; --ink: #1f1d1a; --soft: #6d6860; --line: #e2ded5;
  --src: #1d5a9e; --cue: #86459a; --con: rgba(214, 160, 30, .15); --con2: rgba(214, 160, 30, .27);
  --con3: rgba(214, 160, 30, .40); --on: rgba(255, 214, 64, .55);
  --q1: #23788b; --q2: #2b7a3d; --q3: #b0601a; --q4: #ad2b2b; }
@media (prefers-color-scheme: dark) { :root {
  --bg: #191816; --panel: #22211e; --ink: #e9e6df; --soft: #a19b90; --line: #3a3732;
  --src: #7db4f0; --cue: #d39be6; --con: rgba(230, 180, 60, .11); --con2: rgba(230, 180, 60, .20);
  --con3: rgba(230, 180, 60, .30); --on: rgba(200, 150, 0, .55);
  --q1: #55b3c8; --q2: #5fbf76; --q3: #e69a4f; --q4: #f07a72; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink);
  font: 16px/1.6 Georgia, "Times New Roman", serif; }
.bar, .card, .meta, .sum { font-family: system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
.bar { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; align-items: center;
  padding: .55rem 1.2rem; background: var(--panel); border-bottom: 1px solid var(--line); font-size: .82rem; }
.bar h1 { font-size: 1rem; margin: 0; }
.bar fieldset { display: flex; flex-wrap: wrap; gap: .1rem .7rem; border: 0; margin: 0; padding: 0; }
.bar legend { float: left; padding: 0; color: var(--soft); }
.bar label { cursor: pointer; white-space: nowrap; }
.bar input { margin: 0 .25rem 0 0; vertical-align: -1px; accent-color: var(--soft); }
section { max-width: 84rem; margin: 0 auto; padding: 1.4rem 1.2rem 2.5rem; }
section + section { border-top: 1px solid var(--line); }
h2 { margin: 0; font-size: 1.55rem; line-height: 1.25; }
.meta { margin: .25rem 0 0; color: var(--soft); font-size: .85rem; }
.meta a { color: inherit; }
.sum { margin: .7rem 0 0; font-size: .88rem; max-width: 60rem; }
.cols { display: grid; grid-template-columns: minmax(0, 44rem) minmax(21rem, 1fr); gap: 2.6rem; margin-top: 1.1rem; }
.text { max-width: 44rem; font-size: 1.08rem; line-height: 1.85; overflow-wrap: break-word; }
.text p { margin: 0 0 1em; }
.con { background: var(--con); padding: .14em 0; } .con.d2 { background: var(--con2); }
.con.d3 { background: var(--con3); }
.src { color: var(--src); text-decoration: underline; text-underline-offset: .2em; text-decoration-thickness: 1.5px; }
.cue { color: var(--cue); font-style: italic; }
.q1 { --q: var(--q1); } .q2 { --q: var(--q2); } .q3 { --q: var(--q3); } .q4 { --q: var(--q4); }
.ev { cursor: pointer; box-shadow: inset 0 -.16em 0 var(--q); font-weight: 600; }
.n { display: inline-block; min-width: 1.35em; padding: 0 .3em; margin: 0 .12em; border: 0; border-radius: .7em;
  background: var(--q); color: var(--panel); font: 700 .68rem/1.4 system-ui, "DejaVu Sans", sans-serif;
  text-align: center; user-select: none; }
button.n { cursor: pointer; vertical-align: .35em; }
.cards { position: sticky; top: 3.4rem; align-self: start; max-height: calc(100vh - 4rem); overflow-y: auto;
  margin: 0; padding: 0 .3rem 1rem 0; list-style: none; }
.card { margin: 0 0 .7rem; padding: .6rem .8rem .5rem; background: var(--panel); border: 1px solid var(--line);
  border-left: 4px solid var(--q); border-radius: 5px; font-size: .84rem; line-height: 1.45; }
.card header { display: flex; flex-wrap: wrap; gap: .2rem .4rem; align-items: center; }
.card p { margin: .3rem 0 0; }
.type { color: var(--q); letter-spacing: .03em; }
.mode { color: var(--q); } .mode::before { content: "/ "; color: var(--soft); }
.who { font-size: .95rem; } .party { font-weight: 600; } .arrow { color: var(--q); font-weight: 700; }
small, .facts, .nobody, details { color: var(--soft); }
small { font-size: .78em; letter-spacing: .02em; }
.chip { display: inline-block; margin-left: .3rem; padding: 0 .4em; border: 1px solid var(--line); border-radius: .7em;
  color: var(--soft); font-size: .72rem; line-height: 1.45; white-space: nowrap; }
.card header .chip { margin-left: 0; }
.chip.flag { border-color: var(--q); color: var(--q); font-weight: 600; }
.chain { margin: .45rem 0 0; padding: 0; list-style: none; }
.chain li { position: relative; padding-left: 1.1rem; }
.chain li + li::before { content: "\21B3"; position: absolute; left: 0; color: var(--soft); }
.chain li:nth-child(2) { margin-left: .6rem; } .chain li:nth-child(3) { margin-left: 1.2rem; }
.chain li:nth-child(4) { margin-left: 1.8rem; } .chain li:nth-child(n+5) { margin-left: 2.4rem; }
.chain .report { padding-left: 0; color: var(--soft); }
.link b { color: var(--src); } .link i { color: var(--cue); } .link.report b { color: var(--ink); }
.link.none b { color: var(--soft); }
.said { font-family: Georgia, "Times New Roman", serif; }
details { margin-top: .35rem; font-size: .75rem; } summary { cursor: pointer; width: max-content; }
.on { background: var(--on); } .n.on { background: var(--q); outline: 2px solid var(--on); } .card.on { background: var(--panel); outline: 2px solid var(--q); }
.no-src .text .src { color: inherit; text-decoration: none; }
.no-cue .text .cue { color: inherit; font-style: normal; }
.no-con .text .con { background: none; }
.no-q1 .card.q1, .no-q2 .card.q2, .no-q3 .card.q3, .no-q4 .card.q4,
.no-q1 .n.q1, .no-q2 .n.q2, .no-q3 .n.q3, .no-q4 .n.q4,
.no-v-report .v-report, .no-v-named .v-named, .no-v-unnamed .v-unnamed, .no-v-collective .v-collective,
.no-v-document .v-document, .no-v-none .v-none { display: none; }
.no-q1 .ev.q1, .no-q2 .ev.q2, .no-q3 .ev.q3, .no-q4 .ev.q4 { box-shadow: none; font-weight: inherit; }
@media (max-width: 60rem) { .cols { grid-template-columns: 1fr; } .bar { position: static; }
  .cards { position: static; max-height: none; } }
@media print { .bar { display: none; } .cards { position: static; max-height: none; overflow: visible; }
  .card { break-inside: avoid; } }
)css";
}

std::string_view page_script() {
  // Filters set a class on the body; a card or a piece of text lights up all that belongs to it in its document.
  return R"js(
for (const box of document.querySelectorAll(".bar input"))
  box.addEventListener("change", () => document.body.classList.toggle("no-" + box.value, !box.checked));
const marks = (at, id) => at.closest("section").querySelectorAll('[data-m~="' + id + '"]');
const darken = () => document.querySelectorAll(".on").forEach(x => x.classList.remove("on"));
const light = at => {
  darken();
  const card = at.closest(".card"), link = at.closest(".link[data-m]");
  const ids = (link || card || at).dataset.m.split(" ");
  const events = ids.filter(id => id[0] === "e");
  for (const id of events.length ? events : ids) for (const x of marks(at, id)) x.classList.add("on");
};
document.addEventListener("mouseover", e => {
  const at = e.target.closest("[data-m]");
  if (at) light(at); else darken();
});
document.addEventListener("click", e => {
  const at = e.target.closest("[data-m]");
  if (!at || e.target.closest("summary")) return;
  light(at);
  const inCard = at.closest(".card");
  const id = at.dataset.m.split(" ").find(m => m[0] === (inCard && at !== inCard ? "a" : "e"));
  if (!id) return;
  for (const x of marks(at, id))
    if (!!x.closest(".card") !== !!inCard) { x.scrollIntoView({ block: "center", behavior: "smooth" }); break; }
});
)js";
}

}  // namespace hearsay
