/// How pages look: light and dark by custom properties, on screens of any width and in print.
package enum StyleSheet {
    /// The palette of light screens and of paper, then of dark screens; a test computes their contrasts. Series' colours differ from each
    /// other for those who do not see red, green or blue too.
    private static let light = """
        --paper:#ffffff;--sheet:#f5f6f8;--ink:#1a1d21;--faint:#545b64;--rule:#d5d9de;--link:#0b57a4;--bad:#b3261e;--good:#1a6b3c;\
        --c0:#43359b;--c1:#7a4a00;--c2:#1a7164;--c3:#b378bc;--c4:#819c0a;--c5:#0f94ff;--c6:#4f2f61;--c7:#7f0029;--rest:#767d86
        """
    private static let dark = """
        --paper:#14181d;--sheet:#1d232a;--ink:#e8eaed;--faint:#a9b1ba;--rule:#3b434d;--link:#8ab8f5;--bad:#ff8a80;--good:#7ddc9f;\
        --c0:#6da9f9;--c1:#ec9542;--c2:#88a176;--c3:#ffbec6;--c4:#dbe834;--c5:#b7d1ff;--c6:#8264fe;--c7:#c73b38;--rest:#949ca6
        """

    package static let text =
        """
        :root{\(light)}
        @media screen and (prefers-color-scheme:dark){:root{\(dark)}}
        \(body)
        \(tables)
        \(pictures)
        \(HoursStyle.text)
        \(print)
        """

    private static let body = """
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
        body{margin:0 auto;padding:0 16px 48px;max-width:1240px;background:var(--paper);color:var(--ink);\
        font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
        h1{font-size:1.7rem;line-height:1.25;margin:1.2rem 0 .4rem}
        h2{font-size:1.3rem;margin:2.4rem 0 .6rem;padding-top:.6rem;border-top:2px solid var(--rule)}
        h3{font-size:1.05rem;margin:1.6rem 0 .4rem}
        p{margin:.5rem 0;max-width:75ch}
        a{color:var(--link)}
        :focus-visible{outline:3px solid var(--link);outline-offset:2px}
        .skip{position:absolute;left:-999em}
        .skip:focus{left:8px;top:8px;background:var(--paper);padding:8px;z-index:2}
        nav ol{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding:0;margin:.8rem 0;list-style:none}
        .note{color:var(--faint);font-size:.9rem}
        .alarm{border-left:5px solid var(--bad);background:var(--sheet);padding:.5rem .8rem;font-weight:600}
        .fine{border-left:5px solid var(--good);background:var(--sheet);padding:.5rem .8rem}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:10px;margin:1rem 0;padding:0}
        .tile{background:var(--sheet);border:1px solid var(--rule);border-radius:6px;padding:.5rem .7rem;display:flex;flex-direction:column}
        .tile dt{color:var(--faint);font-size:.85rem}
        .tile dd{margin:0;font-size:1.12rem;font-weight:600;white-space:nowrap}
        code{font-family:ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace;font-size:.85em}
        button,select,input{font:inherit;color:inherit;background:var(--sheet);border:1px solid var(--faint);border-radius:4px;padding:.2rem .5rem}
        """

    private static let tables = """
        .scroll{overflow-x:auto;margin:.6rem 0}
        table{border-collapse:collapse;font-size:.88rem;font-variant-numeric:tabular-nums}
        caption{text-align:left;color:var(--faint);padding-bottom:.2rem}
        th,td{padding:.22rem .7rem .22rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule);overflow-wrap:normal}
        thead th{border-bottom:2px solid var(--faint);vertical-align:bottom}
        tbody th{font-weight:400}
        .n{text-align:right;white-space:nowrap}
        thead .n{white-space:normal}
        .total th,.total td{font-weight:600;border-top:2px solid var(--faint)}
        .wide td,.wide th{min-width:5.5rem;max-width:34rem}
        .long{min-width:14rem}
        details{margin:.4rem 0}
        summary{cursor:pointer;color:var(--link)}
        """

    private static let pictures: String = {
        let series = (0..<SeriesStyle.colours).map { ".s\($0){fill:var(--c\($0));--own:var(--c\($0))}" }
        return """
            .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,430px),1fr));gap:8px 36px}
            figure{margin:.8rem 0;min-width:0;max-width:560px}
            figcaption{font-weight:600;margin-bottom:.3rem}
            svg{display:block;width:100%;height:auto}
            svg text{font-size:14px;fill:var(--ink)}
            @media (min-width:700px){svg text{font-size:12.5px}}
            svg .tick,svg .unit,svg .faint{fill:var(--faint)}
            svg .number{font-size:13px}
            .patterns{position:absolute;width:0;height:0}
            \(series.joined(separator: "\n"))
            .srest{fill:var(--rest);--own:var(--rest)}
            .sbad{fill:var(--bad);--own:var(--bad)}
            .mark{stroke:var(--paper);stroke-width:1}
            .line{fill:none;stroke:var(--own);stroke-width:2.2;stroke-linejoin:round}
            .hatch{stroke:var(--paper);stroke-width:1.4;fill:none}
            .grid{stroke:var(--rule)}
            .axis{stroke:var(--faint)}
            .fan{fill:var(--c0);fill-opacity:.34}
            .wide-fan{fill-opacity:.2}
            .link{fill:none;stroke:var(--faint);stroke-linecap:round}
            .idle{stroke-dasharray:2 5}
            .arrow{fill:var(--ink);stroke:var(--paper);stroke-width:1}
            svg .strong{font-weight:600}
            .leader{fill:none;stroke:var(--faint);stroke-width:.8}
            """
    }()

    private static let print = """
        @page{size:A4;margin:13mm}
        @media print{
        body{font-size:10pt;max-width:none;padding:0}
        nav,.skip,.screen,details:not([open]){display:none}
        .scroll{overflow:visible}
        table{font-size:7.2pt}
        th,td{padding-right:.4rem}
        .charts{grid-template-columns:1fr 1fr}
        figure,tr,.tile{break-inside:avoid}
        h2,h3,figcaption,caption{break-after:avoid}
        thead{display:table-header-group}
        *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        }
        """
}
