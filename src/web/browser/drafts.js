/**
 * What is typed on a form with `data-draft` is not lost. It is kept in this tab until it has arrived: bound to the user
 * and the form, gone on signing out. It has arrived when another page answers; not when the network or the session ended
 * first, or it was refused. A page that shows errors already carries what was typed.
 *
 * A form with `data-draft-saves` is kept by the server too, every few seconds. What this tab has typed since the server
 * last kept it is what counts; otherwise the server's, which may have been typed elsewhere, or sent.
 */
const PREFIX = 'kith-draft:';
const SENT = 'kith-sent';
const UNANSWERED = 'kith-unanswered';
const SAVE_AFTER_MS = 3000;
const TRY_AGAIN_MS = 15_000;
const ANSWER_WITHIN_MS = 8000;
const NO_CONNECTION =
  'There is no connection. Nothing was recorded. Everything you typed stays here: keep this page open, and send it again when the connection is back.';
const NO_ANSWER =
  'No answer came to what you sent, so it may not be recorded. Everything you typed is below: look it over and send it.';

const main = document.querySelector('main[data-user]');
const form = main?.querySelector('form[data-draft]');
const key = form && `${PREFIX}${main.dataset.user}:${form.dataset.draft}`;
const saves = form?.dataset.draftSaves;
const status = form?.querySelector('[data-draft-status]');
let revision = Number(form?.dataset.draftRevision ?? 0);
let timer;
let saving = false;
let leaving = false;

const hasErrors = Boolean(document.querySelector('.govuk-error-summary'));
const notArrived = settle();
if (key) {
  if (!hasErrors) restoreKept();
  if (notArrived && !document.querySelector('[data-already-open]')) sayNotSent(NO_ANSWER, form.firstElementChild);
  form.addEventListener('input', () => {
    keep(true);
    if (saves) timer ??= setTimeout(saveToServer, SAVE_AFTER_MS);
  });
  form.addEventListener('submit', send);
  // the tab may be closed while it is hidden, and nobody says so
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && timer) void saveToServer();
  });
}
document.querySelector('form[data-signs-out]')?.addEventListener('submit', () => forget(() => true));

/** What the page itself put in the form (which child, which setting, what a button means) is never brought back. */
function fields() {
  return [...form.elements].filter(
    (e) => e.name && !['hidden', 'password', 'file', 'submit', 'button', 'fieldset'].includes(e.type),
  );
}

function isChoice({ type }) {
  return type === 'radio' || type === 'checkbox';
}

function keep(unsaved) {
  const answers = fields().map((e) => (isChoice(e) ? [e.name, e.value, e.checked] : [e.name, e.value]));
  sessionStorage.setItem(key, JSON.stringify({ revision, unsaved, answers }));
}

function restoreKept() {
  const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null');
  if (!kept) return;
  if (saves && !kept.unsaved) return sessionStorage.removeItem(key);
  for (const element of fields()) {
    const isOf = ([name, value, checked]) =>
      name === element.name &&
      (isChoice(element) ? checked !== undefined && value === element.value : checked === undefined);
    const at = kept.answers.findIndex(isOf);
    if (at < 0) continue;
    const [[, value, checked]] = kept.answers.splice(at, 1);
    if (isChoice(element)) element.checked = checked;
    else element.value = value;
    element.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

async function saveToServer() {
  clearTimeout(timer);
  timer = undefined;
  if (saving || leaving) return;
  saving = true;
  const body = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
  body.set('_revision', revision);
  const typed = sessionStorage.getItem(key);
  const answer = await fetch(saves, { method: 'POST', body, redirect: 'manual', keepalive: true }).catch(() => null);
  saving = false;
  if (leaving) return;
  if (answer?.ok) {
    ({ revision } = await answer.json());
    if (sessionStorage.getItem(key) === typed) keep(false);
    else timer ??= setTimeout(saveToServer, SAVE_AFTER_MS);
    say(
      `Draft kept at ${new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}. Not sent yet.`,
    );
  } else if (answer?.status === 409) {
    say('This form was changed in another window. What you type here is kept in this tab only, until you send it.');
  } else {
    say('The draft could not be kept just now. What you type stays in this tab. Not sent yet.');
    timer ??= setTimeout(saveToServer, TRY_AGAIN_MS);
  }
}

function say(words) {
  if (status) status.textContent = words;
}

/** Asks first whether anybody is there: without a connection the browser would show a page of its own instead of ours. */
async function send(event) {
  if (leaving) return sessionStorage.setItem(SENT, JSON.stringify([key, form._form?.value]));
  event.preventDefault();
  if (form.dataset.asking) return;
  form.dataset.asking = 'yes';
  const isThere = await reachable();
  delete form.dataset.asking;
  if (!isThere) return sayNotSent(NO_CONNECTION, event.submitter ?? form.lastElementChild);
  clearTimeout(timer);
  leaving = true;
  form.requestSubmit(event.submitter);
}

function reachable() {
  return fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }).then(
    () => true,
    () => false,
  );
}
// the page is shown again as it was left when somebody goes back to it
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) leaving = false;
});

function sayNotSent(words, before) {
  document.querySelector('.kith-not-sent')?.remove();
  const box = document.createElement('div');
  box.className = 'kith-not-sent';
  box.setAttribute('role', 'alert');
  box.tabIndex = -1;
  const title = document.createElement('strong');
  title.textContent = 'Not sent yet';
  const text = document.createElement('p');
  text.textContent = words;
  box.append(title, text);
  (before ?? form).before(box);
  box.focus();
  addEventListener(
    'online',
    () => (text.textContent = 'The connection is back. Nothing was recorded yet: send it now.'),
    {
      once: true,
    },
  );
}

/**
 * What was sent is answered by another page, or by the same form shown again without errors; never by signing in.
 * @returns whether what this form sent last has had no answer
 */
function settle() {
  const [sent, formId] = JSON.parse(sessionStorage.getItem(SENT) ?? '[]');
  sessionStorage.removeItem(SENT);
  if (!main) {
    if (sent) sessionStorage.setItem(UNANSWERED, sent);
    return false;
  }
  const shownAgain = form?._form?.value === formId && !hasErrors;
  const arrived = sent && (sent !== key || shownAgain);
  if (arrived) sessionStorage.removeItem(sent);
  forget((draft) => !draft.startsWith(`${PREFIX}${main.dataset.user}:`));
  const unanswered = sent && !arrived ? sent : sessionStorage.getItem(UNANSWERED);
  if (!key || unanswered !== key) return false;
  sessionStorage.removeItem(UNANSWERED);
  return !hasErrors;
}

/** Whoever signs in next in this tab finds nothing of somebody else's. */
function forget(which) {
  for (const draft of Object.keys(sessionStorage))
    if (draft.startsWith(PREFIX) && which(draft)) sessionStorage.removeItem(draft);
}
