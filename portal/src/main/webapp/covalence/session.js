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
