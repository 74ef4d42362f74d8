/**
 * The page's only style. Contrast is 4.5 : 1 and more in light and in dark, whatever can be touched is 44 pixels high,
 * and nothing is wider than 320 pixels.
 */
export const pageStyle = `
:root{color-scheme:light dark;--ground:#f4f6f5;--sheet:#fff;--ink:#17211c;--soft:#4c5952;--line:#c9d1cc;--edge:#6b7871;--brand:#0a5c3d;--on-brand:#fff;--mark:#e6f2ec;--bad:#9c2216}
@media (prefers-color-scheme:dark){:root{--ground:#101614;--sheet:#18201d;--ink:#e7eeea;--soft:#a9b7b0;--line:#35423c;--edge:#83928a;--brand:#7fe0b4;--on-brand:#0b1f16;--mark:#1d3329;--bad:#ffa598}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:40rem;margin:0 auto;padding:0 1rem}
header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:0 1rem;padding-top:.5rem}
header p{margin:0;font-weight:700}
a{color:var(--brand)}
header a{display:inline-flex;align-items:center;min-height:44px;padding:0 .25rem}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
section,form{background:var(--sheet);border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin:0 0 1rem}
h1{font-size:1.375rem;line-height:1.3;margin:.5rem 0 1rem}
h2{font-size:1.0625rem;margin:0 0 .5rem}
p{margin:0 0 .75rem}section>:last-child,form>:last-child{margin-bottom:0}
.state{background:var(--mark);border-left:.375rem solid var(--brand)}
.state strong{display:block;font-size:1.25rem;line-height:1.3;margin-bottom:.375rem}
.bad{border-left:.375rem solid var(--bad)}
dl{margin:0}dt{color:var(--soft)}dd{margin:0 0 .75rem}dd:last-child{margin:0}
.soft,footer{color:var(--soft)}footer{font-size:.9375rem;padding-bottom:2rem}
label{display:block;font-weight:700;margin-bottom:.25rem}
input,button{font:inherit;min-height:44px;width:100%;border-radius:.375rem;padding:.5rem .75rem}
input{background:var(--sheet);color:var(--ink);border:1px solid var(--edge);margin-bottom:.75rem}
button{background:var(--brand);color:var(--on-brand);border:0;font-weight:700;cursor:pointer}
ol{list-style:none;margin:0;padding:0}
li{border-left:3px solid var(--line);padding:0 0 .75rem 1rem}li:last-child{padding-bottom:0}li:first-child{border-color:var(--brand)}
li b,li time,li span{display:block}li time{font-size:.9375rem}
.no{display:inline-block}
@media (min-width:36rem){dl{display:grid;grid-template-columns:12rem 1fr}dt{grid-column:1}dd{grid-column:2}button{width:auto;min-width:9rem}}
`;
