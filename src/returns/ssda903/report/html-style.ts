/** The report's looks: plain, dark on white, one accent; a printed page keeps rows and headings together, and on a telephone a row is read downwards. */
export const STYLE = `
:root { --ink: #16202c; --soft: #4d5b6a; --line: #d5dce3; --accent: #0b5a6b; --wash: #f2f6f8; --warn: #8a4b00; }
* { box-sizing: border-box; }
html { font: 16px/1.5 system-ui, 'Segoe UI', Roboto, Arial, sans-serif; color: var(--ink); background: #fff; }
body { margin: 0; }
header, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2.5rem; }
.kicker { margin: 0; color: var(--accent); font-weight: 600; }
h1 { margin: 0.15em 0; font-size: 2.1rem; line-height: 1.15; letter-spacing: -0.015em; }
h2 { margin: 3rem 0 0.75rem; padding-top: 1rem; border-top: 3px solid var(--ink); font-size: 1.5rem; }
h3 { margin: 0 0 0.25rem; font-size: 1.15rem; }
a { color: var(--accent); }
a:focus-visible { outline: 3px solid #ffbf47; outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: #fff; padding: 0.5rem; }
.figures { display: grid; grid-template-columns: repeat(6, 1fr); gap: 1px; margin: 1.5rem 0 0; padding: 1px; background: var(--line); }
.figures div { background: var(--wash); padding: 0.8rem 1rem; display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.figures dt { color: var(--soft); font-size: 0.875rem; }
.figures dd { margin: 0; font-size: 1.75rem; font-weight: 650; font-variant-numeric: tabular-nums; line-height: 1.2; }
table { width: 100%; border-collapse: collapse; margin: 0.75rem 0; }
caption { text-align: left; color: var(--soft); font-size: 0.9rem; padding-bottom: 0.35rem; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.75rem 0.45rem 0; border-bottom: 1px solid var(--line); font-size: 0.94rem; }
thead th { color: var(--soft); font-size: 0.82rem; font-weight: 600; border-bottom: 2px solid var(--ink); }
tbody th { font-weight: 600; white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; width: 6.5rem; padding-right: 1.25rem; }
.bar { display: block; height: 4px; margin: 0.2rem 0 0 auto; background: var(--accent); }
.rule, .child { margin: 2rem 0 0; padding: 1.1rem 1.25rem 0.5rem; border: 1px solid var(--line); border-left: 4px solid var(--accent); }
.child { border-left-color: var(--ink); }
.says { margin: 0; max-width: 62ch; }
.look { margin: 0.25rem 0 0; color: var(--soft); font-size: 0.9rem; }
code { font: 600 0.86em ui-monospace, 'Cascadia Mono', Consolas, monospace; color: var(--soft); }
.field { display: inline-block; margin-right: 1rem; overflow-wrap: anywhere; }
.field i { color: var(--warn); font-style: normal; }
.tag { display: inline-block; padding: 0 0.5em; background: #fff3dc; color: var(--warn); font-size: 0.8rem; font-weight: 600; white-space: nowrap; }
.problems { padding-left: 1.2rem; }
.problems .unreadable { color: #9b1c1c; font-weight: 600; }
.codes { overflow-wrap: anywhere; }
.more { color: var(--soft); }
footer { margin-top: 3rem; padding-bottom: 3rem; color: var(--soft); font-size: 0.9rem; }
@media (max-width: 62rem) { .figures { grid-template-columns: repeat(3, 1fr); } }
@media (max-width: 30rem) { .figures { grid-template-columns: repeat(2, 1fr); } header, main, footer { padding-inline: 1rem; } }
@media screen and (max-width: 44rem) {
  table, caption, tbody, tr, th, td { display: block; }
  thead { position: absolute; left: -99rem; }
  tr { padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
  tbody th, tbody td { padding: 0.1rem 0; border: 0; overflow-wrap: anywhere; white-space: normal; }
  tbody .number { width: auto; text-align: left; }
  td[data-label]::before { content: attr(data-label) ' '; color: var(--soft); }
  .bar { display: none; }
}
@media print {
  @page { margin: 14mm; }
  html { font-size: 10.5pt; }
  header, main, footer { max-width: none; padding: 0; }
  .skip { display: none; }
  a { color: inherit; text-decoration: none; }
  tr, h2, h3, .says, .look { break-inside: avoid; }
  h2, h3, caption, .says, .look { break-after: avoid; }
  thead { display: table-header-group; }
  .figures div, .bar, .tag { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
