import { createServer } from 'node:http';
import { listen } from './listen.ts';
import type { Signer } from './signer.ts';

export interface TestJwks {
  readonly url: string;
  /** How often the keys were fetched. */
  fetches(): number;
  publish(signers: readonly Signer[]): void;
  /** Answers every fetch with 500 from now on. */
  fail(): void;
  close(): Promise<void>;
}

/** Starts a server that publishes keys. */
export async function testJwks(signers: readonly Signer[]): Promise<TestJwks> {
  let published: readonly Signer[] | undefined = signers;
  let count = 0;
  const server = createServer((_req, res) => {
    count += 1;
    res.statusCode = published ? 200 : 500;
    res.end(JSON.stringify({ keys: published?.map(({ publicJwk }) => publicJwk) }));
  });
  const { url, close } = await listen(server);
  return {
    url,
    close,
    fetches: () => count,
    publish: (others) => {
      published = others;
    },
    fail: () => {
      published = undefined;
    },
  };
}
