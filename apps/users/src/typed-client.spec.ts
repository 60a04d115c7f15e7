import { createClient, type Tokens } from '@quartet/client';
import { listen, type Listening } from '@quartet/testing';
import { newPerson } from './testing/people.ts';
import { openService, type Service } from './testing/service.ts';

let service: Service;
let server: Listening;
beforeAll(async () => {
  service = await openService();
  server = await listen(service.app);
});
afterAll(async () => {
  await server.close();
  await service.close();
});

it('registers a user, logs in, refreshes and logs out', async () => {
  const changes: (Tokens | undefined)[] = [];
  const options = { url: server.url, apiKey: 'none' };
  const person = newPerson();
  const client = createClient({ ...options, onTokens: (tokens) => void changes.push(tokens) });
  const user = await client.register(person);
  await client.logIn({ email: person.email, password: person.password });
  expect(await client.me()).toEqual(user);

  const [tokens] = changes;
  if (!tokens) throw new Error('The login gave no tokens.');
  const later = createClient({ ...options, tokens: { ...tokens, expiresIn: 0 } });
  expect(await later.me()).toEqual(user);
  await later.logOut();
  await expect(later.me()).rejects.toMatchObject({ code: 'unauthenticated' });
});

it('fails with a typed problem', async () => {
  const client = createClient({ url: server.url, apiKey: 'none' });
  const person = newPerson();
  await client.register(person);
  await expect(client.register(person)).rejects.toMatchObject({ code: 'email_taken', status: 409 });
});
