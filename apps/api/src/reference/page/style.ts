/** The one style sheet of the reference: calm, readable at every width, light and dark as the reader's system is. */
export const style = `
:root {
  --paper: #ffffff; --raised: #f6f7f9; --ink: #1c2430; --soft: #56606f; --line: #e4e7ec; --accent: #0b6bcb; --must: #a8480a; --mark: #fff6d9;
  --code-paper: #131a24; --code-ink: #dbe3ee; --code-soft: #8c99aa; --code-key: #9ecbff; --code-text: #a5dba8; --code-number: #f2c083;
  --get: #0b6bcb; --post: #17794a; --patch: #96590a; --put: #96590a; --delete: #b3261e;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #10151d; --raised: #18202b; --ink: #e6eaf0; --soft: #9aa6b5; --line: #263040; --accent: #6cb2ff; --must: #f0a46b; --mark: #2b2a1c;
    --code-paper: #0a0e14;
    --get: #6cb2ff; --post: #63c990; --patch: #e3ac5c; --put: #e3ac5c; --delete: #f28b82;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 76px; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.62 var(--sans); }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
code, pre, var { font-family: var(--mono); font-size: .875em; font-style: normal; }
p code, li code, dd code { background: var(--raised); padding: .1em .35em; border-radius: 4px; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.25; font-weight: 620; letter-spacing: -.011em; margin: 0; text-wrap: balance; }
h1 { font-size: 32px; letter-spacing: -.02em; }
h2 { font-size: 24px; padding: 64px 0 20px; border-bottom: 1px solid var(--line); }
h3 { font-size: 19px; margin-bottom: 10px; }
h4 { font-size: 13px; margin: 30px 0 4px; }
h4 span { color: var(--soft); font: 12px var(--mono); margin-left: 6px; letter-spacing: 0; }
h2 a, h3 a { color: inherit; }
p, ul { margin: 0 0 12px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 12px; top: 12px; z-index: 3; background: var(--paper); padding: 6px 12px; }

.top { position: sticky; top: 0; z-index: 2; height: 56px; display: flex; align-items: center; gap: 28px; padding: 0 28px; background: var(--paper); border-bottom: 1px solid var(--line); }
.brand { font-weight: 680; font-size: 17px; letter-spacing: -.02em; color: var(--ink); }
.top nav { display: flex; gap: 22px; font-size: 14px; }
.top nav a { color: var(--soft); }
.top nav a[aria-current] { color: var(--ink); font-weight: 550; }
.frame { display: grid; grid-template-columns: 272px minmax(0, 1fr); max-width: 1480px; margin: 0 auto; }
.side { position: sticky; top: 56px; height: calc(100vh - 56px); overflow-y: auto; padding: 26px 14px 60px 28px; border-right: 1px solid var(--line); font-size: 13px; scrollbar-width: thin; }
.fold { display: none; }
.side p, .fold p { margin: 22px 0 4px; font-weight: 620; }
.side p:first-child { margin-top: 0; }
.side p a, .fold p a { color: var(--ink); }
.side ul, .fold ul { list-style: none; margin: 0; padding: 0; }
.side li a, .fold li a { display: flex; gap: 8px; align-items: baseline; padding: 3px 0; color: var(--soft); line-height: 1.4; }
.side li a:hover { color: var(--ink); text-decoration: none; }
.side code, .fold code { font-size: 11.5px; background: none; padding: 0; overflow-wrap: anywhere; }
main { padding: 44px 48px 140px; min-width: 0; }
.lead { max-width: 68ch; }
.lead p { font-size: 17px; color: var(--soft); margin-top: 12px; }

.endpoint { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 430px); gap: 44px; padding: 44px 0; border-bottom: 1px solid var(--line); }
.endpoint:target .words h3 a { background: var(--mark); box-shadow: 0 0 0 6px var(--mark); border-radius: 2px; }
.alone { grid-template-columns: minmax(0, 1fr); }
.words { min-width: 0; max-width: 72ch; }
.samples { min-width: 0; align-self: start; position: sticky; top: 76px; display: grid; gap: 16px; }
.route { display: flex; gap: 10px; align-items: baseline; margin-bottom: 14px; }
.route code { background: none; padding: 0; font-size: 14px; }
.method { font: 650 11px/1 var(--mono); letter-spacing: .02em; flex: none; }
.side .method, .fold .method { font-size: 9px; width: 38px; text-align: right; }
.get { color: var(--get); } .post { color: var(--post); } .patch { color: var(--patch); } .put { color: var(--put); } .delete { color: var(--delete); }
.needs, .quiet { color: var(--soft); font-size: 13.5px; }
.fix { border-left: 2px solid var(--accent); padding-left: 14px; }
var { color: var(--must); }

.field { padding: 11px 0; border-top: 1px solid var(--line); }
.fields > .field:first-child { border-top: 0; }
.field p { margin: 0; font-size: 14px; color: var(--soft); }
.field .name { color: var(--ink); display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: baseline; }
.field .name code { background: none; padding: 0; font-weight: 620; font-size: 13px; }
.type, .limits, .must { font-size: 12.5px; color: var(--soft); }
.must { color: var(--must); font-weight: 550; }
.limits { overflow-wrap: anywhere; }
.values { line-height: 1.9; }
.field .values code { font-size: 11.5px; }
details > summary { cursor: pointer; font-size: 13px; color: var(--accent); padding: 4px 0; width: fit-content; }
.field details > .fields { border: 1px solid var(--line); border-radius: 8px; padding: 2px 14px; margin: 6px 0 4px; }
.errors { margin: 4px 0 0; font-size: 13px; display: flex; flex-wrap: wrap; gap: 0 24px; }
.errors div { display: flex; gap: 10px; padding: 2px 0; }
.errors dt { color: var(--soft); font: 12px/1.9 var(--mono); }
.errors dd { margin: 0; display: flex; flex-wrap: wrap; gap: 0 14px; }
.errors a { font: 12px/1.9 var(--mono); }

figure { margin: 0; background: var(--code-paper); color: var(--code-ink); border-radius: 10px; overflow: hidden; border: 1px solid var(--line); }
figcaption { padding: 9px 16px; font-size: 12px; color: var(--code-soft); border-bottom: 1px solid #ffffff14; }
pre { margin: 0; padding: 14px 16px; overflow: auto; max-height: 520px; line-height: 1.6; font-size: 12.5px; scrollbar-width: thin; }
pre code { font-size: inherit; }
pre .k { color: var(--code-key); } pre .s { color: var(--code-text); } pre .n { color: var(--code-number); }
.empty { color: var(--soft); font-size: 13px; margin: 0; }

@media (max-width: 1120px) {
  .endpoint { grid-template-columns: minmax(0, 1fr); gap: 24px; }
  .samples { position: static; }
}
@media (max-width: 800px) {
  .frame { grid-template-columns: minmax(0, 1fr); }
  .side { display: none; }
  .fold { display: block; border-bottom: 1px solid var(--line); padding: 10px 20px; font-size: 14px; }
  .fold li a { padding: 6px 0; }
  .top { padding: 0 20px; gap: 20px; }
  .top nav { gap: 16px; }
  main { padding: 28px 20px 100px; }
  h1 { font-size: 27px; }
  h2 { font-size: 22px; padding-top: 48px; }
  .endpoint { padding: 34px 0; }
}
@media print { .side, .fold, .top { display: none; } .frame { display: block; } }
`;
