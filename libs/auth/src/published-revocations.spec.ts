import { listen, type Listening, testConfig } from '@quartet/testing';
import { publishedRevocations } from './published-revocations.ts';

describe('published ended sessions', () => {
  let sessions: unknown;
  let received: (string | undefined)[];
  let server: Listening;

  beforeEach(async () => {
    [sessions, received] = [['a'], []];
    server = await listen((req, res) => {
      received.push(req.headers['if-none-match']);
      const etag = `"${JSON.stringify(sessions)}"`.replaceAll(/["[\]]/g, '');
      res.setHeader('ETag', `"${etag}"`);
      res.statusCode = req.url === '/.well-known/revocations.json' ? 200 : 404;
      if (req.headers['if-none-match'] === `"${etag}"`) res.writeHead(304).end();
      else res.end(JSON.stringify({ sessions }));
    });
  });
  afterEach(() => server?.close());

  const fetchFrom = (path: string) =>
    publishedRevocations(testConfig({ JWKS_URL: `${server.url}${path}` }).config);

  it('are fetched from beside the keys, and not sent again while they are the same', async () => {
    const fetch = fetchFrom('/.well-known/jwks.json');
    expect(await fetch()).toEqual(new Set(['a']));
    expect(await fetch()).toEqual(new Set(['a']));
    sessions = ['a', 'b'];
    expect(await fetch()).toEqual(new Set(['a', 'b']));
    expect(received).toEqual([undefined, '"a"', '"a"']);
  });

  it('that are not there, or of another shape, count as not fetched', async () => {
    await expect(fetchFrom('/jwks.json')()).rejects.toThrow('returned 404');
    sessions = 'none';
    await expect(fetchFrom('/.well-known/jwks.json')()).rejects.toThrow();
  });
});
