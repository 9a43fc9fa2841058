/** Dates and times as people read them; the words are the kernel’s, for pages, documents and messages alike. */
export { day, dayAndTime, since, time } from '../../kernel/time-in-words.js';
