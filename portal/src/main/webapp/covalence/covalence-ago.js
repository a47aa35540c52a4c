(() => {
  const STEPS = [[60, 1, 'second'], [3600, 60, 'minute'], [86400, 3600, 'hour'], [Infinity, 86400, 'day']];
  const language = () => document.documentElement.lang || 'en';
  const shown = new Set();

  /** Time since a moment, or the moment itself, in the browser's language and zone. */
  class CovalenceAgo extends HTMLElement {
    static observedAttributes = ['at', 'mode', 'words'];

    connectedCallback() {
      shown.add(this);
      this.tell();
    }

    disconnectedCallback() {
      shown.delete(this);
    }

    attributeChangedCallback() {
      this.tell();
    }

    tell() {
      const at = new Date(this.getAttribute('at'));
      if (Number.isNaN(at.getTime())) return;
      const date = at.toLocaleString(language(), { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
      const mode = this.getAttribute('mode');
      const text = mode === 'date' ? date : mode === 'left' ? this.left(at) : this.since(at);
      if (this.textContent !== text) this.textContent = text;
      const title = at.toLocaleString(language(), { dateStyle: 'long', timeStyle: 'long', hourCycle: 'h23' });
      if (this.title !== title) this.title = title;
    }

    left(at) {
      const seconds = Math.round((at.getTime() - Date.now() - (window.covalenceClock || 0)) / 1000);
      if (seconds <= 0) return '';
      const unit = (value, name) =>
        new Intl.NumberFormat(language(), { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
      const time = seconds < 60 ? unit(seconds, 'second')
        : seconds < 3600 ? `${unit(Math.floor(seconds / 60), 'minute')} ${unit(seconds % 60, 'second')}`
          : `${unit(Math.floor(seconds / 3600), 'hour')} ${unit(Math.floor(seconds % 3600 / 60), 'minute')}`;
      return (this.getAttribute('words') || 'TIME').replace('TIME', time);
    }

    since(at) {
      const seconds = Math.max(0, Math.round((Date.now() + (window.covalenceClock || 0) - at.getTime()) / 1000));
      const [, size, unit] = STEPS.find(([limit]) => seconds < limit);
      return new Intl.RelativeTimeFormat(language(), { style: 'short', numeric: seconds < 2 ? 'auto' : 'always' })
        .format(seconds < 2 ? 0 : -Math.floor(seconds / size), unit);
    }
  }

  if (!customElements.get('covalence-ago')) {
    customElements.define('covalence-ago', CovalenceAgo);
    setInterval(() => shown.forEach((element) => element.tell()), 1000);
  }
})();
