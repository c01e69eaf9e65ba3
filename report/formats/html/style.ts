import { colourProperties } from '@pca/charts';
import { readableAccent, type Brand } from '../../brand/brand.ts';

/** The page's style sheet: colours by theme and brand, then layout, then paper. */
export function styleSheet(brand: Brand): string {
  const theme = (name: 'light' | 'dark'): string => `:root{${colourProperties(name)};--pca-accent:${readableAccent(brand, name)}}`;
  return [
    theme('light'),
    `@media screen and (prefers-color-scheme:dark){${theme('dark')}}`,
    base,
    cover,
    layout,
    blocks,
    cards,
    tables,
    certificates,
    phone,
    paper,
  ].join('\n');
}

const base = `
*,*::before,*::after{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:24px;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--pca-surface);color:var(--pca-ink);font:400 16px/1.5 Inter,Carlito,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-variant-numeric:tabular-nums;-webkit-font-smoothing:antialiased}
p{margin:0}
a{color:var(--pca-accent)}
:focus-visible{outline:2px solid var(--pca-accent);outline-offset:2px;border-radius:4px}
main:focus{outline:none}
.skip{position:absolute;left:16px;top:-64px;background:var(--pca-accent);color:var(--pca-surface);padding:8px 16px;border-radius:6px;z-index:2}
.skip:focus{top:12px}
.number{white-space:nowrap}
.name{overflow-wrap:anywhere}
.chip{display:inline-flex;align-items:baseline;gap:4px;padding:2px 8px;border-radius:999px;font-size:12px;line-height:16px;font-weight:600;white-space:nowrap;border:1px solid transparent}
.chip.good{color:var(--pca-good);background:var(--pca-good-soft);border-color:color-mix(in srgb,var(--pca-good) 28%,transparent)}
.chip.bad{color:var(--pca-bad);background:var(--pca-bad-soft);border-color:color-mix(in srgb,var(--pca-bad) 28%,transparent)}
.chip.close{color:var(--pca-close);background:var(--pca-close-soft);border-color:color-mix(in srgb,var(--pca-close) 28%,transparent)}
.chip.neutral{color:var(--pca-muted);background:var(--pca-panel);border-color:var(--pca-line)}
.note,.source{color:var(--pca-muted);font-size:14px;line-height:20px}`;

const cover = `
.cover{background:var(--pca-panel);border-bottom:1px solid var(--pca-line)}
.cover-inner{max-width:1440px;margin:0 auto;padding:32px 32px 36px}
.eyebrow{display:flex;justify-content:space-between;align-items:center;gap:16px;font-size:14px;line-height:20px;color:var(--pca-muted);margin-bottom:40px}
.brand-name{font-weight:600;color:var(--pca-ink)}
.brand-name::before{content:"";display:inline-block;width:10px;height:10px;border-radius:3px;background:var(--pca-accent);margin-right:8px}
.logo{max-height:32px;max-width:200px}
.client{font-size:16px;font-weight:600;color:var(--pca-accent);margin-bottom:4px}
h1{font-size:32px;line-height:40px;font-weight:600;letter-spacing:-.018em;margin:0 0 24px;overflow-wrap:anywhere;text-wrap:balance}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(200px,1fr));gap:16px 32px;margin:0}
.facts dt{font-size:12px;line-height:16px;color:var(--pca-muted)}
.facts dd{margin:2px 0 0;font-size:14px;line-height:20px;overflow-wrap:anywhere}`;

const layout = `
.layout{max-width:1440px;margin:0 auto;padding:0 32px;display:grid;grid-template-columns:176px minmax(0,1fr);gap:40px}
.contents{position:sticky;top:0;align-self:start;padding:48px 0 24px;max-height:100vh;overflow-y:auto;font-size:14px;line-height:20px}
.contents-title{font-size:12px;line-height:16px;color:var(--pca-muted);font-weight:600;margin-bottom:8px}
.contents ol{list-style:none;margin:0;padding:0;border-left:1px solid var(--pca-line)}
.contents a{display:block;padding:4px 0 4px 16px;margin-left:-1px;border-left:2px solid transparent;color:var(--pca-muted);text-decoration:none;overflow-wrap:anywhere}
.contents a:hover{color:var(--pca-ink);border-left-color:var(--pca-accent)}
main{padding-bottom:64px;min-width:0}
section{padding:48px 0;border-bottom:1px solid var(--pca-line)}
section:last-child{border-bottom:0}
.section-name{font-size:12px;line-height:16px;font-weight:600;color:var(--pca-accent);margin-bottom:4px}
h2{font-size:24px;line-height:32px;font-weight:600;letter-spacing:-.012em;margin:0 0 24px;overflow-wrap:anywhere;text-wrap:balance}
h3{font-size:16px;line-height:24px;font-weight:600;margin:40px 0 12px}
section>p,section>.list{max-width:920px}
section>*+.note,section>*+.list{margin-top:12px}
footer{max-width:1440px;margin:0 auto;padding:24px 32px 48px;border-top:1px solid var(--pca-line);color:var(--pca-muted);font-size:12px;line-height:16px}`;

const blocks = `
.callout{display:flex;gap:12px;align-items:flex-start;margin:12px 0;padding:12px 16px;border-radius:8px;background:var(--pca-panel);border:1px solid var(--pca-line)}
.callout .chip{flex:none;margin-top:2px}
.callout p{overflow-wrap:anywhere;min-width:0}
#verdict{padding-top:48px}
#verdict h2{font-size:16px;line-height:24px;color:var(--pca-muted);margin-bottom:12px;letter-spacing:0}
#verdict .section-name{display:none}
#verdict .callout{flex-direction:column;background:none;border:0;border-radius:0;padding:0;gap:16px}
#verdict .callout p{font-size:24px;line-height:34px;font-weight:600;letter-spacing:-.012em;text-wrap:pretty}
#verdict .callout .chip{font-size:14px;line-height:20px;padding:4px 12px}
#verdict .facts{display:block;max-width:920px;margin-top:20px}
#verdict .facts>div{display:flex;gap:16px;margin-top:12px}
#verdict .facts dt{flex:0 0 88px;font-size:14px;line-height:24px;font-weight:600}
#verdict .facts dd{margin:0;font-size:16px;line-height:24px;min-width:0}
.facts+.note{margin-top:16px}
.note+.scroll{margin-top:32px}
.tiles{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(240px,1fr));gap:16px}
.tile{border:1px solid var(--pca-line);border-radius:10px;padding:16px;min-width:0;display:flex;flex-direction:column}
.tile-head{display:flex;justify-content:space-between;align-items:center;gap:8px;min-height:22px}
.tile-label{font-size:14px;line-height:20px;color:var(--pca-muted);font-weight:600}
.tile-figure{display:flex;justify-content:space-between;align-items:flex-end;gap:12px;margin:8px 0}
.tile-value{font-size:32px;line-height:40px;font-weight:600;letter-spacing:-.02em}
.tile-target{font-size:14px;line-height:20px}
.tile-line{font-size:12px;line-height:18px;color:var(--pca-muted)}
.flags{display:flex;flex-wrap:wrap;gap:6px;margin-top:8px}
.spark{flex:0 1 112px;min-width:64px}
svg{display:block;max-width:100%;height:auto}
figure{margin:0 0 40px;max-width:920px}
figcaption{margin-bottom:16px}
.figure-title{display:block;font-size:16px;line-height:24px;font-weight:600}
.figure-subtitle{display:block;font-size:14px;line-height:20px;color:var(--pca-muted);overflow-wrap:anywhere}
.source{font-size:12px;line-height:16px;margin-top:12px}
.narrow{display:none}
details{margin-top:12px}
summary{cursor:pointer;font-size:14px;line-height:24px;min-height:24px;color:var(--pca-accent);width:fit-content}
summary:hover{text-decoration:underline}
.inside{padding-top:8px}
.list{padding-left:20px;margin:0}
.list li{margin:0 0 8px;overflow-wrap:anywhere}
.list li::marker{color:var(--pca-muted)}`;

const cards = `
.card{border:1px solid var(--pca-line);border-left:3px solid var(--pca-plan);border-radius:4px 10px 10px 4px;padding:16px 20px;margin:0 0 16px;min-width:0;scroll-margin-top:24px}
.card.good{border-left-color:var(--pca-good)}
.card.bad{border-left-color:var(--pca-bad)}
.card.close{border-left-color:var(--pca-close)}
.card:target,tr:target{outline:2px solid var(--pca-accent);outline-offset:2px}
.card-head{display:flex;align-items:center;gap:8px;margin-bottom:8px}
.card-rank{font-size:12px;line-height:16px;color:var(--pca-muted)}
.card-main{display:flex;justify-content:space-between;align-items:flex-start;gap:24px}
.card-words{flex:1;min-width:0;max-width:720px}
.card-words p{font-size:14px;line-height:22px;margin-top:6px;overflow-wrap:anywhere;text-wrap:pretty}
.card-figure{flex:none;max-width:168px;text-align:right}
.card-value{font-size:20px;line-height:24px;font-weight:600;letter-spacing:-.01em}
.card-value.good{color:var(--pca-good)}
.card-value.bad{color:var(--pca-bad)}
.card-line{font-size:12px;line-height:16px;color:var(--pca-muted)}
.card .facts{margin-top:12px;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:12px 24px}
.card figure{margin:16px 0 0;padding-top:12px;border-top:1px solid var(--pca-grid);max-width:720px}
.card figcaption{margin-bottom:8px}
.card .figure-title{font-size:14px;line-height:20px}
.card .figure-subtitle{font-size:12px;line-height:16px}
.card .source,.card details{margin-top:4px}
.marks{list-style:none;display:flex;flex-wrap:wrap;gap:6px;margin:12px 0 0;padding:0}
.marks li{font-size:12px;line-height:16px;padding:1px 8px;border:1px solid var(--pca-line);border-radius:999px;color:var(--pca-muted)}
.card .note{font-size:12px;line-height:16px;margin-top:8px}`;

const tables = `
.scroll{overflow-x:auto;margin:0 0 12px}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:20px}
caption{text-align:left;font-weight:600;font-size:14px;line-height:20px;padding-bottom:8px;white-space:normal}
th,td{padding:8px;text-align:left;vertical-align:top;border-bottom:1px solid var(--pca-line)}
th:first-child,td:first-child{padding-left:0}
th:last-child,td:last-child{padding-right:0}
thead th{font-size:12px;line-height:16px;font-weight:600;color:var(--pca-muted);vertical-align:bottom;border-bottom:1px solid var(--pca-plan)}
tbody th{font-weight:400;min-width:128px;max-width:320px}
tbody th .name,tbody td .name{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;max-width:32ch}
tbody .prose .name{display:inline;max-width:none}
tbody th.prose,tbody th[colspan]{max-width:none}
tbody tr:hover{background:var(--pca-panel)}
.right{text-align:right}
td.right{white-space:nowrap}
.unit{font-weight:400}
.detail{display:block;font-size:12px;line-height:16px;color:var(--pca-muted)}
td .chip+.detail{margin-top:4px}
.group .detail{font-weight:400}
.group th{font-weight:600;padding-top:20px;max-width:none;border-bottom:1px solid var(--pca-plan)}
.total th,.total td{font-weight:600;border-top:1px solid var(--pca-plan)}
td{overflow-wrap:break-word;min-width:56px}`;

const certificates = `
.certificate{border:1px solid var(--pca-line);border-radius:10px;padding:20px;margin:0 0 16px;min-width:0}
.certificate-head{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:8px}
h4{font-size:16px;line-height:24px;font-weight:600;margin:0;min-width:0;overflow-wrap:anywhere}
.recognised{color:var(--pca-muted);font-size:14px;line-height:20px;margin-bottom:12px}
.reconciliation{font-size:14px;line-height:24px;margin-bottom:16px}
.certificate .facts{margin-bottom:12px}
.certificate details{margin-top:0;padding:6px 0;border-top:1px solid var(--pca-line)}
.certificate .callout{font-size:14px;line-height:20px}`;

const phone = `
@media (max-width:960px){
.layout{display:block;padding:0 20px}
.cover-inner{padding:20px 20px 28px}
.eyebrow{margin-bottom:28px}
.contents{position:static;padding:24px 0 0;max-height:none}
.contents ol{display:flex;flex-wrap:wrap;gap:4px 16px;border:0}
.contents a{padding:4px 0;margin:0;border:0;text-decoration:underline;text-underline-offset:3px;text-decoration-color:var(--pca-line)}
section{padding:36px 0}
footer{padding:24px 20px 40px}
}
@media screen and (max-width:640px){
.wide{display:none}
.narrow{display:block}
h1{font-size:24px;line-height:32px}
h2{font-size:20px;line-height:28px}
#verdict .callout p{font-size:20px;line-height:30px}
.facts{grid-template-columns:repeat(auto-fill,minmax(140px,1fr));gap:12px 20px}
.certificate,.card{padding:16px}
.card-main{flex-direction:column;gap:12px}
.card-figure{max-width:none;text-align:left}
#verdict .facts>div{flex-direction:column;gap:4px}
#verdict .facts dt{flex:none}
.callout{flex-direction:column;gap:8px}
tbody th{min-width:104px;max-width:180px}
}`;

const paper = `
@page{size:A4;margin:16mm 14mm 18mm}
@media print{
html{font-size:10pt}
body{font-size:10pt;line-height:1.45;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.layout{display:block;padding:0;max-width:none}
.cover{background:none;border-bottom:1px solid var(--pca-line)}
.cover-inner{padding:0 0 20px;max-width:none}
.contents,.skip,.behind{display:none}
section{padding:20px 0}
h1,h2,h3,h4,.section-name,caption,figcaption{break-after:avoid}
figure,.tile,.callout,.card,tr,.certificate-head{break-inside:avoid}
.group{break-after:avoid}
.card{padding:12px 16px}
.scroll{overflow:visible}
table{font-size:8pt;line-height:1.35}
thead{display:table-header-group}
th,td{padding:4px 6px}
td.right{white-space:normal}
.tiles{grid-template-columns:repeat(3,1fr)}
.tile-value{font-size:22px;line-height:28px}
details::details-content{content-visibility:visible;block-size:auto}
summary{color:var(--pca-ink);font-weight:600}
footer{padding:12px 0}
}`;
