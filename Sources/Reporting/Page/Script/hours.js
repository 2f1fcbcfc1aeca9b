// The explorer of hours: any period that stands in the page, of any place and year, drawn when it is asked for.

// Series of a period: see HourBlock in dcplan's sources. Integers of the last decimal that is shown.
async function unpackHours(text, count, hours) {
  const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let at = 0;
  const next = () => {
    let value = 0;
    let unit = 1;
    let byte;
    do {
      byte = bytes[at];
      at += 1;
      value += (byte & 127) * unit;
      unit *= 128;
    } while (byte > 127);
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  };
  return Array.from({ length: count }, () => {
    let last = 0;
    return Float64Array.from({ length: hours }, () => (last += next()));
  });
}

// An integer of the last decimal as a number that people read: 1,234.5.
function printedNumber(value, decimals) {
  const digits = String(Math.abs(value)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ",");
  const fraction = decimals > 0 ? `.${digits.slice(-decimals)}` : "";
  return (value < 0 ? "−" : "") + whole + fraction;
}

// Dates of a planning year, which has no 29 February; weekdays are those of the calendar.
const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

function localTime(year, hourOfYear, minutesAhead) {
  const yearsMinutes = 8760 * 60;
  const minutes = (((hourOfYear * 60 + minutesAhead) % yearsMinutes) + yearsMinutes) % yearsMinutes;
  let day = Math.floor(minutes / 1440);
  let month = 0;
  while (day >= daysOfMonths[month]) {
    day -= daysOfMonths[month];
    month += 1;
  }
  const two = (value) => String(value).padStart(2, "0");
  const weekday = weekdayNames[new Date(Date.UTC(year, month, day + 1)).getUTCDay()];
  return {
    date: `${weekday} ${day + 1} ${monthNames[month]}`,
    brief: `${weekday} ${day + 1}`,
    clock: `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`,
    minuteOfDay: minutes % 1440,
  };
}

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

class HoursExplorer {
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.blocks = new Map();
    const named = (name) => root.querySelector(`[name="${name}"]`);
    this.controls = { place: named("place"), year: named("year"), period: named("period"), day: named("day") };
    this.presets = root.querySelector(".presets");
    this.told = root.querySelector(".told");
    this.figure = root.querySelector(".drawing");
    this.legend = root.querySelector(".legend tbody");
    this.table = root.querySelector(".hours-of-day");
    this.hour = 0;
    this.state = { place: 0, year: 0, period: 0, day: null };
  }

  get place() { return this.data.places[this.state.place]; }
  get year() { return this.place.years[this.state.year]; }
  get period() { return this.data.periods[this.state.period]; }
  periodsShown() { return Object.keys(this.year.blocks).map(Number).sort((a, b) => a - b); }
  timeOf(hour) { return localTime(this.year.year, this.first + hour, this.place.ahead); }
  // Hour of the year, on the reference clock, of the first hour that is drawn.
  get first() { return this.period.first + (this.state.day ?? 0) * 24; }

  start() {
    this.fill(this.controls.place, this.data.places.map((place, index) => [index, place.name]));
    for (const [name, control] of Object.entries(this.controls)) {
      control.addEventListener("change", () => this.choose({ [name]: control.value === "" ? null : Number(control.value) }));
    }
    for (const button of this.root.querySelectorAll("[data-step]")) {
      button.addEventListener("click", () => this.step(Number(button.dataset.step)));
    }
    this.root.querySelector(".steps").addEventListener("keydown", (event) => this.stepByKey(event));
    this.presets.addEventListener("keydown", (event) => this.stepByKey(event));
    this.figure.addEventListener("keydown", (event) => this.moveByKey(event));
    this.figure.addEventListener("pointermove", (event) => this.point(event));
    addEventListener("hashchange", () => this.readHash());
    new ResizeObserver(() => this.draw()).observe(this.figure);
    if (!this.readHash()) {
      const last = this.place.years.length - 1;
      const preset = this.place.years[last].presets[0];
      this.choose({ year: last, period: preset ? preset.period : Number(Object.keys(this.place.years[last].blocks)[0]) }, false);
    }
  }

  // The state in the location: place/year/period/day, counted as the page's data does but for the year.
  readHash() {
    const match = /^#hours=([^/]*)\/(\d+)\/(\d+)(?:\/(\d+))?$/.exec(location.hash);
    if (!match) return false;
    const place = this.data.places.findIndex((one) => encodeURIComponent(one.name) === match[1]);
    const year = this.data.places[place]?.years.findIndex((one) => one.year === Number(match[2])) ?? -1;
    if (place < 0 || year < 0) return false;
    this.choose({ place, year, period: Number(match[3]), day: match[4] ? Number(match[4]) : null }, false);
    this.root.scrollIntoView();
    return true;
  }

  writeHash() {
    const day = this.state.day === null ? "" : `/${this.state.day}`;
    history.replaceState(null, "", `#hours=${encodeURIComponent(this.place.name)}/${this.year.year}/${this.state.period}${day}`);
  }

  // Changes what is shown; what the new place and year do not have gives way to the nearest that they have.
  async choose(change, isAsked = true) {
    const year = this.year.year;
    Object.assign(this.state, change);
    if ("place" in change && !("year" in change)) {
      const same = this.place.years.findIndex((one) => one.year === year);
      this.state.year = same < 0 ? this.place.years.length - 1 : same;
    }
    const shown = this.periodsShown();
    const distance = (period) => Math.abs(period - this.state.period);
    this.state.period = shown.reduce((best, one) => (distance(one) < distance(best) ? one : best), shown[0]);
    const days = this.period.hours / 24;
    if (days === 1 || this.state.day >= days) this.state.day = null;
    this.offer();
    if (isAsked) this.writeHash();
    await this.load();
  }

  async load() {
    const { place, year, period } = this.state;
    const key = `${place}/${year}/${period}`;
    if (!this.blocks.has(key)) {
      this.blocks.set(key, unpackHours(this.year.blocks[period], this.year.series.length, this.period.hours));
    }
    const values = await this.blocks.get(key);
    if (key !== `${this.state.place}/${this.state.year}/${this.state.period}`) return;
    const start = (this.state.day ?? 0) * 24;
    const end = this.state.day === null ? values[0].length : start + 24;
    this.series = this.year.series.map((one, index) => ({ ...one, values: values[index].subarray(start, end) }));
    this.hours = end - start;
    this.hour = Math.min(this.hour, this.hours - 1);
    this.draw();
    this.root.dataset.shown = `${this.place.name}/${this.year.year}/${period}/${this.state.day ?? ""}`;
  }

  fill(select, options, chosen) {
    select.replaceChildren(...options.map(([value, text]) => element("option", { value }, text)));
    if (chosen !== undefined) select.value = chosen;
  }

  // What can be chosen here.
  offer() {
    const { place, year, period, day } = this.controls;
    place.value = this.state.place;
    this.fill(year, this.place.years.map((one, index) => [index, one.year]), this.state.year);
    this.fill(period, this.periodsShown().map((one) => [one, this.data.periods[one].name]), this.state.period);
    const days = this.period.hours / 24;
    const names = Array.from({ length: days }, (_, index) => [
      index, localTime(this.year.year, this.period.first + index * 24, this.place.ahead).date,
    ]);
    this.fill(day, [["", days === 1 ? "this day" : "all days"], ...(days === 1 ? [] : names)], this.state.day ?? "");
    day.disabled = days === 1;
    this.presets.replaceChildren(...this.year.presets.map((preset) => {
      const isShown = preset.period === this.state.period;
      const button = element(
        "button", { type: "button", "data-preset": preset.kind, "aria-pressed": String(isShown), title: preset.because },
        preset.title);
      button.addEventListener("click", () => {
        this.choose({ period: preset.period, day: null });
        this.presets.querySelector(`[data-preset="${preset.kind}"]`)?.focus();
      });
      return button;
    }));
    const at = this.periodsShown().indexOf(this.state.period);
    const last = this.periodsShown().length - 1;
    const hasDays = this.state.day !== null;
    for (const button of this.root.querySelectorAll("[data-step]")) {
      const back = Number(button.dataset.step) < 0;
      button.disabled = back
        ? at === 0 && (!hasDays || this.state.day === 0) : at === last && (!hasDays || this.state.day === days - 1);
    }
  }

  // To the next or previous period; of a day, to the next or previous day.
  step(by) {
    const shown = this.periodsShown();
    const at = shown.indexOf(this.state.period);
    const day = this.state.day === null ? null : this.state.day + by;
    if (day !== null && day >= 0 && day < this.period.hours / 24) {
      this.choose({ day });
      return;
    }
    const period = shown[at + by];
    if (period === undefined) return;
    const lastDay = this.data.periods[period].hours / 24 - 1;
    this.choose({ period, day: day === null ? null : by > 0 ? 0 : lastDay });
  }

  stepByKey(event) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    this.step(by);
  }

  moveByKey(event) {
    const to = { ArrowLeft: this.hour - 1, ArrowRight: this.hour + 1, Home: 0, End: this.hours - 1 }[event.key];
    const by = { ArrowUp: -1, PageUp: -1, ArrowDown: 1, PageDown: 1 }[event.key];
    if (to === undefined && by === undefined) return;
    event.preventDefault();
    if (by) this.step(by);
    else this.tell(Math.max(0, Math.min(to, this.hours - 1)));
  }

  point(event) {
    if (!this.drawing) return;
    const box = this.drawing.svg.getBoundingClientRect();
    const hour = Math.floor(this.drawing.hourAt(event.clientX - box.left));
    if (hour >= 0 && hour < this.hours) this.tell(hour);
  }

  draw() {
    if (!this.series || this.figure.clientWidth === 0) return;
    this.drawing = new HoursDrawing(this.figure.clientWidth, this.series, this.hours, (hour) => this.timeOf(hour));
    this.drawing.svg.setAttribute("aria-label", `Power at ${this.place.name}, ${this.period.name} ${this.year.year}`);
    this.figure.replaceChildren(this.drawing.svg);
    this.tell(this.hour);
  }

  // The values of an hour: beside the names, and for whoever hears them.
  tell(hour) {
    this.hour = hour;
    this.drawing.mark(hour);
    const time = this.timeOf(hour);
    const load = this.series.filter((one) => one.role === "load");
    this.told.textContent = `${time.date} ${this.year.year}, ${time.clock} (${this.place.zone})`;
    const spoken = [...load, ...this.series.filter((one) => one.role === "price")]
      .map((one) => `${one.name} ${this.text(one, hour)} ${one.unit}`);
    this.figure.setAttribute("aria-valuemax", String(this.hours - 1));
    this.figure.setAttribute("aria-valuenow", String(hour));
    this.figure.setAttribute("aria-valuetext", [`${time.date}, ${time.clock}`, ...spoken].join(", "));
    this.legend.replaceChildren(...this.listed().map((one) => element(
      "tr", {}, element("td", {}, this.drawing.swatch(one)), element("th", { scope: "row" }, element("bdi", {}, one.name)),
      element("td", { class: "n" }, this.number(one, hour)), element("td", {}, one.unit === "1" ? "" : one.unit))));
    this.tellDay(Math.floor(hour / 24));
  }

  // From the top of the stack to its bottom, then the rest.
  listed() {
    const supply = this.series.filter((one) => one.role === "supply" && one.values.some((value) => value !== 0)).reverse();
    return [...supply, ...this.series.filter((one) => one.role !== "supply" && one.values.some((value) => value !== 0))];
  }

  text(one, hour) { return printedNumber(one.values[hour], one.decimals); }

  number(one, hour) {
    const key = `hourly.parquet:${this.year.year}/${this.place.name}/${this.first + hour}/${one.key}`;
    const value = one.values[hour] / 10 ** one.decimals;
    return element("data", { value, "data-key": key }, this.text(one, hour));
  }

  tellDay(day) {
    const key = Object.values({ ...this.state, shown: day }).join("/");
    if (this.tabled === key) return;
    this.tabled = key;
    const columns = this.listed();
    const time = this.timeOf(day * 24);
    this.table.querySelector("caption").textContent = `${this.place.name}, ${time.date} ${this.year.year}, ${this.place.zone}`;
    this.table.tHead.replaceChildren(element("tr", {}, element("th", { scope: "col" }, "hour"), ...columns.map((one) =>
      element("th", { scope: "col", class: "n" }, element("bdi", {}, one.name), one.unit === "1" ? "" : `, ${one.unit}`))));
    this.table.tBodies[0].replaceChildren(...Array.from({ length: 24 }, (_, index) => {
      const hour = day * 24 + index;
      const cells = columns.map((one) => element("td", { class: "n" }, this.number(one, hour)));
      return element("tr", {}, element("th", { scope: "row" }, this.timeOf(hour).clock), ...cells);
    }));
  }
}

function startExplorer() {
  const root = document.getElementById("explorer");
  const source = document.getElementById("explorer-data");
  if (!root || !source || !("DecompressionStream" in window)) return;
  root.hidden = false;
  document.getElementById("explorer-needs")?.remove();
  new HoursExplorer(root, JSON.parse(source.textContent)).start();
}

startExplorer();
