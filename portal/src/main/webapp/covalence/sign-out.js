document.getElementById('sign-out-form').requestSubmit();
