// The banner of who is missing, kept up to date. Without scripts it is right whenever a page is loaded.
import { words } from './words.js';

const box = document.querySelector('[data-live]');
/** One stream a browser: the tab that holds the lock listens, the others hear from it. */
const LOCK = 'kith-live';
const channel = box && 'BroadcastChannel' in window ? new BroadcastChannel(LOCK) : null;
let last = null;
let source = null;
let letGo = null;

if (box && 'EventSource' in window) {
  channel?.addEventListener('message', ({ data }) => {
    if (data.counts) show(data.counts);
    else if (source && last) channel.postMessage({ counts: last }); // a tab that has just come asks
  });
  document.addEventListener('visibilitychange', attend);
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', attend);
  attend();
}

function attend() {
  if (document.hidden) return leave();
  if (letGo) return;
  letGo = new AbortController();
  const { signal } = letGo;
  channel?.postMessage({});
  // without locks (an address that is not secure) each visible tab listens for itself
  if (!navigator.locks) return listen(signal);
  navigator.locks.request(LOCK, { signal }, () => listen(signal)).catch(() => undefined);
}

function leave() {
  letGo?.abort();
  letGo = null;
}

/** Until it is let go of, or the server has nothing more to say to this session. */
function listen(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const stream = (source = new EventSource(box.dataset.live));
    const end = () => {
      stream.close();
      if (source === stream) source = null;
      resolve();
    };
    signal.addEventListener('abort', end);
    stream.addEventListener('error', () => stream.readyState === EventSource.CLOSED && end());
    stream.addEventListener('missing', ({ data }) => {
      last = JSON.parse(data);
      show(last);
      channel?.postMessage({ counts: last });
    });
  });
}

/** Changes words where they stand; nothing is announced to screen readers. */
function show({ all, held }) {
  box.hidden = all.count === 0;
  part('all', all.count === held.count ? { count: 0 } : all, all.count === 1 ? 'child is' : 'children are');
  part('held', held, held.count === 1 ? 'child is' : 'children are');
  const at = clock(new Date());
  for (const time of box.querySelectorAll('[data-live-at]')) time.textContent = at;
}

function part(name, { count, since }, are) {
  const element = box.querySelector(`[data-live-part="${name}"]`);
  if (!element) return;
  element.hidden = count === 0;
  element.querySelector('[data-live-count]').textContent = `${count} ${are}`;
  const clock = element.querySelector('[data-since]');
  if (!since) return;
  clock.dataset.since = since;
  clock.textContent = words(Date.now() - Date.parse(since));
}

/** 2:05pm, as the server writes it. */
function clock(instant) {
  const words = { timeZone: 'Europe/London', hour: 'numeric', minute: '2-digit', hourCycle: 'h12' };
  return instant.toLocaleTimeString('en-GB', words).replace(/\s/, '').toLowerCase();
}
