import { createHash } from 'node:crypto';
import { plainDate } from '../../src/kernel/plain-date.js';
import { seenAge } from '../../src/synthetic/births-plan.js';
import { generateAuthority, type AuthorityOptions } from '../../src/synthetic/authority.js';
import { Known } from '../../src/synthetic/answers/known.js';
import { COLUMNS, isOf, type Recording, type Row, type Table } from '../../src/synthetic/facts.js';
import { endOf } from '../../src/synthetic/history.js';
import { DAY, holdsAt, HOUR, MINUTE, type Span } from '../../src/synthetic/london.js';
import { SYNTHETIC_STEMS } from '../../src/synthetic/names.js';

const UNTIL = endOf(plainDate('2026-10-31'));
const OPTIONS: AuthorityOptions = { name: 'Samplewick', children: 150, seed: 'a', endsAt: UNTIL };

function everything(options: Partial<AuthorityOptions> = {}): Recording[] {
  const authority = generateAuthority({ ...OPTIONS, ...options });
  return [...authority.common, ...[...authority.children()].flat()];
}

const rows = <T extends Table>(table: T, recordings: readonly Recording[]): Row<T>[] =>
  recordings.filter((each) => isOf(table, each)).map(({ row }) => row);

function follow(before: Recording, after: Recording): boolean {
  return after.version === before.version + 1 && after.recordedAt > before.recordedAt;
}

/** Every instant a version speaks of, but for times things are due or arranged, and the ends of temporary approvals and assignments. */
function instantsOf({ table, row }: Recording): number[] {
  return Object.entries(COLUMNS[table]).flatMap(([column, type]) => {
    const value: unknown = row[column as keyof Row];
    if (value === null || value === undefined || column.endsWith('due_at')) return [];
    if (column === 'arranged_for') return [];
    if (type === 'instant') return [value as number];
    if (type !== 'span') return [];
    const { from, until } = value as Span;
    const isAhead = table === 'interview_assignment' || table === 'placement_evidence';
    const mayLieAhead = until === null || isAhead || ('kind' in row && row.kind === 'reg-24-temporary');
    return mayLieAhead ? [from] : [from, until];
  });
}

describe('the same seed and the same end', () => {
  const hash = (recordings: Recording[]) => createHash('sha256').update(JSON.stringify(recordings)).digest('hex');
  const usual = hash(everything());

  it('make the same facts', () => expect(hash(everything())).toBe(usual));

  it.each<[string, Partial<AuthorityOptions>]>([
    ['seed', { seed: 'b' }],
    ['name', { name: 'Mockford' }],
    ['end', { endsAt: UNTIL - DAY }],
  ])('another %s makes others', (_word, options) => expect(hash(everything(options))).not.toBe(usual));
});

describe('what is recorded', () => {
  const recordings = everything();

  it('is about as many children as were asked for', () => {
    expect(new Set(rows('child', recordings).map(({ id }) => id)).size).toBe(150);
  });

  it('lies between the first sitting and the end, each version of a row after the one before', () => {
    const { startsAt } = generateAuthority(OPTIONS).history;
    const last = new Map<string, Recording>();
    const wrong = recordings.filter((recording) => {
      const before = last.get(recording.row.id);
      last.set(recording.row.id, recording);
      const follows = before === undefined ? recording.version === 1 : follow(before, recording);
      return !follows || recording.recordedAt < startsAt || recording.recordedAt > UNTIL;
    });
    expect(wrong).toEqual([]);
    expect(last.size).toBeLessThan(recordings.length);
  });

  it('has happened by then, to the whole minute', () => {
    const wrong = recordings.filter((recording) =>
      instantsOf(recording).some((at) => at > recording.recordedAt || at % MINUTE !== 0),
    );
    expect(wrong).toEqual([]);
  });

  it('names nobody who could exist', () => {
    const familyName = new RegExp(`^(${SYNTHETIC_STEMS.join('|')})[a-z]+$`);
    for (const child of rows('child', recordings)) {
      expect(child.family_name).toMatch(familyName);
      if (child.home_postcode) expect(child.home_postcode).toMatch(/^ZZ99 \d[A-Z]{2}$/);
    }
    for (const place of rows('care_setting', recordings)) {
      expect(place.name).toMatch(new RegExp(`\\b(${SYNTHETIC_STEMS.join('|')})[a-z]+`));
      expect(place.postcode).toMatch(/^ZZ99 \d[A-Z]{2}$/);
      expect(place.urn ?? 'SYN').toMatch(/^SYN/);
    }
    for (const user of rows('user_account', recordings)) {
      expect(user.email).toMatch(/@samplewick\.test$/);
      expect(user.telephone).toMatch(/^01632 960\d{3}$/);
    }
  });

  it('is corrected now and then, with the reason', () => {
    const why = new Set(recordings.map((recording) => recording.why));
    expect(why).toContain('The police log shows an earlier start');
    expect(why).toContain('Enquiries show that no adult was responsible for the child on arrival');
    expect(why).toContain('The notice shows that it took effect later than first told');
    expect(why).toContain('The regulator confirms that the registration never lapsed');
  });
});

describe('two thousand children, by the national figures', () => {
  const authority = generateAuthority({ ...OPTIONS, children: 2000 });
  const children = [...authority.children()];
  const now = children.map((recordings) => {
    const known = new Known(recordings);
    known.moveTo(UNTIL);
    return known;
  });
  const inCare = now.filter((known) => known.all('period_of_care').some(({ during }) => holdsAt(during, UNTIL)));
  const share = (count: number, of: number) => (100 * count) / of;
  const settings = new Map(rows('care_setting', [...authority.common, ...children.flat()]).map((each) => [each.id, each.setting_type])); // prettier-ignore

  function within(percentage: number, least: number, most: number): void {
    expect(percentage).toBeGreaterThanOrEqual(least);
    expect(percentage).toBeLessThanOrEqual(most);
  }

  it('has somewhat fewer than half of them in care at the end', () => {
    within(share(inCare.length, 2000), 38, 52);
  });

  it.each([
    ['under 5', 0, 5, 10, 25],
    ['5 to 9', 5, 10, 12, 26],
    ['10 to 15', 10, 16, 30, 46],
    ['16 and over', 16, 19, 18, 34],
  ])('%s', (_ages, from, below, least, most) => {
    const ages = inCare.map((known) => {
      const births = known.all('date_of_birth_assertion');
      return seenAge(births.map((row) => ({ ...row, latest: row.latest!, assertedAt: row.asserted_at! }) as never), UNTIL); // prettier-ignore
    });
    within(share(ages.filter((age) => age >= from && age < below).length, ages.length), least, most);
  });

  it.each([
    ['with foster carers', ['foster-home', 'connected-person-home'], 58, 78],
    ['in children’s homes', ['childrens-home'], 7, 17],
    ['in supported accommodation', ['supported-accommodation'], 5, 14],
    ['with parents', ['parental-home'], 3, 11],
  ])('live %s', (_where, types, least, most) => {
    const kinds = inCare.flatMap(
      (known) =>
      known.all('placement').filter(({ during }) => holdsAt(during, UNTIL)).map((row) => settings.get(row.care_setting_id)!), // prettier-ignore
    );
    within(share(kinds.filter((kind) => types.includes(kind)).length, kinds.length), least, most);
  });

  it('has 8 % unaccompanied children in care, and 22 % among those who came', () => {
    const isAlone = (known: Known) => known.all('unaccompanied_answer').some(({ answer }) => answer === 'yes');
    within(share(inCare.filter(isAlone).length, inCare.length), 5, 12);
    const came = now.filter((known) =>
      known.all('period_of_care').some(({ during }) => during.from > UNTIL - 700 * DAY),
    );
    within(share(came.filter(isAlone).length, came.length), 16, 27);
  });

  it('has one in nine missing in a year, six times each, nine in ten for less than two days', () => {
    const year = { from: UNTIL - 730 * DAY, until: UNTIL - 365 * DAY };
    const inYear = now.filter((known) =>
      known.all('period_of_care').some(({ during: { from, until } }) => from < year.until && (until ?? UNTIL) > year.from),
    ); // prettier-ignore
    const incidents = inYear.map((known) =>
      known.all('absence_segment').filter(({ kind, during }) => kind === 'missing' && holdsAt(year, during.from)),
    );
    const missing = incidents.filter(({ length }) => length > 0);
    within(share(missing.length, inYear.length), 7, 15);
    within(missing.flat().length / missing.length, 4, 9);
    const short = missing
      .flat()
      .filter(({ during }) => during.until !== null && during.until - during.from < 48 * HOUR);
    within(share(short.length, missing.flat().length), 84, 95);
  });

  it('has what has to be tried: unlawful stays, short breaks, stays of hours, the never asked, the restricted', () => {
    const some = (table: Table) => now.filter((known) => known.all(table).length > 0).length;
    expect(now.filter((known) => known.all('legal_status').some(({ code }) => code === 'V4')).length).toBeGreaterThan(5);
    expect(now.filter((known) => known.all('placement').some(({ basis }) => basis === 'actual')).length).toBeGreaterThan(30);
    expect(now.filter((known) => known.all('period_of_care').some(({ during: { from, until } }) => until !== null && until - from < 12 * HOUR)).length).toBeGreaterThan(5);
    expect(2000 - some('unaccompanied_answer')).toBeGreaterThan(40);
    expect(some('restriction')).toBeGreaterThan(2);
    expect(some('director_decision')).toBeGreaterThan(10);
    expect(share(some('trafficking_finding'), 2000)).toBeGreaterThan(1);
  }); // prettier-ignore
});
