import { statement } from '@quartet/database';
import { decodeJwt } from 'jose';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
let now = 0;
beforeAll(async () => {
  service = await openService();
});
beforeEach(() => {
  jest.spyOn(performance, 'now').mockImplementation(() => (now += 1_000));
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => service.close());

const passElevenMinutes = statement<[]>(
  `UPDATE revocations SET revoked_at = revoked_at - interval '11 min 1 s'`,
);
const issueElevenMinutesAgo = statement<[userId: string]>(
  `UPDATE sessions SET issued_at = now() - interval '11 min 1 s' WHERE user_id = $1`,
);
const countRevocations = statement<[], { count: number }>(`SELECT count(*) FROM revocations`);

function list() {
  return service.anyone.get('/.well-known/revocations.json');
}

async function sessions(): Promise<readonly string[]> {
  return ((await list().expect(200)).body as { readonly sessions: readonly string[] }).sessions;
}

async function logIn() {
  const person = await service.register();
  const tokens = await service.logIn(person);
  return { ...person, ...tokens, session: String(decodeJwt(tokens.accessToken)['sid']) };
}

type Ada = Awaited<ReturnType<typeof logIn>>;

const endings: readonly { readonly what: string; readonly end: (ada: Ada) => Promise<unknown> }[] =
  [
    {
      what: 'a logout',
      end: ({ refreshToken }) => service.anyone.post('/logout').send({ refreshToken }).expect(204),
    },
    {
      what: 'a new role',
      end: async ({ id }) => {
        const { accessToken } = await service.logInAdmin();
        await service.as(accessToken).patch(`/${id}/role`).send({ role: 'admin' }).expect(200);
      },
    },
    {
      what: 'a new password',
      end: async (ada) => {
        const { accessToken } = await service.logIn(ada);
        const change = { current: ada.password, next: 'another good one' };
        await service.as(accessToken).post('/me/password').send(change).expect(204);
      },
    },
    {
      what: 'the deletion of the user',
      end: ({ accessToken }) => service.as(accessToken).delete('/me').expect(204),
    },
    {
      what: 'a refresh token that is used again',
      end: async ({ refreshToken }) => {
        const { body } = await service.refresh(refreshToken).expect(200);
        await service.refresh((body as { refreshToken: string }).refreshToken).expect(200);
        await service.refresh(refreshToken).expect(401);
      },
    },
  ];

it.each(endings)('lists a session after $what, whose token is refused then', async ({ end }) => {
  const ada = await logIn();
  await service.as(ada.accessToken).get('/me').expect(200);
  expect(await sessions()).not.toContain(ada.session);
  await end(ada);
  expect(await sessions()).toContain(ada.session);
  now += 4_001;
  const { body } = await service.as(ada.accessToken).get(`/${ada.id}`).expect(401);
  expect(body).toMatchObject({ code: 'unauthenticated' });
});

it('lists no session whose last access token has expired, nor one that ended that long ago', async () => {
  const [ada, bob] = [await logIn(), await logIn()];
  await service.database.run(issueElevenMinutesAgo, [ada.id]);
  for (const { refreshToken } of [ada, bob])
    await service.anyone.post('/logout').send({ refreshToken }).expect(204);
  expect(await sessions()).toContain(bob.session);
  expect(await sessions()).not.toContain(ada.session);
  await service.database.run(passElevenMinutes, []);
  expect(await sessions()).toEqual([]);
  const { refreshToken } = await logIn();
  await service.anyone.post('/logout').send({ refreshToken }).expect(204);
  expect(await service.database.one(countRevocations, [])).toEqual({ count: 1 });
});

it('answers 304 while the list is the same', async () => {
  const { headers } = await list().expect(200);
  await list().set('if-none-match', String(headers['etag'])).expect(304);
  const { refreshToken } = await logIn();
  await service.anyone.post('/logout').send({ refreshToken }).expect(204);
  await list().set('if-none-match', String(headers['etag'])).expect(200);
});
