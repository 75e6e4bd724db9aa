// Accueil leads to Tasklist, whose scripts are 4 MB: they are fetched while nobody waits for them.

async function fetchAhead() {
  const answer = await fetch('/camunda/app/tasklist/default/');
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const script of page.querySelectorAll('script[src]')) {
    const ahead = document.createElement('link');
    ahead.rel = 'prefetch';
    ahead.as = 'script';
    ahead.href = script.getAttribute('src');
    document.head.append(ahead);
  }
}

if (!navigator.connection?.saveData) {
  fetchAhead().catch(() => {
    // Tasklist asks for them itself.
  });
}
