import { ROLES } from '../../src/auth/permissions.js';
import { startKith, type ApiClient, type Kith } from '../support/app.js';

let kith: Kith;
let worker: ApiClient;
beforeAll(async () => {
  kith = await startKith();
  worker = await kith.as('social-worker');
});
afterAll(() => kith.stop());

describe('colleagues', () => {
  it('are those of one’s own authority, with their roles', async () => {
    await kith.addAuthority('Farshire');
    const { body } = await worker.get('/api/v1/people');
    expect(body).toHaveLength(ROLES.length);
    expect(body).toContainEqual({
      ...kith.authority.users.director,
      ...{ name: 'Test director', telephone: null, roles: ['director'] },
    });
  });

  it('can be asked for by role', async () => {
    expect((await worker.get('/api/v1/people?role=director')).body).toMatchObject([{ name: 'Test director' }]);
    expect((await worker.get('/api/v1/people?role=king')).status).toBe(422);
  });
});

describe('a team', () => {
  it('is added by an administrator, once', async () => {
    const administrator = await kith.as('administrator');
    const team = { name: 'North', managerId: kith.authority.users['team-manager'].id };
    expect((await worker.post('/api/v1/teams', team)).status).toBe(403);
    expect((await administrator.post('/api/v1/teams', team)).status).toBe(201);
    expect(await administrator.post('/api/v1/teams', team)).toMatchObject({
      status: 409,
      body: { detail: 'There is already a team of that name' },
    });
    const nobody = { name: 'South', managerId: '00000000-0000-4000-8000-000000000000' };
    expect((await administrator.post('/api/v1/teams', nobody)).status).toBe(422);
    expect((await worker.get('/api/v1/teams')).body).toMatchObject([
      { name: 'North', managerName: 'Test team-manager' },
    ]);
  });
});
