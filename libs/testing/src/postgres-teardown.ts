/** Jest's globalTeardown to postgres-setup. */
export default async function teardown(): Promise<void> {
  const server = globalThis.quartetTestServer;
  globalThis.quartetTestServer = undefined;
  await server?.stop();
}
