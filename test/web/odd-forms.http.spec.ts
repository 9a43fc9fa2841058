import { startKith, type Kith } from '../support/app.js';
import { routesOf } from '../support/routes.js';
import { Visitor } from '../support/visitor.js';
import { chance, ODD_QUERIES, ODD_VALUES, Somewhere } from '../http/odd-requests.js';

const FORMS = 400;
const SENSIBLE = [
  '2',
  '6',
  '2025',
  '09:40',
  'yes',
  'known',
  'not-known',
  'foster',
  'other-arrangements',
  'hotel',
  'A reason',
];
const ODD = [...ODD_VALUES.filter((value) => typeof value === 'string'), '26', '0026', '1e3', '25:61', '31/02/2026'];

/** Whatever is typed, and whatever stands in the address, the page that comes back is one of ours, never “we are broken”. */
describe('odd forms and addresses', () => {
  let kith: Kith;
  let places: Somewhere[];
  let manager: Visitor;
  let posts: string[];
  let gets: string[];
  beforeAll(async () => {
    kith = await startKith();
    places = await Somewhere.several(kith, 6);
    manager = await Visitor.as(kith, 'service-manager');
    const pages = routesOf(kith.app).filter(({ path }) => !/^\/(api|health|sign-)/.test(path));
    posts = pages.filter(({ method }) => method === 'POST').map(({ path }) => path);
    gets = pages.filter(({ method }) => method === 'GET').map(({ path }) => path);
  });
  afterAll(() => kith.stop());

  const address = (path: string, place: Somewhere) => place.pageAddress(path);

  it(`${FORMS} forms are recorded, refused, or shown again`, async () => {
    const next = chance(404);
    const any = <T>(some: readonly T[]) => some[Math.floor(next() * some.length)]!;
    const broken: string[] = [];
    const seen = new Set<number>();
    for (let n = 0; n < FORMS; n++) {
      const path = address(posts[n % posts.length]!, any(places));
      const form = await manager.open(path);
      const names = [...form.html.matchAll(/name="([\w[\]-]+)"/g)]
        .map(([, name]) => name!)
        .filter((name) => !/^_/.test(name));
      const answers = Object.fromEntries(
        names.map((name) => [name, next() < 0.1 ? [any(ODD), any(ODD)] : next() < 0.3 ? any(ODD) : any(SENSIBLE)]),
      );
      const page = form.html.includes('name="_csrf"') ? form : await manager.open('/');
      const { status } = await manager.post(path, { ...hidden(page.html), ...answers });
      seen.add(status);
      if (status >= 500) broken.push(`${status} ${path} ${JSON.stringify(answers).slice(0, 500)}`);
    }
    expect(broken).toEqual([]);
    expect(seen.has(422)).toBe(true);
  }, 60_000);

  it('and addresses', async () => {
    const broken: string[] = [];
    const asked = gets.flatMap((path) => ODD_QUERIES.map((query) => `${address(path, places[1]!)}?${query}`));
    for (const path of asked.filter((_, i) => i % 7 === 0)) {
      const { status } = await manager.open(path);
      if (status >= 500) broken.push(`${status} ${path.slice(0, 200)}`);
    }
    expect(broken).toEqual([]);
  }, 60_000);
});

/** What every form carries: the secret of the session and a one-time id. */
function hidden(html: string): Record<string, string> {
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1];
  return Object.fromEntries(['_csrf', '_form'].flatMap((name) => (value(name) ? [[name, value(name)!]] : [])));
}
