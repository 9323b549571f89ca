/** The report's only style sheet; it prints on two A4 pages and needs no font, image or script from anywhere. */
export const reportStyle = `
@page { size: A4; margin: 11mm 15mm; }
* { box-sizing: border-box; }
body { font: 14px/1.45 'Inter Variable', Inter, system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif; color: #1b2025; background: #fff; margin: 0 auto; padding: 24px; max-width: 760px; font-variant-numeric: tabular-nums; }
h1 { font-size: 22px; line-height: 1.25; margin: 4px 0 6px; text-wrap: balance; }
h2 { font-size: 15px; margin: 20px 0 6px; }
p, dd { margin: 0 0 6px; }
.eyebrow { color: #0a6059; font-weight: 600; }
.muted, figcaption, footer { color: #4c535b; font-size: 12.5px; }
.banner { border: 1px solid #edd5ab; background: #fdf4e3; color: #7d4304; padding: 8px 12px; border-radius: 8px; margin: 10px 0; }
dl { display: grid; grid-template-columns: 150px 1fr; gap: 2px 16px; margin: 0; }
dt { color: #4c535b; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { text-align: right; padding: 5px 8px; border-bottom: 1px solid #e5e5e0; vertical-align: top; }
td { white-space: nowrap; } th:first-child, td:first-child { text-align: left; padding-left: 0; white-space: normal; }
th { font-weight: 600; color: #4c535b; }
figure { margin: 8px 0; }
svg { width: 100%; height: auto; display: block; font: 11px 'Inter Variable', Inter, system-ui, 'DejaVu Sans', sans-serif; fill: #1b2025; }
svg.days { max-width: 560px; } svg.wide { max-width: none; }
.evid { stroke: #0e7c72; fill: #0e7c72; } .pred { stroke: #6a48c4; fill: #fff; } circle.evid { fill: #fff; }
.key { display: inline-block; width: 12px; height: 12px; border-radius: 2px; vertical-align: -1px; margin-right: 5px; }
.key.e { background: #0e7c72; } .key.p { border: 1.5px dashed #6a48c4; background: repeating-linear-gradient(45deg, #cfc3f0 0 2px, #fff 2px 4px); }
ul { margin: 0 0 6px; padding-left: 18px; } li { margin-bottom: 3px; }
code { font: 11px ui-monospace, 'DejaVu Sans Mono', Menlo, monospace; overflow-wrap: anywhere; }
section { break-inside: avoid; }
footer { border-top: 1px solid #e5e5e0; margin-top: 18px; padding-top: 8px; }
@media print {
  body { padding: 0; max-width: none; font-size: 9pt; line-height: 1.3; }
  h1 { font-size: 15pt; margin: 2px 0 4px; text-wrap: wrap; }
  h2 { font-size: 10.5pt; margin: 9px 0 3px; }
  p, dd { margin: 0 0 3px; }
  ul { margin: 0 0 3px; } li { margin-bottom: 1px; }
  figure { margin: 3px 0; }
  table { font-size: 8.5pt; } td, th { padding: 2px 6px; }
  .muted, figcaption, footer { font-size: 8pt; }
  .banner { padding: 4px 10px; margin: 5px 0; }
  dl { grid-template-columns: 90px 1fr; gap: 1px 12px; } code { font-size: 7.5pt; }
  svg.density { max-height: 5.4cm; } svg.days { max-width: 520px; }
  footer { margin-top: 8px; padding-top: 4px; }
}
`;
