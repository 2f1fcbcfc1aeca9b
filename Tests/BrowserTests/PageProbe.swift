/// What is asked of a page from within: scripts that return what is wrong, one text for each fault.
enum PageProbe {
    /// Sideways, nothing of the document is out of sight.
    static let overflow = """
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        const isIn = (node) => node.closest(".scroll, .skip, .patterns") !== null;
        return ["the document is " + document.documentElement.scrollWidth + " wide in " + width].concat(
            [...document.querySelectorAll("body *")].filter((node) => !isIn(node) && node.getBoundingClientRect().right > width + 1)
                .slice(0, 5).map((node) => node.tagName + "." + node.className + " ends at " + node.getBoundingClientRect().right));
        """

    /// Texts of a picture that lie on one another, or are cut by its edge; only of pictures that are seen.
    static let texts = """
        const faults = [];
        for (const svg of document.querySelectorAll("svg")) {
            const frame = svg.getBoundingClientRect();
            if (frame.width === 0 || svg.closest("details:not([open])")) continue;
            const name = (svg.querySelector("title")?.textContent ?? svg.getAttribute("aria-label") ?? "?").slice(0, 60);
            const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim() !== "")
                .map((text) => ({ box: text.getBoundingClientRect(), said: text.firstChild.textContent }))
                .filter(({ box }) => box.width > 0);
            for (const { box, said } of texts) {
                const isCut = box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
                if (isCut) faults.push(name + ": '" + said + "' is cut");
            }
            texts.sort((a, b) => a.box.top - b.box.top);
            for (let i = 0; i < texts.length; i += 1) {
                const a = texts[i].box;
                for (let j = i + 1; j < texts.length && texts[j].box.top < a.bottom - 3; j += 1) {
                    const b = texts[j].box;
                    if (a.left < b.right - 1 && b.left < a.right - 1) {
                        faults.push(name + ": '" + texts[i].said + "' and '" + texts[j].said + "' overlap");
                    }
                }
            }
        }
        return faults.slice(0, 20);
        """

    /// Pictures in which nothing is drawn.
    static let empty = """
        return [...document.querySelectorAll("svg[role=img]")].filter((svg) => svg.closest("[hidden]") === null)
            .filter((svg) => svg.querySelectorAll("rect, path, polygon, polyline, circle").length === 0)
            .map((svg) => (svg.querySelector("title")?.textContent ?? "?") + " is empty");
        """

    /// Texts whose colour is too near to that of what they stand on: below 4.5 to 1, or 3 to 1 of large ones (WCAG 2.2, AA).
    static let contrast = """
        const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
        const rgba = (colour) => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data];
        };
        const luminance = ([r, g, b]) => {
            const [x, y, z] = [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
            return 0.2126 * x + 0.7152 * y + 0.0722 * z;
        };
        const ground = (node) => {
            for (let at = node; at; at = at.parentElement) {
                const colour = rgba(getComputedStyle(at).backgroundColor);
                if (colour[3] > 250) return colour;
            }
            return rgba(getComputedStyle(document.documentElement).colorScheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches ? "#121212" : "#fff");
        };
        const faults = new Map();
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const node = walker.currentNode.parentElement;
            if (walker.currentNode.textContent.trim() === "" || node.closest("script, style, title, desc, [hidden], .skip")) continue;
            const style = getComputedStyle(node);
            const isDrawn = node.closest("svg") !== null;
            const key = node.tagName + "." + (node.getAttribute("class") ?? "") + (isDrawn ? style.fill : style.color);
            if (faults.has(key)) continue;
            const [a, b] = [luminance(rgba(isDrawn ? style.fill : style.color)), luminance(ground(node))];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            const size = parseFloat(style.fontSize);
            const isLarge = size >= 24 || (size >= 18.5 && Number(style.fontWeight) >= 700);
            faults.set(key, ratio >= (isLarge ? 3 : 4.5) ? null : "'" + walker.currentNode.textContent.trim().slice(0, 30) + "' has a contrast of " + ratio.toFixed(2));
        }
        return [...faults.values()].filter(Boolean);
        """
}
