import { IsArray, IsOptional, IsString } from 'class-validator';
import { IsGiven } from '../../src/http/given.decorator.js';
import { trimmed } from '../../src/http/trimmed.decorator.js';
import { validated } from '../../src/http/validated.js';

class NoteDto {
  @IsString({ message: 'Enter a note' })
  note: string;

  @IsOptional()
  @IsArray()
  about?: unknown[];
}

it.each([
  ['NUL', { note: 'a\0b' }],
  ['half of a character', { note: 'a\ud83d' }],
  ['the other half', { note: '\ude42' }],
  ['either, deep inside', { note: 'a', about: [{ who: ['b', '\0'] }] }],
  ['either, in a name', { note: 'a', '\0': 'b' }],
  ['a list', [{ note: 'a' }]],
  ['nothing', null],
])('cannot read %s', async (_sentence, sent) => {
  await expect(validated(NoteDto, sent)).rejects.toMatchObject({ kind: 'malformed' });
});

it('takes every character of every language', async () => {
  expect(await validated(NoteDto, { note: 'Zoë, 李, \u{1F642}, \t\n' })).toMatchObject({
    note: 'Zoë, 李, \u{1F642}, \t\n',
  });
});

it.each([
  ['an answer is missing', {}, [{ field: 'note', message: 'Enter a note' }]],
  [
    'nobody asked for it',
    { note: 'a', authorityId: 'b' },
    [{ field: 'authorityId', message: 'There is no field “authorityId”' }],
  ],
])('names the field: %s', async (_sentence, sent, errors) => {
  await expect(validated(NoteDto, sent)).rejects.toMatchObject({ kind: 'invalid', details: { errors } });
});

class NameDto {
  @trimmed()
  @IsString()
  name: string;
}

// A name pasted with U+202E in it turned round whatever stood after it, on every page
it.each([
  [' Zoë O’Brien-李 ', 'Zoë O’Brien-李'],
  ['محمد 🙂', 'محمد 🙂'],
  ['O’Brien\u202e <b>x</b>', 'O’Brien <b>x</b>'],
  ['\u2067\u202b \u2069', ''],
])('keeps of the name %j what can be seen', async (sent, name) => {
  expect(await validated(NameDto, { name: sent })).toEqual({ name });
});

class ReasonDto {
  @IsGiven({ message: 'Enter a reason' })
  reason?: unknown;
}

/* A reason of one space once approved, and told nobody why. */
it.each([[''], ['  '], ['\n\t'], ['\u00a0'], [' – '], ['?'], [null], [undefined]])(
  'takes %j for no answer',
  async (reason) => {
    await expect(validated(ReasonDto, { reason })).rejects.toMatchObject({
      details: { errors: [{ field: 'reason', message: 'Enter a reason' }] },
    });
  },
);

it.each([['7'], ['李'], [' a '], [0], [false]])('takes %j for an answer', async (reason) => {
  expect(await validated(ReasonDto, { reason })).toEqual({ reason });
});
