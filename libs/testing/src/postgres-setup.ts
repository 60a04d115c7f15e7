import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type RunningServer, serverVariable, startTestServer } from './test-server.ts';

declare global {
  var quartetTestServer: RunningServer | undefined;
}

/** Jest's globalSetup of every project whose specs need a database. */
export default async function setup(
  _global: unknown,
  { rootDir }: { readonly rootDir: string },
): Promise<void> {
  const folder = join(rootDir, 'src', 'migrations');
  const own = existsSync(folder) ? [pathToFileURL(`${folder}/`)] : [];
  const { stop, ...server } = await startTestServer(own);
  globalThis.quartetTestServer = { ...server, stop };
  process.env[serverVariable] = JSON.stringify(server);
}
