(() => {
  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /** Resolves light-dark() and relative colours, which a canvas does not know. */
  const resolved = (element, name) => {
    const probe = document.createElement('span');
    probe.style.color = `var(${name})`;
    element.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  };

  /** A line plot of a metric over rounds. Its data are set as one property: {points: [[round, value, rows]], rounds, xTitle, yTitle, rowsTitle}. */
  class CovalencePlot extends HTMLElement {
    connectedCallback() {
      // A property that was set before the element was defined sits on the instance: hand it to the setter.
      if (Object.prototype.hasOwnProperty.call(this, 'plot')) {
        const early = this.plot;
        delete this.plot;
        this.plot = early;
      }
      this.canvas = document.createElement('div');
      this.canvas.className = 'plot-canvas';
      this.append(this.canvas);
      this.chart = echarts.init(this.canvas, null, { renderer: 'svg' });
      this.redraw = () => this.draw();
      this.sizes = new ResizeObserver(() => this.chart && this.chart.resize());
      this.sizes.observe(this);
      this.themes = new MutationObserver(this.redraw);
      this.themes.observe(document.documentElement, { attributes: true, attributeFilter: ['theme', 'style'] });
      this.system = matchMedia('(prefers-color-scheme: dark)');
      this.system.addEventListener('change', this.redraw);
      this.draw();
    }

    disconnectedCallback() {
      this.sizes.disconnect();
      this.themes.disconnect();
      this.system.removeEventListener('change', this.redraw);
      this.chart.dispose();
      this.chart = null;
      this.canvas.remove();
    }

    set plot(value) {
      this.data = value;
      this.draw();
    }

    get plot() {
      return this.data;
    }

    draw() {
      if (!this.chart || !this.data) return;
      const line = resolved(this, '--lumo-primary-color');
      const text = resolved(this, '--lumo-secondary-text-color');
      const grid = resolved(this, '--covalence-line');
      const font = { color: text, fontFamily: color('--lumo-font-family'), fontSize: 12 };
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      this.chart.setOption({
        animation: !still,
        animationDuration: 200,
        grid: { left: 56, right: 20, top: 16, bottom: 44 },
        tooltip: {
          trigger: 'axis', confine: true, renderMode: 'richText',
          formatter: ([{ data: [round, value, rows] }]) =>
            `${this.data.xTitle}: ${round}\n${this.data.yTitle}: ${value.toFixed(4)}\n${this.data.rowsTitle}: ${rows}`,
        },
        xAxis: {
          type: 'value', name: this.data.xTitle, nameLocation: 'middle', nameGap: 28, nameTextStyle: font,
          min: 'dataMin', max: Math.max(this.data.rounds, 2), minInterval: 1,
          axisLabel: font, axisLine: { lineStyle: { color: grid } }, splitLine: { show: false },
        },
        yAxis: {
          type: 'value', name: this.data.yTitle, nameLocation: 'middle', nameGap: 42, nameTextStyle: font, scale: true,
          axisLabel: { ...font, formatter: (value) => value.toFixed(2) }, splitLine: { lineStyle: { color: grid } },
        },
        series: [{
          type: 'line', name: this.data.yTitle, data: this.data.points, encode: { x: 0, y: 1 }, symbol: 'circle', symbolSize: 5,
          lineStyle: { color: line, width: 2 }, itemStyle: { color: line },
        }],
      });
    }
  }

  if (!customElements.get('covalence-plot')) customElements.define('covalence-plot', CovalencePlot);
})();
