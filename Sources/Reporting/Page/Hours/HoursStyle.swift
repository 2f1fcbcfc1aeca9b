/// How pictures of hours, and the explorer, look.
package enum HoursStyle {
    package static let text = """
        [hidden]{display:none!important}
        .area{stroke:var(--paper);stroke-width:.4}
        .load{fill:none;stroke:var(--ink);stroke-width:2.2;stroke-linejoin:round}
        .halo{fill:none;stroke:var(--paper);stroke-width:5;stroke-linejoin:round}
        .net{fill:none;stroke:var(--ink);stroke-width:1.6;stroke-dasharray:6 3;stroke-linejoin:round}
        .price,.plain{fill:none;stroke:var(--ink);stroke-width:1.5;stroke-linejoin:round}
        .heat{fill:var(--c0)}
        svg .cell{font-size:12px}
        svg .missing{fill:var(--faint);font-style:italic}
        .explorer .controls{display:flex;flex-wrap:wrap;gap:.5rem .9rem;align-items:center;margin:.6rem 0}
        .explorer select{max-width:15rem}
        .explorer .steps,.explorer .presets{display:inline-flex;gap:.4rem}
        button{cursor:pointer}
        button:disabled{color:var(--faint);cursor:default}
        button[aria-pressed=true]{border-color:var(--link);box-shadow:inset 0 0 0 1px var(--link)}
        .explorer .told{font-weight:600;margin:.4rem 0;max-width:none}
        .explorer .drawing{cursor:crosshair;overflow:hidden}
        .explorer .drawing svg text{font-size:13px}
        .explorer .drawing svg .heading{font-weight:600}
        .cursor{stroke:var(--link);stroke-width:1.5;pointer-events:none}
        .legend{margin:.4rem 0}
        .legend svg{width:22px;height:14px;display:inline-block;vertical-align:middle}
        .legend td,.legend th{padding-right:.7rem}
        th button{font-weight:inherit;text-align:inherit;border:0;background:none;padding:0;color:inherit;text-decoration:underline dotted}
        th[aria-sort=ascending] button::after{content:" ▲"}
        th[aria-sort=descending] button::after{content:" ▼"}
        .filter{display:block;margin:.6rem 0}
        .value-box{position:absolute;z-index:3;max-width:min(22rem,90vw);padding:.25rem .5rem;background:var(--ink);color:var(--paper);font-size:.85rem;border-radius:4px;pointer-events:none}
        @media print{.explorer .controls,.filter,.cursor,.value-box{display:none}.explorer .drawing{break-inside:avoid}.explorer .drawing svg{max-height:225mm}}
        """
}
