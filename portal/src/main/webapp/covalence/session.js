// When the sign-in has run out, the server answers a background request by a redirect to the identity provider, which the
// browser forbids. Then the page is loaded again, so that the person can sign in and comes back to the same address.
(() => {
  let asking = false;

  const ask = async () => {
    if (asking) return;
    asking = true;
    try {
      const answer = await fetch(document.baseURI, { method: 'HEAD', redirect: 'manual', cache: 'no-store' });
      if (answer.type === 'opaqueredirect') location.reload();
    } catch {
      // The network is down: that is shown elsewhere.
    } finally {
      asking = false;
    }
  };

  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (...body) {
    this.addEventListener('error', ask);
    return send.apply(this, body);
  };
})();

// The bar that says that the server does not answer: since when, for as long as that is so.
(() => {
  window.covalenceOffline = (words) => {
    const state = window.Vaadin && window.Vaadin.connectionState;
    const bar = window.Vaadin && window.Vaadin.connectionIndicator;
    if (!state || !bar || bar.covalence) return;
    bar.covalence = true;
    bar.expandedDuration = 2 ** 31 - 1;
    let since = null;
    const tell = (before, now) => {
      if (now === 'connected' || now === 'loading') {
        if (since) setTimeout(() => { bar.expanded = since !== null; }, 2000);
        since = null;
        return;
      }
      since ??= new Date().toLocaleTimeString(document.documentElement.lang || 'en', { timeStyle: 'short' });
      bar.offlineText = bar.reconnectingText = words.replace('TIME', since);
    };
    state.addStateChangeListener(tell);
    tell(null, state.state);
  };
})();
