import { Random } from './random.js';

/** The authority whose return is made up; its neighbours are where children are placed out of area. */
export const AUTHORITY = '301';
const NEIGHBOURS = ['302', '303', '306', '311', '317', '320', '881', '886'];

export interface Postcode {
  postcode: string;
  authority: string;
  easting: number;
  northing: number;
}

/** Where a child can live, and who provides it. */
export interface Setting {
  PLACE: string;
  PLACE_PROVIDER: string;
  URN: string;
  /** Blank when the carers live anywhere: the child's story finds a postcode. */
  PL_POST: string;
}

export interface ProviderLine {
  URN: string;
  places: string;
  sector: string;
  authority: string;
  postcode: string;
}

/** Invented postcodes, homes and agencies: the same ones whatever the seed of the children. */
export interface World {
  postcodes: Postcode[];
  providers: ProviderLine[];
  settings: Record<'foster' | 'adopters' | 'home' | 'supported', Setting[]>;
}

export function makeWorld(): World {
  const random = new Random(903);
  const postcodes = makePostcodes(random);
  const providers: ProviderLine[] = [];
  const settings: World['settings'] = { foster: [], adopters: [], home: [], supported: [] };
  const add = (places: string, sector: string, { postcode, authority }: Postcode) => {
    const URN = `SC${String(100_000 + providers.length)}`;
    providers.push({ URN, places, sector, authority, postcode });
    return URN;
  };
  // even places of the list are families' homes, odd ones placements: no child is placed at its own home
  const places = postcodes.filter((_, i) => i % 2 === 1);
  const own = places.filter(({ authority }) => authority === AUTHORITY);
  for (const sector of ['PR1', 'PR4', 'PR4', 'PR5', 'PR5']) {
    const agency = add('U1|U2|U3|U4|U5|U6|A3|A4|A5|A6', sector, random.pick(own));
    for (const PLACE of ['U1', 'U3', 'U4', 'U6', 'U6']) settings.foster.push(setting(PLACE, sector, agency));
    for (const PLACE of ['A6']) settings.adopters.push(setting(PLACE, sector, agency));
  }
  for (let home = 0; home < 60; home++) {
    const where = random.pick(places);
    const sector = where.authority === AUTHORITY ? random.pick(['PR1', 'PR4']) : random.pick(['PR4', 'PR5', 'PR2']);
    settings.home.push({ ...setting('K2', sector, add('K2', sector, where)), PL_POST: where.postcode });
  }
  for (let scheme = 0; scheme < 20; scheme++) {
    const first = random.pick(places);
    const URN = add('K3', 'PR4', first);
    const second = random.pick(places);
    providers.push({ URN, places: 'K3', sector: 'PR4', authority: second.authority, postcode: second.postcode });
    for (const { postcode } of [first, second])
      settings.supported.push({ ...setting('K3', 'PR4', URN), PL_POST: postcode });
  }
  return { postcodes, providers, settings };
}

function setting(PLACE: string, PLACE_PROVIDER: string, URN: string): Setting {
  return { PLACE, PLACE_PROVIDER, URN, PL_POST: '' };
}

function makePostcodes(random: Random): Postcode[] {
  const letters = 'ABDEFGHJLNPQRSTUWXYZ';
  const areas = [...Array.from({ length: 10 }, () => AUTHORITY), ...NEIGHBOURS];
  return areas.flatMap((authority, area) => {
    const east = 540_000 + random.between(-40, 40) * 1000;
    const north = 185_000 + random.between(-40, 40) * 1000;
    return Array.from({ length: 40 }, (_, i) => ({
      postcode: `R${letters[area]}${1 + (i % 9)} ${Math.floor(i / 9)}${letters[i % 20]}${letters[(i * 7) % 20]}`,
      authority,
      easting: east + random.between(-3000, 3000),
      northing: north + random.between(-3000, 3000),
    }));
  });
}

export function postcodesCsv({ postcodes }: World): string {
  const lines = postcodes.map((p) => `${p.postcode},${p.authority},${p.easting},${p.northing}`);
  return ['POSTCODE,LA,EASTING,NORTHING', ...lines, ''].join('\n');
}

export function providersCsv({ providers }: World): string {
  const lines = providers.map((p) => `${p.URN},${p.places},${p.sector},${p.authority},${p.postcode},`);
  return ['URN,PLACE,PROVIDER,LA,POSTCODE,CLOSED', ...lines, ''].join('\n');
}
