import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Quartet, startQuartet, workspace } from '@quartet/local-client/start-quartet';
import type { ReceivedAnswer } from '@quartet/testing';
import { build } from 'esbuild';
import { installClient } from './testing/install-client.ts';
import { documentViolations } from './testing/document-violations.ts';
import { compile, generateClients } from './generate.ts';

interface Story {
  run(access: object): Promise<{ readonly result: object; readonly answers: ReceivedAnswer[] }>;
}

const generators = ['openapi-typescript', 'orval', 'hey-api'];

jest.setTimeout(900_000);

let folder: string;
let quartet: Quartet;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'generated-clients-'));
  await generateClients(join(folder, 'clients'));
  const environment = { SAGA_WAIT: '25000' };
  quartet = await startQuartet({ home: join(folder, 'home'), environment });
});
afterAll(async () => {
  await quartet?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

/** The story of the clients, told with the one of a generator. */
async function storyOf(generator: string): Promise<Story> {
  const outfile = join(folder, 'clients', `${generator}.bundle.mjs`);
  const contents = `
    import { open } from './${generator}.ts';
    import { tellTo } from './story.ts';
    export const run = (access) => tellTo(open, access);`;
  const stdin = { contents, resolveDir: join(folder, 'clients'), loader: 'ts' } as const;
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm' });
  return (await import(outfile)) as Story;
}

it('compiles what each generator writes, and the clients that use it, under strict TypeScript', () => {
  expect(compile(join(folder, 'clients'))).toBe('');
});

it.each(generators)(
  'places, declines, cancels and refunds an order through the edge by %s',
  async (generator) => {
    const { url, apiKey, shopper, admin } = quartet.ready;
    const { run } = await storyOf(generator);
    const { result, answers } = await run({ url, apiKey, shopper, admin });
    expect(result).toEqual({
      placed: 'confirmed',
      declined: { code: 'payment_declined', orderId: expect.stringMatching(/^[\da-f-]{36}$/) },
      cancelled: 'cancelled',
      refunded: 'refunded',
      withoutToken: 'Unauthorized',
    });
    expect(answers.flatMap(documentViolations)).toEqual([]);
  },
);

it('runs the README of @quartet/client in an empty project that installs the package', () => {
  const readme = readFileSync(join(workspace, 'libs/client/README.md'), 'utf8');
  const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  const { url, apiKey, shopper } = quartet.ready;
  const values = {
    "'http://localhost:8080'": url,
    "'…'": apiKey,
    "'ada@example.com'": shopper.email,
    "'a fine password'": shopper.password,
  };
  const program = Object.entries(values).reduce((text, [placeholder, value]) => {
    expect(text).toContain(placeholder);
    return text.replace(placeholder, JSON.stringify(value));
  }, example);
  expect(installClient(join(folder, 'project')).run(program)).toMatch(/^confirmed \{ amount: \d+,/);
});
