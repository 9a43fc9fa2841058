import { newPassword, refuseWeak } from '../../src/auth/new-password.js';

const ada = { email: 'ada.lovelace@wessex.test', name: 'Ada Lovelace' };

it.each([
  ['11 characters', 'violet-tram', /12 characters or more/],
  ['more than a person types', 'x1y2'.repeat(251), /1000 characters or fewer/],
  ['a common word made longer', 'Password2026!', /harder to guess/],
  ['a common word in disguise', 'P@55w0rd!!!!', /harder to guess/],
  ['a common word twice', 'qwertyqwerty', /harder to guess/],
  ['the example everybody knows', 'correct horse battery staple', /harder to guess/],
  ['the user’s name', 'AdaLovelace2026', /harder to guess/],
  ['the user’s address', 'lovelace.lovelace', /harder to guess/],
  ['one character', 'aaaaaaaaaaaaaaaa', /harder to guess/],
  ['a run', 'abcdefghijklmno', /harder to guess/],
  ['digits only', '190519641905', /harder to guess/],
])('refuses %s', (_sentence, password, words) => {
  expect(() => refuseWeak(password, ada)).toThrow(words);
});

it.each([
  ['12 characters', 'violet-trams'],
  ['four words', 'gravel otter windmill tea'],
  ['a common word among others', 'my password is a windmill'],
])('takes %s', (_sentence, password) => {
  expect(() => refuseWeak(password, ada)).not.toThrow();
});

it('makes one that it would take, never the same', () => {
  const made = Array.from({ length: 200 }, newPassword);
  expect(new Set(made).size).toBe(200);
  for (const password of made) expect(() => refuseWeak(password, ada)).not.toThrow();
});
