(() => {
  /** Makes one picture of another: what both have is moved, and what only one has comes or goes. */
  const change = (now, next) => {
    for (const { name } of [...now.attributes]) if (!next.hasAttribute(name)) now.removeAttribute(name);
    for (const { name, value } of next.attributes) if (now.getAttribute(name) !== value) now.setAttribute(name, value);
    if (!next.firstElementChild) {
      if (now.textContent !== next.textContent) now.textContent = next.textContent;
      return;
    }
    const kept = new Map([...now.children].map((child, i) => [child.dataset.key || i, child]));
    [...next.children].forEach((child, i) => {
      const key = child.dataset.key || i;
      const same = kept.get(key);
      if (same && same.tagName === child.tagName) {
        kept.delete(key);
        change(same, child);
        if (same !== now.children[i]) now.insertBefore(same, now.children[i] || null);
      } else {
        now.insertBefore(document.importNode(child, true), now.children[i] || null);
      }
    });
    kept.forEach((gone) => gone.remove());
  };

  /** A round's picture twice: for wide pages and for telephones; the style shows one of them. */
  class CovalenceRound extends HTMLElement {
    connectedCallback() {
      for (const format of ['wide', 'narrow']) {
        if (!Object.prototype.hasOwnProperty.call(this, format)) continue;
        const early = this[format];
        delete this[format];
        this[format] = early;
      }
    }

    set wide(svg) { this.draw('wide', svg); }

    set narrow(svg) { this.draw('narrow', svg); }

    draw(format, svg) {
      const next = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
      if (next.tagName !== 'svg') return;
      next.classList.add(format);
      const now = this.querySelector(`:scope > .${format}`);
      if (now) change(now, next);
      else this.append(document.importNode(next, true));
    }
  }

  if (!customElements.get('covalence-round')) customElements.define('covalence-round', CovalenceRound);
})();
