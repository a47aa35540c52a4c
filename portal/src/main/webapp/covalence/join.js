// The token in the fragment is used once and then taken out of the address and of the history.
(() => {
  const token = decodeURIComponent(location.hash.slice(1)).trim();
  if (!token) return;
  history.replaceState(null, '', location.pathname);
  document.getElementById('token').value = token;
  document.getElementById('join-form').requestSubmit();
})();
