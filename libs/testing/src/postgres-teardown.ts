/** Jest's globalTeardown to postgres-setup. */
export default async function teardown(): Promise<void> {
  await globalThis.quartetTestServer?.stop();
}
