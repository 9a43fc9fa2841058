// Extras for browsers that run scripts; every page works without them.
import { initAll } from './govuk-frontend.js';
import * as moj from './moj-frontend.js';

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

function words(ms) {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return counted(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 72 ? counted(hours, 'hour') : counted(Math.floor(hours / 24), 'day');
}

function counted(n, unit) {
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}

if (document.querySelector('[data-since]')) setInterval(tick, 30_000);

/**
 * What is typed is kept in this tab until it has arrived: bound to the user and the form, gone on signing out. It has
 * arrived when another page answers; not when the network or the session ended first, or it was refused. A page that
 * shows errors already carries what was typed.
 */
const PREFIX = 'kith-draft:';
const SENT = 'kith-sent';
const main = document.querySelector('main[data-user]');
const form = main?.querySelector('form[data-draft]');
const key = form && `${PREFIX}${main.dataset.user}:${form.dataset.draft}`;
settle();
if (key) {
  // what the page itself put in the form (which child, which setting, what a button means) is never brought back
  const fields = () =>
    [...form.elements].filter((e) => e.name && !['hidden', 'password', 'file', 'submit', 'button'].includes(e.type));
  const save = () => {
    const typed = fields()
      .filter((e) => (e.type === 'radio' || e.type === 'checkbox' ? e.checked : e.value))
      .map((e) => [e.name, e.value]);
    sessionStorage.setItem(key, JSON.stringify(typed));
  };
  if (!document.querySelector('.govuk-error-summary')) restore(JSON.parse(sessionStorage.getItem(key) ?? '[]'));
  form.addEventListener('input', save);
  form.addEventListener('submit', () => sessionStorage.setItem(SENT, JSON.stringify([key, form._form?.value])));

  function restore(typed) {
    for (const [name, value] of typed)
      for (const element of fields().filter((e) => e.name === name)) {
        if (element.type === 'radio' || element.type === 'checkbox') element.checked ||= element.value === value;
        else element.value = value;
        element.dispatchEvent(new Event('change', { bubbles: true }));
      }
  }
}
if (document.querySelector('form[data-signs-out]'))
  document.querySelector('form[data-signs-out]').addEventListener('submit', () => forget(() => true));

/** What was sent is answered by another page, or by the same form shown again without errors; never by signing in. */
function settle() {
  const [sent, formId] = JSON.parse(sessionStorage.getItem(SENT) ?? '[]');
  sessionStorage.removeItem(SENT);
  if (!main) return;
  const shownAgain = form?._form?.value === formId && !document.querySelector('.govuk-error-summary');
  if (sent && (sent !== key || shownAgain)) sessionStorage.removeItem(sent);
  forget((draft) => !draft.startsWith(`${PREFIX}${main.dataset.user}:`));
}

/** Whoever signs in next in this tab finds nothing of somebody else's. */
function forget(which) {
  for (const draft of Object.keys(sessionStorage))
    if (draft.startsWith(PREFIX) && which(draft)) sessionStorage.removeItem(draft);
}
