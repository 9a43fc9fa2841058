// Extras for browsers that run scripts; every page works without them.
import { initAll } from './govuk-frontend.js';
import './live.js';
import * as moj from './moj-frontend.js';
import { words } from './words.js';
import './drafts.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');
// A radio may not say that it is expanded (ARIA), and GOV.UK's script makes it: kith.css reveals by `:has` instead.
if (CSS.supports('selector(:has(a))'))
  for (const radio of document.querySelectorAll('.govuk-radios__input[data-aria-controls]'))
    radio.removeAttribute('data-aria-controls');
initAll();
moj.initAll();

for (const button of document.querySelectorAll('[data-print]')) button.addEventListener('click', () => window.print());

/** The clock of a child missing goes on ticking; the words are not announced to screen readers. */
function tick() {
  for (const clock of document.querySelectorAll('[data-since]'))
    clock.textContent = words(Date.now() - Date.parse(clock.dataset.since));
}

if (document.querySelector('[data-since]')) setInterval(tick, 30_000);

// one letter acts by itself only where somebody asked for it, and never while they type (WCAG 2.1.4)
const reportBy = document.querySelector('main[data-key-m]')?.dataset.keyM;
if (reportBy)
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.closest(
      'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]',
    );
    if (event.key === 'm' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping) location.assign(reportBy);
  });
