/// How the pages look: one accent, generous type, lists first, cards on a phone, A4 on paper.
enum Style {
  static let text = """
    :root { color-scheme: light dark; --ink: #1b1f1e; --soft: #56605d; --line: #d5dbd8; --ground: #fff; --band: #f3f6f4; --accent: #0b5a52;
      --on-accent: #fff; --late: #a3210e; --late-band: #fdeeea; --soon: #7a4a00; --soon-band: #fff5df; --good: #1e6a33; --good-band: #e9f5ec; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e9eeec; --soft: #a9b5b1; --line: #3a4542; --ground: #141a18; --band: #1d2522; --accent: #63c7b8;
      --on-accent: #06201c; --late: #ff9d8a; --late-band: #3a1a14; --soon: #ffc766; --soon-band: #362a10; --good: #86d79b; --good-band: #15301d; } }
    * { box-sizing: border-box; } [hidden] { display: none !important; } td > input[type=checkbox] { width: 1.4rem; height: 1.4rem; accent-color: var(--accent); }
    html { font: 100%/1.55 system-ui, "Noto Sans", "Liberation Sans", sans-serif; color: var(--ink); background: var(--ground); -webkit-text-size-adjust: 100%; }
    body { margin: 0; }
    a { color: var(--accent); text-underline-offset: .18em; }
    a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible, summary:focus-visible, [tabindex]:focus-visible {
      outline: 3px solid var(--accent); outline-offset: 2px; }
    .skip { position: absolute; left: -999px; } .skip:focus { left: .5rem; top: .5rem; padding: .5rem 1rem; background: var(--ground); z-index: 2; }
    pre.wrap { white-space: pre-wrap; overflow-wrap: anywhere; }
    .wide { max-width: 68rem; margin: 0 auto; padding: 0 1rem; }
    .top { background: var(--accent); color: var(--on-accent); }
    .top .wide { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.25rem; padding-block: .5rem; }
    .top a, .top button { color: inherit; } .top select { color: var(--ink); }
    .brand { font-weight: 700; font-size: 1.15rem; text-decoration: none; padding-block: .4rem; }
    .who { margin-inline-start: auto; display: flex; flex-wrap: wrap; gap: .25rem .9rem; align-items: center; font-size: .95rem; }
    .who form { display: inline; } .who select { width: auto; margin-inline-end: .5rem; max-width: min(22rem, 86vw); min-height: 2.25rem; padding: .2rem .4rem; color: var(--ink); }
    .as-link { background: none; border: 0; padding: .4rem 0; font: inherit; text-decoration: underline; cursor: pointer; min-height: 2rem; }
    nav.main { border-bottom: 1px solid var(--line); background: var(--band); }
    nav.main ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0 .25rem; margin: 0; padding: 0; }
    nav.main a { display: block; padding: .6rem .8rem; text-decoration: none; color: var(--ink); }
    nav.main a[aria-current] { box-shadow: inset 0 -3px var(--accent); font-weight: 600; }
    .demo { background: var(--soon-band); color: var(--soon); font-size: .92rem; } .demo p { margin: 0; padding: .4rem 0; max-width: none; }
    main.wide { padding-block: 1.25rem 3rem; } footer form { display: inline; }
    h1 { font-size: 1.7rem; line-height: 1.25; margin: .25rem 0 .75rem; } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; } h3 { font-size: 1.05rem; margin: 1.25rem 0 .4rem; }
    p { max-width: 46rem; } .soft { color: var(--soft); } .small { font-size: .92rem; }
    .counts { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; margin: 0 0 1rem; padding: 0; } .list + .counts { margin-top: 1.2rem; }
    .counts li { border: 1px solid var(--line); border-radius: .5rem; padding: .45rem .9rem; min-width: 6.5rem; } .counts b { display: block; font-size: 1.5rem; line-height: 1.1; }
    .counts .late { border-color: var(--late); color: var(--late); } .counts .soon { border-color: var(--soon); color: var(--soon); }
    .list { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
    .list > li { display: grid; grid-template-columns: minmax(0, 1fr) 11rem auto; gap: .15rem 1rem; align-items: center; padding: .7rem 0; border-bottom: 1px solid var(--line); }
    .list.work > li { grid-template-columns: minmax(0, 1fr) 11rem 9rem; }
    .list .what a { font-weight: 600; } .list .about { color: var(--soft); font-size: .95rem; }
    .mark { color: var(--ink); display: inline-block; border-radius: .35rem; padding: .1rem .5rem; font-size: .92rem; background: var(--band); white-space: nowrap; }
    .mark.late { background: var(--late-band); color: var(--late); } .mark.soon { background: var(--soon-band); color: var(--soon); } .mark.good { background: var(--good-band); color: var(--good); }
    .button, button.main { display: inline-block; background: var(--accent); color: var(--on-accent); border: 1px solid var(--accent); border-radius: .4rem; padding: .6rem 1rem; font: inherit;
      font-weight: 600; text-decoration: none; cursor: pointer; min-height: 2.75rem; line-height: 1.4; text-align: center; }
    .button.second { background: none; color: var(--accent); }
    .acts { display: flex; flex-wrap: wrap; gap: .6rem; margin: 1rem 0; padding: 0; list-style: none; }
    .said { border: 1px solid var(--good); background: var(--good-band); border-radius: .5rem; padding: .75rem 1rem; margin: 0 0 1rem; } .said p { margin: 0; }
    .wrong { border: 3px solid var(--late); border-radius: .5rem; padding: .75rem 1rem; margin: 0 0 1.25rem; } .wrong h2 { margin: 0 0 .25rem; } .wrong ul { margin: 0; padding-inline-start: 1.2rem; } .wrong a { color: var(--late); }
    .rule { border-inline-start: .3rem solid var(--accent); padding: .25rem 0 .25rem 1rem; margin: 0 0 1rem; font-size: 1.08rem; max-width: 52rem; }
    dl.facts { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: .35rem 1rem; margin: 0 0 1rem; } dl.facts dt { color: var(--soft); } dl.facts dd { margin: 0; overflow-wrap: anywhere; }
    table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; } caption { text-align: start; color: var(--soft); padding-bottom: .4rem; }
    th, td { text-align: start; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); } th { font-weight: 600; } td.num, th.num { text-align: end; font-variant-numeric: tabular-nums; }
    td.id { white-space: nowrap; } .scroll > table { margin: 0; }
    tr.off td { color: var(--soft); }
    table.board th[scope=row] { font-weight: 400; min-width: 14rem; } .heatmap { max-width: 100%; height: auto; margin-bottom: 1rem; } .heat { fill: var(--line); } .heat.good { fill: #5aa776; } .heat.late { fill: #d0664f; } .heat.half { fill: #e0ab4b; }
    .scroll { overflow-x: auto; } .scroll:focus-visible { outline: 3px solid var(--accent); }
    .cell { text-align: center; padding: .3rem .2rem; font-size: .85rem; white-space: nowrap; } .cell a { text-decoration: none; color: inherit; display: block; min-width: 1.75rem; min-height: 1.6rem; padding: .1rem; }
    .cell.good { background: var(--good-band); color: var(--good); } .cell.late { background: var(--late-band); color: var(--late); } .cell.half { background: var(--soon-band); color: var(--soon); }
    .field { margin: 0 0 1.1rem; max-width: 40rem; } .field > label, legend { font-weight: 600; display: block; margin-bottom: .2rem; } .hint { color: var(--soft); font-size: .93rem; margin: 0 0 .3rem; }
    .field .bad { color: var(--late); font-weight: 600; margin: 0 0 .3rem; } .field.has-bad { border-inline-start: .3rem solid var(--late); padding-inline-start: .8rem; }
    input[type=text], input[type=search], input[type=password], input[type=date], input[type=number], select, textarea { font: inherit; color: inherit; background: var(--ground); width: 100%; padding: .5rem .6rem; border: 1px solid var(--soft); border-radius: .3rem; min-height: 2.75rem; }
    textarea { min-height: 6rem; max-height: 40rem; field-sizing: content; } .short { max-width: 14rem; } fieldset { border: 0; margin: 0 0 1.1rem; padding: 0; }
    .choice { display: flex; gap: .6rem; align-items: flex-start; padding: .35rem 0; } .choice input { width: 1.4rem; height: 1.4rem; flex: none; margin: .1rem 0 0; accent-color: var(--accent); }
    svg.code { max-width: 100%; height: auto; border-radius: .5rem; } code { font-size: 1.05em; overflow-wrap: anywhere; } .codes li { padding: .15rem 0; }
    .inline .field { margin: 0; } .inline { display: flex; flex-wrap: wrap; gap: .6rem; align-items: end; margin: 0 0 1rem; } .inline > div { min-width: 9rem; } .inline label { display: block; font-size: .93rem; color: var(--soft); }
    .clause { border-top: 1px solid var(--line); padding: .9rem 0; } .clause .read { max-width: 46rem; }
    .clause .sentence { background: var(--band); border-radius: .4rem; padding: .5rem .8rem; margin: .5rem 0; max-width: 52rem; }
    .plain-list { margin: 0; padding: 0; list-style: none; } .plain-list li + li { margin-top: .35rem; }
    .told { border-inline-start: .3rem solid var(--accent); background: var(--band); padding: .5rem .8rem; margin: 0 0 1rem; max-width: 52rem; } .told p { margin: 0 0 .3rem; } .told ul { margin: 0 0 .3rem; padding-inline-start: 1.2rem; }
    table.fill th[scope=row] { font-weight: 500; } table.fill input { min-width: 6.5rem; text-align: end; font-variant-numeric: tabular-nums; } table.fill textarea { min-height: 2.75rem; min-width: 11rem; } table.fill .bad { color: var(--late); font-weight: 600; margin: .2rem 0 0; }
    .row-list { list-style: none; display: flex; flex-wrap: wrap; gap: .35rem 1rem; margin: 0 0 1rem; padding: 0; } .as-typed { white-space: pre-line; } details { margin: 0 0 1rem; } summary { cursor: pointer; padding: .35rem 0; color: var(--accent); }
    .columns { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 0 1.25rem; }
    .paper { background: #fff; color: #000; border: 1px solid var(--line); max-width: 50rem; padding: 2rem clamp(1rem, 5vw, 3rem); margin: 1rem 0; font: 1.05rem/1.45 "Times New Roman", "Liberation Serif", serif; }
    .paper header, .paper > footer { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; text-align: center; border: 0; color: inherit; font-size: 1rem; } .paper > footer > :first-child { text-align: start; }
    .paper > p { text-align: justify; max-width: none; } .paper .to { margin: 1rem 0 1rem 20%; } .paper ul { list-style: "- "; margin: 0; padding-inline-start: 1rem; } .paper .motto { border-bottom: 1px solid; } .paper .signature { margin-top: 5rem; font-weight: 700; }
    .paper table { min-width: 36rem; } .paper th, .paper td { border: 1px solid #777; font-size: .95rem; } .paper p { margin: .35rem 0; }
    footer { border-top: 1px solid var(--line); color: var(--soft); font-size: .92rem; } footer .wide { padding-block: 1rem; }
    code { overflow-wrap: anywhere; font-size: .92em; }
    @media (min-width: 44rem) { table.cards td > input[type=text] { min-width: 5.8rem; } }
    @media (max-width: 40rem) {
      nav.main ul { flex-wrap: nowrap; overflow-x: auto; } nav.main a { white-space: nowrap; } nav.main a:focus-visible { outline-offset: -3px; }
      .top .wide { gap: 0 1rem; padding-block: .2rem; } .brand { font-size: 1rem; } .who { font-size: .9rem; gap: 0 .75rem; } .who a { padding-block: .15rem; } .demo { font-size: .85rem; line-height: 1.35; }
      .mark { white-space: normal; } h1, h2, .list .what, dd { overflow-wrap: anywhere; }
      .list > li, .list.work > li { grid-template-columns: minmax(0, 1fr) auto; } .list .what { grid-column: 1 / -1; } h1 { font-size: 1.4rem; }
      dl.facts { grid-template-columns: 1fr; gap: 0; } dl.facts dt { margin-top: .5rem; } .who { margin-inline-start: 0; }
      table.cards thead { position: absolute; left: -999px; } table.cards tr { display: block; border: 1px solid var(--line); border-radius: .5rem; margin-bottom: .7rem; padding: .4rem .7rem; }
      table.cards td, table.cards th { display: block; border: 0; padding: .1rem 0; text-align: start; } table.cards td:empty { display: none; } td.id { white-space: normal; } table.cards td[data-head]::before { content: attr(data-head) ": "; color: var(--soft); }
    }
    @media (prefers-reduced-motion: no-preference) { .button, button.main { transition: filter .12s; } .button:hover, button.main:hover { filter: brightness(1.08); } }
    @media print {
      @page { size: A4; margin: 20mm 15mm 20mm 30mm; } html { font: 12pt/1.4 "Times New Roman", "Liberation Serif", serif; color: #000; background: #fff; }
      .top, nav.main, .acts, .demo, body > footer, .skip, form, .button, .said, .wrong, .on-screen { display: none; } .paper { border: 0; padding: 0; margin: 0; max-width: none; font: inherit; } .paper table { min-width: 0; } .scroll { overflow: visible; } a { color: inherit; text-decoration: none; } main { padding: 0; } .wide { max-width: none; padding: 0; }
      thead { display: table-header-group; } tr, li { break-inside: avoid; } .mark, .cell { background: none; color: #000; border: 1px solid #777; }
    }
    """
}
