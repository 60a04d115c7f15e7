import { type RunningServer, serverVariable, startTestServer } from './test-server.ts';

declare global {
  var quartetTestServer: RunningServer | undefined;
}

/** Jest's globalSetup of every project whose specs need a database; projects of one run share the server. */
export default async function setup(): Promise<void> {
  if (globalThis.quartetTestServer) return;
  const { stop, ...server } = await startTestServer();
  globalThis.quartetTestServer = { ...server, stop };
  process.env[serverVariable] = JSON.stringify(server);
}
