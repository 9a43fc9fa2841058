import { type GeneratedChild, type Typed, type TypedRows, ukDate } from '../../../bench/ssda903/generate.js';
import { addDays } from '../../../src/kernel/plain-date.js';
import { parse903Date } from '../../../src/returns/ssda903/rows.js';
import { type Table } from '../../../src/returns/ssda903/tables.js';

/** One kind of fault that can be made in a faultless child of the return of 2026-27. */
export interface Injection {
  /** The rule that must find it; others may too. */
  readonly code: string;
  /** Makes it. False, and nothing changed, when this child is not one it can be made in. */
  inject(child: GeneratedChild): boolean;
}

type Change<T extends Table> = Partial<Typed<T>>;

/** Changes cells of one row, `at` it from the start (from the end when negative), of a child for which `change` has an answer. */
function cells<T extends Table>(
  code: string,
  table: T,
  change: Change<T> | ((row: Required<Typed<T>>, child: GeneratedChild) => Change<T> | null),
  at = 0,
): Injection {
  return {
    code,
    inject(child) {
      const row = child.current[table].at(at) as Required<Typed<T>> | undefined;
      const changed = row && (typeof change === 'function' ? change(row, child) : change);
      if (!changed) return false;
      Object.assign(row, changed);
      return true;
    },
  };
}

/** Changes rows of this year or last in any way. */
function rows(code: string, change: (current: TypedRows, previous: TypedRows) => unknown): Injection {
  return { code, inject: ({ current, previous }) => change(current, previous) !== false };
}

function shift(date: string, days: number): string {
  return ukDate(addDays(parse903Date(date)!, days));
}

/** Year of birth, of Header. */
function bornIn({ current }: GeneratedChild): number {
  return Number(current.Header[0]!.DOB!.slice(6));
}

const inCare = ({ current }: GeneratedChild) => current.Episodes.some(({ LS }) => LS !== 'V3' && LS !== 'V4');
const isGirlInCare = (row: { SEX: string }, child: GeneratedChild) => row.SEX === 'F' && inCare(child);
const wasHere = ({ previous }: GeneratedChild) => previous.Header.length > 0;
const isOpen = (child: GeneratedChild) => inCare(child) && child.current.Episodes.at(-1)!.DEC === '';
const wasOpen = ({ previous }: GeneratedChild) => previous.Episodes.at(-1)?.DEC === '';
const isYoungerThan = (age: number, child: GeneratedChild) => bornIn(child) > 2026 - age;
const isOlderThan = (age: number, child: GeneratedChild) => bornIn(child) < 2025 - age;
const when = <T>(condition: boolean, change: T): T | null => (condition ? change : null);

const HEADER = [
  cells('101', 'Header', { SEX: 'X' }),
  cells('102', 'Header', { DOB: '31/02/2012' }),
  cells('103', 'Header', { ETHNIC: 'XXXX' }),
  cells('165', 'Header', { MOTHER: '2' }),
  cells('168', 'Header', { UPN: 'I12' }),
  cells('171', 'Header', { MC_DOB: '1 May' }),
  cells('174', 'Header', ({ SEX }) => when(SEX === 'M', { MC_DOB: '01/05/2020' })),
  cells('202', 'Header', (_, child) => when(wasHere(child), { SEX: 'U' })),
  cells('203', 'Header', ({ DOB }, child) => when(wasHere(child), { DOB: shift(DOB, 1) })),
  cells('204', 'Header', (_, child) => when(wasHere(child), { ETHNIC: 'ABAN' })),
  cells('208', 'Header', ({ UPN }, child) => when(wasHere(child) && UPN.startsWith('A'), { UPN: 'B123456789012' })),
  cells('209', 'Header', (_, child) => when(isOlderThan(6, child), { UPN: 'UN1' })),
  cells('210', 'Header', (_, child) => when(wasOpen(child) && isOpen(child), { UPN: 'UN4' })),
  cells('232', 'Header', { SEX: 'U' }),
  cells('301', 'Header', { DOB: '01/04/2027' }),
  cells('302', 'Header', (_, { current }) =>
    when(current.Episodes.length > 0, { DOB: shift(current.Episodes[0]?.DECOM ?? '01/01/2020', 1) }),
  ),
  cells('351', 'Header', { DOB: '31/03/2001' }),
  cells('393', 'Header', (row, child) => when(isGirlInCare(row, child), { MOTHER: '' })),
  cells('399', 'Header', (row, child) => when(!inCare(child) && child.current.Episodes.length > 0, { MOTHER: '0' })),
  cells('442', 'Header', (_, child) => when(inCare(child), { UPN: '' })),
  cells('611', 'Header', (row, child) => when(isGirlInCare(row, child), { MOTHER: '1', MC_DOB: '' })),
  cells('612', 'Header', (row, child) => when(isGirlInCare(row, child), { MOTHER: '0', MC_DOB: '01/05/2026' })),
  cells('620', 'Header', (row, child) =>
    when(isGirlInCare(row, child) && isYoungerThan(9, child), { MOTHER: '1', MC_DOB: '01/05/2026' }),
  ),
  cells('621', 'Header', (row, child) => when(isGirlInCare(row, child), { MOTHER: '1', MC_DOB: row.DOB })),
  cells('625', 'Header', (row, child) => when(isGirlInCare(row, child), { MOTHER: '1', MC_DOB: '01/04/2027' })),
  cells('626', 'Header', (row, child) =>
    when(child.previous.Header[0]?.MOTHER === '0' && inCare(child), { MOTHER: '1', MC_DOB: '01/03/2026' }),
  ),
  cells('628', 'Header', (_, { current }) => when(current.OC3.length > 0, { MOTHER: '0' })),
  rows('207', (current, previous) =>
    previous.Header[0]?.MOTHER === '0' && current.Episodes.length > 0 ? (previous.Header[0].MOTHER = '1') : false,
  ),
  rows('624', (current, previous) =>
    previous.Header.length > 0 ? (previous.Header[0]!.MC_DOB = '01/02/2026') : false,
  ),
  rows('EPI', (current) => (current.Episodes.length > 0 ? (current.Episodes = []) : false)),
  rows('INT32', (current) => current.Header.push({ ...current.Header[0]! })),
];

const isRespite = ({ LS }: { LS: string }) => LS === 'V3' || LS === 'V4';
const isPlaced = ({ LS, PLACE }: { LS: string; PLACE: string }) => !isRespite({ LS }) && !PLACE.startsWith('T');
const hasSecond = ({ current }: GeneratedChild) => current.Episodes.length > 1;

const EPISODES = [
  cells('141', 'Episodes', { DECOM: '31/02/2026' }),
  cells('142', 'Episodes', (_, child) => when(hasSecond(child), { DEC: '', REC: '' })),
  cells('143', 'Episodes', { RNE: 'X' }),
  cells('144', 'Episodes', { LS: 'X9' }),
  cells('145', 'Episodes', { CIN: 'N9' }),
  cells('146', 'Episodes', { PLACE: 'Z1' }),
  cells('147', 'Episodes', ({ DEC }) => when(DEC !== '', { DEC: '31/02/2026' })),
  cells('148', 'Episodes', ({ DEC }) => when(DEC !== '', { REC: '' })),
  cells('149', 'Episodes', ({ DEC }) => when(DEC !== '', { REC: 'X9' })),
  cells('169', 'Episodes', (row) => when(isPlaced(row), { PL_POST: 'ZZ99 9ZZ' })),
  cells('178', 'Episodes', { PLACE_PROVIDER: 'PR9' }),
  cells('179', 'Episodes', (row) => when(isPlaced(row), { PL_POST: '' })),
  cells('199', 'Episodes', (_, child) => when(hasSecond(child), { REC: 'E11' })),
  cells('213', 'Episodes', (row) => when(!isRespite(row), { PLACE: 'Z12' })),
  cells('214', 'Episodes', (row) => when(isRespite(row), { URN: 'SC100000' })),
  cells('217', 'Episodes', (row) => when(!isRespite(row), { PLACE: 'A5', RNE: 'P' })),
  cells('218', 'Episodes', (row) => when(isPlaced(row), { URN: '' })),
  cells('219', 'Episodes', ({ PLACE, URN }) => when(PLACE === 'K2' && URN !== '', { PLACE: 'K1' })),
  cells('221', 'Episodes', ({ PLACE, LS, HOME_POST }) =>
    when(PLACE === 'K2' && !isRespite({ LS }), { PL_POST: HOME_POST }),
  ),
  cells('222', 'Episodes', ({ PLACE }) => when(PLACE === 'T1', { URN: 'SC100000' }), 1),
  cells('224', 'Episodes', (row) => when(isPlaced(row), { PLACE_PROVIDER: 'PR3' })),
  cells(
    '225',
    'Episodes',
    ({ REASON_PLACE_CHANGE }) => when(REASON_PLACE_CHANGE !== '', { REASON_PLACE_CHANGE: '' }),
    -2,
  ),
  cells('226', 'Episodes', ({ PLACE }) => when(PLACE === 'T1', { REASON_PLACE_CHANGE: 'CARPL' }), 1),
  cells('229', 'Episodes', ({ PLACE, LS }) =>
    when(PLACE.startsWith('U') && !isRespite({ LS }), { PLACE_PROVIDER: 'PR2' }),
  ),
  cells('233', 'Episodes', ({ DEC }) => when(DEC === '', { REASON_PLACE_CHANGE: 'CARPL' })),
  cells(
    '234',
    'Episodes',
    ({ REASON_PLACE_CHANGE }, child) =>
      when(REASON_PLACE_CHANGE !== '' && isYoungerThan(9, child), { REASON_PLACE_CHANGE: 'CUSTOD' }),
    -2,
  ),
  cells('242', 'Episodes', ({ PLACE, LS }) => when(PLACE === 'K2' && !isRespite({ LS }), { URN: 'XXXXXXX' })),
  cells('353', 'Episodes', { DECOM: '13/10/1991' }),
  cells('354', 'Episodes', { DECOM: '01/04/2027' }),
  cells('355', 'Episodes', ({ DECOM, DEC }) => when(DEC !== '', { DEC: DECOM })),
  cells('356', 'Episodes', ({ DECOM, DEC }) => when(DEC !== '', { DEC: shift(DECOM, -1) })),
  cells('357', 'Episodes', (_, child) => when(!wasHere(child) && !isYoungerThan(0, child), { RNE: 'P' })),
  cells('358', 'Episodes', (_, child) => when(isYoungerThan(9, child), { LS: 'J1' })),
  rows('359', (current) =>
    current.Episodes.at(-1)?.REC === 'E17' ? Object.assign(current.Episodes.at(-1)!, { DEC: '', REC: '' }) : false,
  ),
  cells('361', 'Episodes', ({ DEC }) => when(DEC === '', { LS: 'L1' }), -1),
  cells('362', 'Episodes', ({ DEC }) => when(DEC === '', { LS: 'L2' }), -1),
  cells('363', 'Episodes', ({ DEC }) => when(DEC === '', { LS: 'L3' }), -1),
  cells('364', 'Episodes', ({ DEC }) => when(DEC === '', { LS: 'J2' }), -1),
  cells('365', 'Episodes', ({ LS, DECOM }) => when(LS === 'V3', { DEC: shift(DECOM, 18) })),
  cells('366', 'Episodes', ({ LS }) => when(LS === 'V3', { RNE: 'L' })),
  cells('367', 'Episodes', ({ DEC }, child) => when(DEC === '' && wasOpen(child), { LS: 'V3' }), -1),
  cells('371', 'Episodes', (_, child) => when(isYoungerThan(14, child), { PLACE: 'K3' })),
  cells('372', 'Episodes', (_, child) => when(isYoungerThan(8, child), { PLACE: 'R5' })),
  cells('373', 'Episodes', (_, child) => when(isYoungerThan(3, child), { PLACE: 'S1' })),
  cells('374', 'Episodes', (_, child) => when(isYoungerThan(12, child), { PLACE: 'P3' })),
  cells('375', 'Episodes', ({ PLACE, DECOM }) => when(PLACE === 'T1', { DEC: shift(DECOM, 43) }), 1),
  cells('376', 'Episodes', ({ DEC }, child) => when(DEC === '' && wasOpen(child), { PLACE: 'T3' }), -1),
  rows('377', ({ Episodes }) => (Episodes.length === 3 ? Episodes.forEach((row) => (row.PLACE = 'T3')) : false)),
  cells('378', 'Episodes', ({ LS }) => when(LS === 'V2', { PLACE: 'P1' })),
  cells('379', 'Episodes', ({ DEC }, child) => when(DEC === '' && wasOpen(child), { PLACE: 'T4' }), -1),
  cells('380', 'Episodes', { PLACE: 'T2', RNE: 'S' }),
  cells('381', 'Episodes', ({ DEC }) => when(DEC !== '', { PLACE: 'T2', REC: 'E4A' })),
  cells('382', 'Episodes', (row) => when(isRespite(row), { PLACE: 'T0' })),
  rows('383', ({ Episodes }) => (Episodes[1]?.PLACE === 'T1' ? (Episodes[2]!.PL_POST = Episodes[1].PL_POST!) : false)),
  cells('384', 'Episodes', (row) => when(isRespite(row), { PLACE: 'U1' })),
  cells('385', 'Episodes', ({ DEC }) => when(DEC === '', { DEC: '01/04/2027', REC: 'E4A' }), -1),
  cells('386', 'Episodes', ({ REC }) => when(REC === 'E17', { REC: 'E12' })),
  cells('387', 'Episodes', ({ DEC }, child) => when(DEC !== '' && isYoungerThan(12, child), { REC: 'E5' })),
  cells('388', 'Episodes', ({ DEC }) => when(DEC !== '', { REC: 'X1' }), -1),
  cells('389', 'Episodes', ({ DEC }, child) => when(DEC !== '' && isYoungerThan(14, child), { REC: 'E7' })),
  cells('390', 'Episodes', ({ DEC }) => when(DEC !== '', { REC: 'E12', PLACE: 'U6' })),
  cells('392b', 'Episodes', (row, { current }) => when(isPlaced(row) && current.UASC.length === 0, { HOME_POST: '' })),
  cells('392c', 'Episodes', { PL_POST: 'NOWHERE' }),
  cells('392d', 'Episodes', ({ PL_POST }) => when(PL_POST !== '', { HOME_POST: PL_POST })),
  cells('398', 'Episodes', (row) => when(isRespite(row), { HOME_POST: 'RA1 0AA' })),
  cells('406', 'Episodes', ({ PL_POST }, { current }) => when(current.UASC.length > 0, { HOME_POST: PL_POST })),
  cells('407', 'Episodes', ({ REC }) => when(REC === 'E17', { REC: 'E46' })),
  cells('408', 'Episodes', (row) => when(isPlaced(row), { PLACE: 'A6', LS: 'C2' })),
  cells('420', 'Episodes', (row) => when(isRespite(row), { PL_POST: 'RA1 0AA' })),
  cells('426', 'Episodes', ({ LS }) => when(LS === 'V3', { LS: 'V4' })),
  cells('431', 'Episodes', ({ LS }) => when(LS !== 'V3', { RNE: 'S' }), 1),
  cells('432', 'Episodes', ({ LS }) => when(LS === 'V3', { RNE: 'P' }), 1),
  cells('433', 'Episodes', ({ RNE, DECOM }) => when(RNE !== 'S', { DECOM: shift(DECOM, 1) }), 1),
  rows('434', ({ Episodes }) => (Episodes[1]?.RNE === 'L' ? (Episodes[1].LS = Episodes[0]!.LS) : false)),
  rows('435', ({ Episodes }) => (Episodes[1]?.RNE === 'P' ? (Episodes[1].LS = 'J3') : false)),
  cells('436', 'Episodes', ({ RNE }) => when(RNE === 'L', { RNE: 'B' }), 1),
  cells('437', 'Episodes', (_, child) => when(hasSecond(child), { REC: 'E2' })),
  cells('446', 'Episodes', { LS: 'E1', DECOM: '30/11/2005' }),
  cells('460', 'Episodes', ({ DEC }, child) => when(DEC !== '' && isYoungerThan(16, child), { REC: 'E17' })),
  rows('501', ({ Episodes }) => (Episodes.length > 1 ? (Episodes[1]!.DECOM = shift(Episodes[0]!.DEC!, -1)) : false)),
  cells('502', 'Episodes', ({ DECOM }, child) => when(wasOpen(child), { DECOM: shift(DECOM, -1) })),
  cells('503A', 'Episodes', (_, child) => when(wasOpen(child), { RNE: 'T' })),
  cells('503B', 'Episodes', (_, child) => when(wasOpen(child), { LS: 'D1' })),
  cells('503C', 'Episodes', (_, child) => when(wasOpen(child), { CIN: 'N7' })),
  cells('503D', 'Episodes', (_, child) => when(wasOpen(child), { PLACE: 'U2' })),
  cells('503E', 'Episodes', (_, child) => when(wasOpen(child), { PLACE_PROVIDER: 'PR3' })),
  cells('503F', 'Episodes', (_, child) => when(wasOpen(child), { URN: 'SC999999' })),
  cells('504', 'Episodes', ({ RNE }) => when(RNE !== 'S', { CIN: 'N7' }), 1),
  cells('516', 'Episodes', ({ DEC }) => when(DEC !== '', { REC: 'E45', PLACE: 'K2' })),
  cells('526', 'Episodes', ({ PLACE }) => when(!PLACE.startsWith('T'), { PLACE_PROVIDER: '' })),
  cells('527', 'Episodes', { PLACE: 'R2', PLACE_PROVIDER: 'PR1' }),
  cells('528', 'Episodes', { PLACE: 'R2', PLACE_PROVIDER: 'PR2' }),
  cells('529', 'Episodes', { PLACE: 'K2', PLACE_PROVIDER: 'PR3' }),
  cells('530', 'Episodes', { PLACE: 'P1', PLACE_PROVIDER: 'PR4' }),
  cells('531', 'Episodes', { PLACE: 'P1', PLACE_PROVIDER: 'PR5' }),
  cells('550', 'Episodes', { PLACE: 'U6', PLACE_PROVIDER: 'PR0' }),
  cells('562', 'Episodes', ({ DECOM }, child) => when(wasOpen(child), { DECOM: shift(DECOM, -2) })),
  cells('1008', 'Episodes', (row) => when(isPlaced(row), { URN: 'SC999999' })),
  cells('1009', 'Episodes', ({ DEC }) => when(DEC !== '', { REASON_PLACE_CHANGE: 'WHIM' })),
  rows('NoE', (current, previous) => (wasOpen({ CHILD: '', current, previous }) ? (previous.Episodes = []) : false)),
  rows('INT03', (current) => (current.Episodes.length > 0 ? (current.Header = []) : false)),
];

const isAbout = (age: number, child: GeneratedChild) => isOlderThan(age - 1, child) && isYoungerThan(age + 6, child);

const HEALTH = [
  cells('157', 'OC2', (_, child) => when(isAbout(8, child), { SDQ_SCORE: '', SDQ_REASON: 'SDQ1' })),
  cells('158', 'OC2', { SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '1', INTERVENTION_OFFERED: '1' }),
  cells('159', 'OC2', { SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '0', INTERVENTION_OFFERED: '' }),
  cells('180', 'OC2', { SDQ_SCORE: '41' }),
  cells('181', 'OC2', { TEETH_CHECK: '2' }),
  cells('182', 'OC2', ({ CONVICTED, HEALTH_CHECK }) => when(CONVICTED + HEALTH_CHECK !== '', { TEETH_CHECK: '' })),
  cells('186', 'OC2', (_, child) => when(isAbout(8, child), { SDQ_SCORE: '', SDQ_REASON: '' })),
  cells('188', 'OC2', (_, child) => when(isYoungerThan(3, child), { SDQ_SCORE: '12' })),
  cells('191', 'OC2', { HEALTH_ASSESSMENT: '' }),
  cells('192', 'OC2', { SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '' }),
  cells('193', 'OC2', { SUBSTANCE_MISUSE: '0', INTERVENTION_RECEIVED: '1' }),
  cells('196', 'OC2', { SDQ_SCORE: '', SDQ_REASON: 'SDQ9' }),
  cells('197a', 'OC2', { SDQ_SCORE: '12', SDQ_REASON: 'SDQ2' }),
  cells('542', 'OC2', (_, child) => when(isYoungerThan(9, child), { CONVICTED: '0' })),
  cells('543', 'OC2', (_, child) => when(isOlderThan(11, child), { CONVICTED: '' })),
  cells('544', 'OC2', { CONVICTED: '0', IMMUNISATIONS: '' }),
  cells('545', 'OC2', (_, child) => when(isYoungerThan(4, child), { HEALTH_CHECK: '' })),
  cells('546', 'OC2', (_, child) => when(isOlderThan(6, child), { HEALTH_CHECK: '0' })),
  cells('547', 'OC2', { HEALTH_CHECK: '0', IMMUNISATIONS: '' }),
  cells('INT14', 'OC2', ({ DOB }) => ({ DOB: shift(DOB, 1) })),
  ...(['185', '190', '198'] as const).map((code) =>
    rows(code, ({ Episodes, OC2, Header }) =>
      Episodes.length > 0 && OC2.length === 0
        ? OC2.push({
            CHILD: Header[0]!.CHILD,
            ...(code === '185' ? { SDQ_SCORE: '3' } : code === '198' ? { SDQ_REASON: 'SDQ2' } : { TEETH_CHECK: '1' }),
          })
        : false,
    ),
  ),
  rows('INT33', ({ OC2 }) => (OC2.length > 0 ? OC2.push({ ...OC2[0]! }) : false)),
];

const ANSWERED = { IN_TOUCH: 'YES', ACTIV: 'F2', ACCOM: 'U1' };

const CARE_LEAVERS = [
  cells('131', 'OC3', { IN_TOUCH: 'MAYBE' }),
  cells('132', 'OC3', { ACTIV: 'F3' }),
  cells('133', 'OC3', { ACCOM: 'X1' }),
  cells('153', 'OC3', { ACTIV: '' }),
  cells('344', 'OC3', { IN_TOUCH: 'DIED' }),
  cells('345', 'OC3', { ACCOM: '0' }),
  cells('391', 'OC3', { DOB: '01/04/2010' }),
  rows('187', ({ OC2, OC3 }) => (OC2.length > 0 ? OC3.push({ CHILD: OC2[0]!.CHILD, ...ANSWERED }) : false)),
  rows('215', ({ OC2, OC3 }) => (OC2.length > 0 ? OC3.push({ CHILD: OC2[0]!.CHILD, ...ANSWERED }) : false)),
  rows('348', (current, previous) =>
    current.OC3.length > 0
      ? previous.OC3.push({ CHILD: current.OC3[0]!.CHILD, IN_TOUCH: 'DIED', ACTIV: '0', ACCOM: '0' })
      : false,
  ),
  rows('1000', ({ OC3 }, { Episodes }) =>
    OC3.length > 0 && Episodes.length > 0 ? (Episodes.at(-1)!.REC = 'E2') : false,
  ),
  rows('1002', ({ OC3 }, previous) =>
    OC3.length > 0 && previous.Episodes.length > 0 ? (previous.Episodes = []) : false,
  ),
  rows('1010', ({ OC3 }, { Episodes }) =>
    OC3.length > 0 && Episodes.length > 0 ? Object.assign(Episodes.at(-1)!, { DEC: '', REC: '' }) : false,
  ),
  rows('1012', ({ OC3, Missing }) =>
    OC3.length > 0 ? Missing.push({ CHILD: OC3[0]!.CHILD, MISSING: 'M', MIS_START: '01/05/2026' }) : false,
  ),
  rows('1014', ({ OC3, UASC }) => (OC3.length > 0 ? UASC.push({ CHILD: OC3[0]!.CHILD }) : false)),
  rows('1016', ({ Header, Episodes, OC3 }) =>
    Episodes.at(-1)?.REC === 'E17' ? OC3.push({ ...ANSWERED, CHILD: Header[0]!.CHILD, DOB: Header[0]!.DOB! }) : false,
  ),
  rows('1007', ({ Header, Episodes, UASC, OC3 }) =>
    UASC.length > 0 && parse903Date(Header[0]!.DOB!.replace('2009', '2026'))! > parse903Date(Episodes[0]!.DECOM!)!
      ? OC3.push({ ...ANSWERED, CHILD: Header[0]!.CHILD, DOB: Header[0]!.DOB! })
      : false,
  ),
];

const ADOPTION = [
  cells('112', 'AD1', { DATE_INT: '31/04/2026' }),
  cells('113', 'AD1', { DATE_MATCH: '31/04/2026' }),
  cells('114', 'AD1', { FOSTER_CARE: '2' }),
  cells('151', 'AD1', { LS_ADOPTR: '' }),
  cells('175', 'AD1', { NB_ADOPTR: '3' }),
  cells('176', 'AD1', { SEX_ADOPTR: 'XX' }),
  cells('177', 'AD1', { LS_ADOPTR: 'L9' }),
  cells('331', 'AD1', (_, { current }) => ({ DATE_MATCH: shift(current.Episodes.at(-1)!.DECOM!, 1) })),
  cells('333', 'AD1', ({ DATE_MATCH }) => ({ DATE_INT: shift(DATE_MATCH, 1) })),
  cells('334', 'AD1', (_, { current }) =>
    when(current.Episodes[0]!.RNE === 'S', { DATE_INT: shift(current.Episodes[0]!.DECOM!, -1) }),
  ),
  cells('335', 'AD1', { FOSTER_CARE: '1' }),
  cells('511', 'AD1', { NB_ADOPTR: '2', SEX_ADOPTR: 'F1' }),
  cells('514', 'AD1', { LS_ADOPTR: 'L0', SEX_ADOPTR: 'MF' }),
  cells('517', 'AD1', { LS_ADOPTR: 'L3', SEX_ADOPTR: 'FF' }),
  cells('518', 'AD1', { LS_ADOPTR: 'L4', SEX_ADOPTR: 'MF' }),
  cells('519', 'AD1', { LS_ADOPTR: 'L2', SEX_ADOPTR: 'F1' }),
  cells('520', 'AD1', { LS_ADOPTR: 'L11', SEX_ADOPTR: 'FF' }),
  cells('523', 'AD1', ({ DATE_INT }) => ({ DATE_INT: shift(DATE_INT, 1) })),
  cells('524', 'AD1', { LS_ADOPTR: 'L12', SEX_ADOPTR: 'MF' }),
  cells('582', 'AD1', (_, { current }) => ({ DATE_MATCH: current.Episodes.at(-1)!.DEC! })),
  rows('601', (current) => (current.AD1.length > 0 ? (current.AD1 = []) : false)),
  rows('602', ({ Episodes, AD1 }) =>
    Episodes.length > 0 && AD1.length === 0 ? AD1.push({ CHILD: Episodes[0]!.CHILD, FOSTER_CARE: '0' }) : false,
  ),
  rows('INT31', ({ AD1 }) => (AD1.length > 0 ? AD1.push({ ...AD1[0]! }) : false)),
  cells('115', 'PlacedAdoption', { DATE_PLACED: '31/04/2026' }),
  cells('116', 'PlacedAdoption', { DATE_PLACED_CEASED: '31/04/2026' }),
  cells('117', 'PlacedAdoption', { DATE_PLACED: '01/04/2027' }),
  cells('118', 'PlacedAdoption', { DATE_PLACED_CEASED: '31/03/2026', REASON_PLACED_CEASED: 'RD1' }),
  cells('119', 'PlacedAdoption', { REASON_PLACED_CEASED: 'RD1' }),
  cells('120', 'PlacedAdoption', { REASON_PLACED_CEASED: 'RD9' }),
  cells('184', 'PlacedAdoption', ({ DOB }) => ({ DATE_PLACED: shift(DOB, -1) })),
  cells('521', 'AD1', (_, { current }) => ({ DATE_INT: shift(current.Episodes.at(-1)!.DECOM!, 1) })),
  cells('522', 'PlacedAdoption', ({ DATE_PLACED }) => ({
    DATE_PLACED_CEASED: shift(DATE_PLACED, -1),
    REASON_PLACED_CEASED: 'RD1',
  })),
  cells('525', 'PlacedAdoption', (_, { current }) =>
    when(current.AD1.length > 0, { DATE_PLACED_CEASED: '01/05/2026', REASON_PLACED_CEASED: 'RD1' }),
  ),
  cells('551', 'PlacedAdoption', { DATE_PLACED: '' }),
  cells('552', 'PlacedAdoption', (_, { current }) => ({ DATE_PLACED: shift(current.Episodes.at(-1)!.DECOM!, 1) })),
  rows('553', (current) => (current.PlacedAdoption.length > 0 ? (current.PlacedAdoption = []) : false)),
  cells('554', 'PlacedAdoption', (_, { current }) => ({ DATE_PLACED: shift(current.Episodes.at(-1)!.DECOM!, 1) })),
  rows('559', (current, previous) => (previous.PlacedAdoption.length > 0 ? (previous.PlacedAdoption = []) : false)),
  cells('560', 'PlacedAdoption', ({ DATE_PLACED }, { previous }) =>
    when(previous.PlacedAdoption.length > 0, { DATE_PLACED: shift(DATE_PLACED, 1) }),
  ),
  cells('563', 'PlacedAdoption', { DATE_PLACED: '', DATE_PLACED_CEASED: '01/05/2026', REASON_PLACED_CEASED: 'RD1' }),
  rows('579', ({ PlacedAdoption }) =>
    PlacedAdoption.length > 0 ? PlacedAdoption.push({ ...PlacedAdoption[0]!, DATE_PLACED: '01/05/2026' }) : false,
  ),
  cells('1003', 'PlacedAdoption', (_, { current }) =>
    when(current.Episodes[0]!.RNE === 'S', { DATE_PLACED: shift(current.Episodes[0]!.DECOM!, -1) }),
  ),
];

const AWAY = [
  cells('565', 'Missing', { MISSING: '' }),
  cells('566', 'Missing', ({ MIS_END }) => when(MIS_END !== '', { MISSING: '' })),
  cells('564', 'Missing', { MIS_START: '' }),
  cells('567', 'Missing', ({ MIS_START }) => ({ MIS_END: shift(MIS_START, -1) })),
  cells('570', 'Missing', { MIS_START: '01/04/2027' }),
  cells('571', 'Missing', { MIS_END: '01/04/2027' }),
  rows('574', ({ Missing }) =>
    Missing.length > 1 ? (Missing[1]!.MIS_START = shift(Missing[0]!.MIS_END!, -1)) : false,
  ),
  cells('577', 'Missing', (_, { current }) => ({ MIS_END: shift(current.Episodes[0]!.DECOM!, -1) })),
  cells('578', 'Missing', (_, { current }) => ({ MIS_START: shift(current.Episodes[0]!.DECOM!, -1) })),
  cells('581', 'Missing', (_, { current }) => ({ MIS_START: shift(current.Episodes[0]!.DECOM!, -1) })),
  cells('586', 'Missing', ({ DOB }) => ({ MIS_START: DOB })),
  cells('1004', 'Missing', { MIS_START: '31/04/2026' }),
  cells('1005', 'Missing', { MIS_END: '31/04/2026' }),
  cells('1006', 'Missing', { MISSING: 'X' }),
  cells('INT13', 'Missing', ({ DOB }) => ({ DOB: shift(DOB, 1) })),
  rows('576', (current, previous) =>
    current.Missing.length > 0
      ? previous.Missing.push({ ...current.Missing[0]!, MIS_START: '01/01/2026', MIS_END: '' })
      : false,
  ),
];

const OTHERS = [
  cells('166', 'Reviews', { REVIEW: '' }),
  cells('167', 'Reviews', { REVIEW_CODE: '' }),
  cells('440', 'Reviews', (_, child) => when(isOlderThan(6, child), { REVIEW_CODE: 'PN0' })),
  cells('441', 'Reviews', (_, child) => when(isYoungerThan(3, child), { REVIEW_CODE: 'PN1' })),
  cells('INT17', 'Reviews', ({ DOB }) => ({ DOB: shift(DOB, 1) })),
  cells('104', 'UASC', { DUC: '31/03/2026' }),
  cells('304', 'UASC', ({ DUC }) => ({ DUC: shift(DUC, 1) })),
  cells('205B', 'UASC', (_, { previous }) => when(previous.UASC.length > 0, { DUC: '01/04/2027' })),
  cells('INT18', 'UASC', ({ DOB }) => ({ DOB: shift(DOB, 1) })),
  cells('INT21', 'UASC', { SEX: 'U' }),
  rows('205D', (current, previous) => (previous.UASC.length > 0 ? (previous.UASC = []) : false)),
  rows('231', ({ UASC, Header }) => (UASC.length > 0 ? (Header[0]!.DOB = '01/04/2016') : false)),
  rows('INT36', ({ UASC }) => (UASC.length > 0 ? UASC.push({ ...UASC[0]! }) : false)),
  cells('630', 'PrevPerm', (_, child) => when(!wasHere(child), { PREV_PERM: '' })),
  cells('631', 'PrevPerm', { PREV_PERM: 'P9' }),
  cells('632', 'PrevPerm', { PREV_PERM: 'P1', LA_PERM: '301', DATE_PERM: '31/12/2026' }),
  cells('633', 'PrevPerm', { PREV_PERM: 'P1', LA_PERM: '000', DATE_PERM: 'zz/zz/2010' }),
  cells('635', 'PrevPerm', { DATE_PERM: '01/01/2015' }),
  rows('INT35', ({ PrevPerm }) => (PrevPerm.length > 0 ? PrevPerm.push({ ...PrevPerm[0]! }) : false)),
  cells('SW02STG1', 'SWEpisodes', { SW_ID: '12345' }),
  cells('SW04STG1', 'SWEpisodes', { SW_DECOM: '' }),
  cells('SW05STG1', 'SWEpisodes', { SW_DEC: '31/04/2026' }),
  cells('SW06STG2', 'SWEpisodes', { SW_DECOM: '01/04/2027' }),
  cells('SW07STG2', 'SWEpisodes', { SW_DEC: '31/03/2025' }),
  cells('SW08STG2', 'SWEpisodes', ({ SW_DEC }) => when(SW_DEC !== '', { SW_DEC: '' })),
  cells('SW09STG2', 'SWEpisodes', ({ SW_DECOM }) => ({ SW_DEC: shift(SW_DECOM, 2) })),
  cells(
    'SW10STG2',
    'SWEpisodes',
    ({ SW_REASON, SW_DECOM }) => when(SW_REASON !== 'FCONTA', { SW_DECOM: shift(SW_DECOM, 8) }),
    1,
  ),
  cells('SW11bSTG2', 'SWEpisodes', { SW_DEC: '30/03/2027' }, -1),
  cells('SW13STG1', 'SWEpisodes', { SW_REASON: 'OTHER' }),
  cells('SW17STG2', 'SWEpisodes', { SW_DEC: '01/12/2026' }, -1),
  cells('700', 'DoLo', { DOLO_START: '' }),
  cells('701', 'DoLo', { DOLO_END: '31/04/2026' }),
  cells('702', 'DoLo', ({ DOLO_START }) => ({ DOLO_END: DOLO_START })),
  cells('703', 'DoLo', { DOLO_START: '01/04/2027' }),
  cells('704', 'DoLo', { DOLO_END: '01/04/2027' }),
  rows('705', ({ DoLo }) => (DoLo.length > 1 ? (DoLo[0]!.DOLO_END = '') : false)),
  cells('707', 'DoLo', (_, { current }) => ({ DOLO_END: shift(current.Episodes[0]!.DECOM!, -1) })),
  cells('708', 'DoLo', (_, { current }) => ({ DOLO_START: current.Header[0]!.DOB! })),
  rows('709', ({ DoLo, Episodes }) => (DoLo.length > 0 ? (Episodes[0]!.PLACE = 'U6') : false)),
  rows('710', ({ DoLo, Episodes }) => (DoLo.length > 0 ? (Episodes[0]!.PLACE = 'K3') : false)),
];

export const INJECTIONS: readonly Injection[] = [
  ...HEADER,
  ...EPISODES,
  ...HEALTH,
  ...CARE_LEAVERS,
  ...ADOPTION,
  ...AWAY,
  ...OTHERS,
];

/** Makes each kind of fault in one child of twenty it can be made in, the kinds in different children. */
export function injectInto(all: readonly GeneratedChild[], kinds: readonly Injection[]) {
  const codes = new Map<string, string>();
  const changed = all.map((child) => child);
  kinds.forEach((kind) => {
    let able = 0;
    changed.forEach((child, i) => {
      if (codes.has(child.CHILD)) return;
      const copy = structuredClone(child);
      if (!kind.inject(copy) || able++ % 20 !== 0) return;
      codes.set(child.CHILD, kind.code);
      changed[i] = copy;
    });
  });
  return { changed, codes };
}
