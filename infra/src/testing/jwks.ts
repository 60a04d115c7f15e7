import { createServer } from 'node:http';
import { listen } from './listen.ts';
import type { Signer } from './signer.ts';

export interface TestJwks {
  readonly url: string;
  /** The number of requests for the keys. */
  fetches(): number;
  /** The header of each fetch. */
  userAgents(): readonly (string | undefined)[];
  publish(signers: readonly Signer[]): void;
  /** Publishes these sessions as ended. */
  end(...sessions: readonly string[]): void;
  /** Answers every fetch with 500 from now on. */
  fail(): void;
  close(): Promise<void>;
}

/** Starts a server that publishes keys. */
export async function testJwks(signers: readonly Signer[]): Promise<TestJwks> {
  let published: readonly Signer[] | undefined = signers;
  const userAgents: (string | undefined)[] = [];
  let ended: readonly string[] = [];
  const server = createServer((req, res) => {
    if (published && req.url === '/revocations.json')
      return void res.end(JSON.stringify({ sessions: ended }));
    userAgents.push(req.headers['user-agent']);
    res.statusCode = published ? 200 : 500;
    res.end(JSON.stringify({ keys: published?.map(({ publicJwk }) => publicJwk) }));
  });
  const { url, close } = await listen(server);
  return {
    url,
    close,
    fetches: () => userAgents.length,
    userAgents: () => userAgents,
    publish: (others) => {
      published = others;
    },
    end: (...sessions) => {
      ended = sessions;
    },
    fail: () => {
      published = undefined;
    },
  };
}
