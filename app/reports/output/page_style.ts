/** How a report's page looks: light or dark as the reader has it, black on white on paper, heads on every sheet. */
export const PAGE_STYLE = `
:root{color-scheme:light dark}
body{margin:0 auto;padding:2rem;max-width:80rem;background:#fff;color:#0f172a;font:15px/1.45 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif}
header{display:flex;gap:1rem;align-items:flex-start;margin-bottom:1.5rem;color:#475569;font-size:.85rem}
header img{max-height:4rem;max-width:12rem}
p{margin:0}
h1{margin:0 0 .25rem;font-size:1.5rem}
.note{color:#475569}
figure{margin:1.5rem 0;max-width:60rem}
figure svg{width:100%;height:auto}
.sheet{margin-top:1.5rem;overflow-x:auto}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.35rem .75rem;border-bottom:1px solid #e2e8f0;text-align:start;vertical-align:top}
tbody th{font-weight:400}
.sum td,.sum th{font-weight:600}
thead th{border-bottom:2px solid #94a3b8}
thead th[scope=colgroup]{text-align:center}
tfoot th,tfoot td{border-top:2px solid #94a3b8;font-weight:600}
th.figure,td.figure{text-align:end;white-space:nowrap}
.empty{color:#475569}
@media (prefers-color-scheme:dark){body{background:#0f172a;color:#e2e8f0}header,.note,.empty{color:#cbd5e1}th,td{border-color:#334155}}
@media print{body{padding:0;max-width:none;background:#fff;color:#000;font-size:10pt}.sheet{overflow:visible}thead{display:table-header-group}tfoot{display:table-row-group}tr{break-inside:avoid}}
@page{margin:15mm}
`
