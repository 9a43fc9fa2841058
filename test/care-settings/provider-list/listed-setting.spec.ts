import {
  columnsOf,
  listedSetting,
  type Cell,
  type ListFault,
  type ListedSetting,
  type Places,
} from '../../../src/care-settings/provider-list/listed-setting.js';
import { plainDate } from '../../../src/kernel/plain-date.js';

const HEADER = [
  'URN',
  'Provision type',
  'Registration status',
  'Registration date',
  'Postcode',
  'Places',
  'Min age',
  'Max age',
];
const ROW: Cell[] = ['sc000001', "Children's home", 'Active', '01/04/2024', 'zz993cz', 4, 8, '17'];

const places = columnsOf(HEADER) as Places;
const read = (change: Partial<Record<number, Cell>> = {}) =>
  listedSetting(
    2,
    ROW.map((cell, place) => (place in change ? (change[place] ?? null) : cell)),
    places,
  );

describe('a row of the regulator’s list', () => {
  it('is a setting with its registration; what the list leaves out is not known from it', () => {
    expect(read()).toEqual({
      row: 2,
      urn: 'SC000001',
      name: null,
      providerName: null,
      settingType: 'childrens-home',
      category: 'childrens-home',
      subcategory: null,
      status: 'registered',
      statusFrom: plainDate('2024-04-01'),
      postcode: 'ZZ99 3CZ',
      area: null,
      places: 4,
      minAge: 8,
      maxAge: 17,
      sex: null,
    });
  });

  it.each([
    ['an ISO day', '2024-04-01'],
    ['an ISO instant', '2024-04-01T00:00:00'],
    ['a date a workbook knows', new Date('2024-04-01T00:00:00Z')],
    ['a date with single figures', '1/4/2024'],
  ])('takes %s', (_sentence, cell) => {
    expect(read({ 3: cell })).toMatchObject({ statusFrom: plainDate('2024-04-01') });
  });

  it.each([
    ['Suspended', 'suspended'],
    ['resigned', 'cancelled'],
    ['De-registered', 'cancelled'],
    ['Refused', 'refused'],
  ])('%s is %s', (word, status) => expect(read({ 2: word })).toMatchObject({ status }));

  it.each([
    ['Supported accommodation – private residence', 'supported-accommodation', 'private-residence'],
    ['Residential Special School (registered as a children’s home)', 'childrens-home', 'residential-special-school'],
    ['Secure Children’s Home', 'secure-childrens-home', null],
  ])('%s', (words, category, subcategory) => expect(read({ 1: words })).toMatchObject({ category, subcategory }));

  it('is passed over when it is an agency, not a place', () => {
    expect(read({ 1: 'Independent Fostering Agency' })).toBe('agency');
  });

  it.each([
    ['a type nobody knows', 1, 'Caravan club', 'provision', '“Caravan club” is no type of provision we know'],
    [
      'no reference number',
      0,
      '',
      'urn',
      'The reference number is missing; a merged cell counts for its first row only',
    ],
    ['a formula for a number', 0, '=1+1', 'urn', '“=1+1” is no reference number'],
    ['a status nobody knows', 2, 'Pending', 'status', '“Pending” is no status we know'],
    ['a day that does not exist', 3, '30/02/2024', 'from', '“30/02/2024” is no date: write 31/12/2026 or 2026-12-31'],
    ['a postcode that cannot be', 4, 'ZZ99', 'postcode', '“ZZ99” is no postcode'],
    ['half a place', 5, 4.5, 'places', '“4.5” is no whole number from 1 to 1000'],
    ['ages the wrong way round', 7, 7, 'maxAge', 'The oldest age is below the youngest'],
  ])('is refused for %s', (_sentence, place, cell, column, message) => {
    expect(read({ [place]: cell })).toEqual([{ row: 2, column, message }]);
  });

  it('says everything that is wrong with it', () => {
    expect((read({ 0: '?', 2: '?' }) as ListFault[]).map(({ column }) => column)).toEqual(['urn', 'status']);
  });
});

describe('the names of the columns', () => {
  it.each([
    ['none that is needed', ['Name', 'Postcode'], ['urn', 'provision', 'status']],
    ['the same twice', ['URN', 'Type', 'Status', 'Reference number'], ['urn']],
    ['nothing at all', [], ['urn', 'provision', 'status']],
  ])('are refused: %s', (_sentence, header, columns) => {
    expect((columnsOf(header) as ListFault[]).map(({ column }) => column)).toEqual(columns);
  });

  it('stand in any order and in any letters', () => {
    const order = columnsOf(['STATUS', 'urn', 'Provision Type']) as Places;
    const setting = listedSetting(2, ['Active', 'SC1', 'childrens home'], order) as ListedSetting;
    expect(setting).toMatchObject({ urn: 'SC1', status: 'registered' });
  });
});
