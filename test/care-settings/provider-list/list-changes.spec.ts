import { plainDate } from '../../../src/kernel/plain-date.js';
import {
  listChanges,
  type KnownSetting,
  type PastRegistration,
} from '../../../src/care-settings/provider-list/list-changes.js';
import { type ListedSetting } from '../../../src/care-settings/provider-list/listed-setting.js';

const listed = (urn: string, change: Partial<ListedSetting> = {}): ListedSetting => ({
  row: 2,
  urn,
  name: null,
  providerName: null,
  settingType: 'childrens-home',
  category: 'childrens-home',
  subcategory: null,
  status: 'registered',
  statusFrom: null,
  postcode: null,
  area: null,
  places: null,
  minAge: null,
  maxAge: null,
  sex: null,
  ...change,
});

const known = (urn: string, change: Partial<KnownSetting> = {}, registration: object | null = {}): KnownSetting => ({
  id: `id of ${urn}`,
  version: 1,
  urn,
  name: 'Oak House',
  providerName: null,
  settingType: 'childrens-home',
  postcode: null,
  localAuthorityArea: null,
  registration: registration && {
    status: 'registered',
    category: 'childrens-home',
    subcategory: null,
    minAge: null,
    maxAge: null,
    places: null,
    sex: null,
    otherConditions: null,
    ...registration,
  },
  past: [],
  ...change,
});

const past = (
  status: PastRegistration['status'],
  from: string,
  until: string | null = null,
  id = 'r',
): PastRegistration => ({
  id,
  version: 1,
  status,
  from: `${from}T00:00:00.000Z`,
  until: until && `${until}T00:00:00.000Z`,
});
const suspended = [past('suspended', '2026-12-06'), past('registered', '2020-01-01', '2026-12-06')];

const changes = (list: ListedSetting[], here: KnownSetting[]) =>
  listChanges(list, here).map((change) => [
    change.is,
    'listed' in change ? change.listed.urn : change.known.urn,
    ...('differences' in change ? change.differences : []),
  ]);

describe('what a list changes', () => {
  it.each([
    ['nothing, when it says what is here', [listed('A')], [known('A')], []],
    ['a setting that is new', [listed('A')], [], [['new', 'A']]],
    ['one that is suspended', [listed('A', { status: 'suspended' })], [known('A')], [['changed', 'A', 'status']]],
    ['one whose registration nobody recorded', [listed('A')], [known('A', {}, null)], [['changed', 'A', 'status']]],
    ['its ages', [listed('A', { minAge: 10 })], [known('A', {}, { minAge: 8 })], [['changed', 'A', 'ages']]],
    [
      'a suspension that began five days earlier',
      [listed('A', { status: 'suspended', statusFrom: plainDate('2026-12-01') })],
      [known('A', { past: suspended }, { status: 'suspended' })],
      [['changed', 'A', 'start of the status']],
    ],
    [
      'no suspension that would have begun before the registration it ended',
      [listed('A', { status: 'suspended', statusFrom: plainDate('2019-01-01') })],
      [known('A', { past: suspended }, { status: 'suspended' })],
      [],
    ],
    [
      'no home registered again, of which the list gives the first registration',
      [listed('A', { statusFrom: plainDate('2020-01-01') })],
      [known('A', { past: [past('registered', '2026-12-20'), past('suspended', '2026-12-06', '2026-12-20')] })],
      [],
    ],
    [
      'the first day of a registration whose conditions changed since',
      [listed('A', { statusFrom: plainDate('2019-01-01') })],
      [known('A', { past: [past('registered', '2024-01-01'), past('registered', '2020-01-01', '2024-01-01')] })],
      [['changed', 'A', 'start of the status']],
    ],
    ['nothing that it leaves out', [listed('A')], [known('A', { postcode: 'ZZ99 3CZ' }, { minAge: 8 })], []],
    [
      'its name and provider',
      [listed('A', { name: 'Elm', providerName: 'B' })],
      [known('A')],
      [['changed', 'A', 'name', 'provider']],
    ],
    ['one that is gone', [listed('B')], [known('A'), known('B')], [['lapsed', 'A']]],
    ['none that was cancelled before', [listed('B')], [known('A', {}, { status: 'cancelled' }), known('B')], []],
    [
      'none of a category that it does not give',
      [listed('B')],
      [known('A', {}, { category: 'care-home' }), known('B')],
      [],
    ],
    [
      'another kind of place under the number',
      [listed('A')],
      [known('A', { settingType: 'care-home' })],
      [['contradicting', 'A']],
    ],
  ])('%s', (_sentence, list, here, expected) => {
    expect(changes(list, here)).toEqual(expected);
  });
});
