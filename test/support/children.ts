import { type Answer, type ApiClient } from './app.js';

/** Records a child as one must: a search, then the child; whoever may be the same has been looked at. */
export async function createChild(client: ApiClient, fields: object = {}): Promise<Answer> {
  const search = await client.post('/api/v1/children/search', { name: 'anybody' });
  return client.post('/api/v1/children', {
    searchId: search.body.id,
    givenName: 'Aisha',
    familyName: 'Byrne',
    dateOfBirth: { earliest: '2012-03-15', source: 'claimed' },
    duplicatesConsidered: true,
    ...fields,
  });
}

/** The id of a child so recorded. */
export async function aChild(client: ApiClient, fields: object = {}): Promise<string> {
  const { status, body } = await createChild(client, fields);
  if (status !== 201) throw new Error(`No child: ${status} ${JSON.stringify(body)}`);
  return (body as { id: string }).id;
}
