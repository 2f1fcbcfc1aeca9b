// Draws hours: power stacked above and below zero with the load as a line, then price, stores and work, one below the other over the
// same hours.

const svgElement = (name, attributes = {}, ...children) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

// Round numbers from below `least` to above `greatest`, about `count` of them.
// No finer than the last decimal.
function roundTicks(least, greatest, count, decimalsShown) {
  const rough = Math.max((greatest - least) / count, 10 ** -decimalsShown);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough * 0.999);
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(Math.ceil(greatest / step - 1e-9), first + 1);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const value = Number(((first + index) * step).toFixed(decimals));
    return { value, text: printedNumber(Math.round(value * 10 ** decimals), decimals) };
  });
}

class HoursDrawing {
  constructor(width, series, hours, timeOf) {
    this.width = width;
    this.series = series;
    this.hours = hours;
    this.timeOf = timeOf;
    const lengths = series.map((one) => printedNumber(Math.round(Math.max(...one.values.map(Math.abs)) / 10 ** one.decimals), 0).length);
    this.margin = { left: Math.max(58, (Math.max(...lengths) + 1) * 8 + 12), right: 10 };
    this.top = 0;
    this.svg = svgElement("svg", { role: "img", width });
    const role = (name) => series.filter((one) => one.role === name && one.values.some((value) => value !== 0));
    this.power(role("supply"), role("load"));
    this.lines("Price", role("price"), 80, true);
    const isWater = (one) => one.key.startsWith("level//reservoir/");
    this.byUnit("Held", role("level").filter((one) => !isWater(one)));
    this.byUnit("Water held", role("level").filter(isWater));
    this.byUnit("Work done", role("work"));
    this.byUnit("PUE and WUE", role("ratio"));
    this.timeAxis();
    this.cursor = svgElement("line", { class: "cursor", y1: 22, y2: this.top - 24 });
    this.svg.append(this.cursor);
    this.svg.setAttribute("viewBox", `0 0 ${width} ${this.top}`);
    this.svg.setAttribute("height", this.top);
  }

  get plotWidth() { return this.width - this.margin.left - this.margin.right; }
  x(hour) { return this.margin.left + (hour / this.hours) * this.plotWidth; }
  hourAt(x) { return ((x * this.width) / this.svg.getBoundingClientRect().width - this.margin.left) / this.plotWidth * this.hours; }
  valueOf(one, hour) { return one.values[hour] / 10 ** one.decimals; }

  // A panel with a heading, its ticks, and what `draw` puts into it.
  panel(heading, height, least, greatest, decimals, draw) {
    const ticks = roundTicks(least, greatest, height > 120 ? 5 : 2, decimals);
    const low = ticks[0].value;
    const high = ticks[ticks.length - 1].value;
    const top = this.top + 24;
    const y = (value) => top + height - ((value - low) / (high - low)) * height;
    const group = svgElement("g", { class: "panel" });
    group.append(svgElement("text", { x: 0, y: this.top + 13, class: "heading" }, heading));
    for (const tick of ticks) {
      const at = y(tick.value);
      group.append(svgElement("line", { class: tick.value === 0 ? "axis" : "grid", x1: this.margin.left, x2: this.width - this.margin.right, y1: at, y2: at }));
      group.append(svgElement("text", { class: "tick", x: this.margin.left - 6, y: at + 4, "text-anchor": "end" }, tick.text));
    }
    draw(group, y);
    this.svg.append(group);
    this.top = top + height + 10;
  }

  // Values of hours as steps, from left to right; backwards where they end an area.
  steps(valueAt, y, backwards = false) {
    const points = [];
    for (let index = 0; index < this.hours; index += 1) {
      const hour = backwards ? this.hours - 1 - index : index;
      const level = y(valueAt(hour)).toFixed(1);
      const ends = [this.x(hour).toFixed(1), this.x(hour + 1).toFixed(1)];
      if (backwards) ends.reverse();
      points.push(`${ends[0]},${level} ${ends[1]},${level}`);
    }
    return points.join(" ");
  }

  power(supply, loads) {
    const hours = Array.from({ length: this.hours }, (_, hour) => hour);
    const total = (hour) => loads.reduce((sum, one) => sum + this.valueOf(one, hour), 0);
    const sum = (hour, sign) => supply.reduce((all, one) => all + Math.max(sign * this.valueOf(one, hour), 0), 0);
    const greatest = Math.max(...hours.map((hour) => Math.max(sum(hour, 1), total(hour))), 0);
    const least = -Math.max(...hours.map((hour) => sum(hour, -1)), 0);
    const unit = (supply[0] ?? loads[0])?.unit ?? "MW";
    this.panel(`Power, ${unit}: supply, and load as a line`, 240, least, greatest, (supply[0] ?? loads[0])?.decimals ?? 0, (group, y) => {
      this.stack(group, y, supply, 1);
      this.stack(group, y, supply, -1);
      for (const paint of ["halo", "load"]) group.append(svgElement("polyline", { class: paint, points: this.steps(total, y) }));
    });
  }

  // Areas on one another, of what is above zero or below it.
  stack(group, y, supply, sign) {
    let below = new Float64Array(this.hours);
    for (const one of supply) {
      const above = below.map((base, hour) => base + Math.max(sign * this.valueOf(one, hour), 0));
      if (above.some((value, hour) => value !== below[hour])) {
        const [from, to] = [below, above];
        const points = `${this.steps((hour) => sign * to[hour], y)} ${this.steps((hour) => sign * from[hour], y, true)}`;
        const paint = sign < 0 ? "area taken" : "area";
        group.append(svgElement("polygon", { class: `${paint} ${one.paint}`, points, "data-series": one.key, ...filled(one) }));
      }
      below = above;
    }
  }

  byUnit(heading, series) {
    for (const unit of new Set(series.map((one) => one.unit))) {
      this.lines(heading, series.filter((one) => one.unit === unit), 70, false);
    }
  }

  lines(heading, series, height, isAlone) {
    if (series.length === 0) return;
    const values = series.flatMap((one) => Array.from(one.values, (_, hour) => this.valueOf(one, hour)));
    const isRatio = series[0].role === "ratio";
    const unit = series[0].unit === "1" ? "" : `, ${series[0].unit}`;
    const least = isRatio ? Math.min(...values) : Math.min(...values, 0);
    const name = isAlone ? heading : isRatio ? series[0].name : heading;
    this.panel(`${name}${unit}`, height, least, Math.max(...values), series[0].decimals, (group, y) => {
      series.forEach((one, index) => {
        group.append(svgElement("polyline", {
          ...lined(one, index), points: this.steps((hour) => this.valueOf(one, hour), y), "data-series": one.key,
        }));
      });
    });
  }

  // Days, or hours of a day, on the place's own clock.
  timeAxis() {
    const days = this.hours / 24;
    const group = svgElement("g", { class: "time" });
    const isWide = this.plotWidth / days > 50;
    const every = this.plotWidth > 500 ? 3 : 6;
    for (let hour = 0; hour < this.hours; hour += 1) {
      const time = this.timeOf(hour);
      const isTick = days > 1 ? time.minuteOfDay < 60 : hour % every === 0;
      if (!isTick) continue;
      const label = days > 1 ? (isWide ? time.brief : time.brief.replace(/^\w+ /, "")) : time.clock;
      group.append(svgElement("line", { class: "grid", x1: this.x(hour), x2: this.x(hour), y1: 24, y2: this.top }));
      if (this.x(hour) + label.length * 8 < this.width) {
        group.append(svgElement("text", { class: "tick", x: this.x(hour) + 3, y: this.top + 12 }, label));
      }
    }
    this.svg.prepend(group);
    this.top += 20;
  }

  mark(hour) {
    const at = this.x(hour + 0.5);
    this.cursor.setAttribute("x1", at);
    this.cursor.setAttribute("x2", at);
  }

  // What a series looks like, beside its name.
  swatch(one) {
    const svg = svgElement("svg", { width: 22, height: 14, viewBox: "0 0 22 14", "aria-hidden": "true" });
    if (one.role === "supply") svg.append(svgElement("rect", { x: 0, y: 1, width: 22, height: 12, class: `area ${one.paint}`, ...filled(one) }));
    else if (one.role !== "available") {
      const index = this.series.filter((other) => other.role === one.role && other.unit === one.unit).indexOf(one);
      const look = one.role === "load" ? { class: "load" } : lined(one, index);
      svg.append(svgElement("line", { x1: 0, x2: 22, y1: 7, y2: 7, ...look }));
    }
    return svg;
  }
}

// How a series looks: stores as what they give, other lines by their order.
const filled = (one) => (one.fill ? { style: one.fill } : {});
const lined = (one, index) => {
  const dashes = one.role === "level" ? one.dashes : ["", "6 3", "2 3", "9 3 2 3"][index % 4];
  return { class: `line ${one.role === "level" ? one.paint : "plain"}`, ...(dashes ? { "stroke-dasharray": dashes } : {}) };
};
