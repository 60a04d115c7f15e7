import { writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { listen, type Listening } from '@quartet/testing';

/** The control of a local run, which rolls by writing down what it was told. */
export interface TestControl extends Listening {
  /** Images by service. */
  readonly images: Map<string, string>;
  /** The next roll is taken back for this reason. */
  refuseNext(reason: string): void;
}

const token = 'a token that only the owner of the home can read';

/** Puts its `ready.json` into a home, as `npm start` does. */
export async function testControl(home: string, services: readonly string[]): Promise<TestControl> {
  const images = new Map(services.map((service) => [service, 'a bundle']));
  let refusal: string | undefined;
  const rows = () =>
    [...images].map(([service, release]) => ({
      name: `${service}-1`,
      service,
      release,
      state: 'RUNNING',
      health: 'healthy',
    }));
  const roll = async (request: IncomingMessage): Promise<readonly [number, unknown]> => {
    const service = request.url?.split('/')[2] ?? '';
    const { image } = (await json(request)) as { image: string };
    if (!images.has(service)) return [404, { detail: `There is no service "${service}" here.` }];
    const refused = refusal;
    refusal = undefined;
    if (refused !== undefined) return [409, { detail: refused }];
    images.set(service, image);
    return [200, rows()];
  };
  const answer = async (request: IncomingMessage): Promise<readonly [number, unknown]> => {
    if (request.headers.authorization !== `Bearer ${token}`) return [401, { detail: 'Who is it?' }];
    return request.method === 'GET' ? [200, rows()] : roll(request);
  };
  const { url, close } = await listen((request, response) => {
    void answer(request).then(([status, content]) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(content));
    });
  });
  writeFileSync(join(home, 'ready.json'), JSON.stringify({ control: { url, token } }));
  return { url, close, images, refuseNext: (reason) => (refusal = reason) };
}
