import { type CareSetting } from '../../care-settings/care-setting.js';
import { type Paged } from '../../http/paged.js';
import { type PageRequest } from '../../http/page-request.js';
import { type Actor } from '../../kernel/actor.js';
import { type Problem } from '../../kernel/problem.js';
import { SETTING_TYPE_TABLE, settingTypeOf } from '../../law/care-setting/setting-types.js';
import { pages, type Pages } from '../components/pages.js';
import { errorOf, pageProblem, type PageProblem } from '../page-problem.js';
import { paths } from '../paths.js';
import { REGULATOR_NAMES } from './setting-words.js';

interface SettingLine {
  href: string;
  name: string;
  kind: string;
  provider: string | null;
  /** `Ofsted SC000001`, `No regulator`; null is not recorded. */
  number: string | null;
  area: string | null;
}

export interface Choice {
  value: string;
  text: string;
  selected?: boolean;
}

export interface CareSettingsModel {
  lines: SettingLine[] | null;
  total: number;
  pages: Pages | null;
  value: { name: string; area: string };
  types: Choice[];
  error: { area: { text: string } | undefined };
  problem: PageProblem | undefined;
  mayAdd: boolean;
  maySeeChildren: boolean;
}

interface Facts {
  actor: Actor;
  query: PageRequest['query'];
  found?: Paged<CareSetting>;
  problem?: Problem;
}

export function careSettingsView({ actor, query, found, problem: refused }: Facts): CareSettingsModel {
  const problem = pageProblem(refused);
  const { name = '', type = '', area = '' } = query;
  const asked = Object.entries({ name, type, area }).filter(([, value]) => value);
  const address = asked.length ? `${paths.careSettings}?${new URLSearchParams(asked).toString()}` : paths.careSettings;
  return {
    lines: found?.items.map(line) ?? null,
    total: found?.total ?? 0,
    pages: found ? pages(found, address) : null,
    value: { name, area },
    types: [{ value: '', text: 'Any kind' }, ...typeChoices(type)],
    error: { area: errorOf(problem, 'area') },
    problem,
    maySeeChildren: actor.permissions.has('placement:read'),
    mayAdd: actor.permissions.has('care-setting:record'),
  };
}

export function typeChoices(selected: string): Choice[] {
  return SETTING_TYPE_TABLE.map(({ code, label }) => ({ value: code, text: label, selected: code === selected }));
}

function line(setting: CareSetting): SettingLine {
  const { regulator, urn } = setting;
  return {
    href: paths.careSetting(setting.id),
    name: setting.name,
    kind: settingTypeOf(setting.settingType).label,
    provider: setting.providerName,
    number: regulator === 'none' ? REGULATOR_NAMES.none : urn && regulator && `${REGULATOR_NAMES[regulator]} ${urn}`,
    area: setting.localAuthorityArea,
  };
}
