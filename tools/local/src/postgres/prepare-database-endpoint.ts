import type { DatabaseEndpoint } from '../context/run-context.ts';
import { freePort } from '../context/ports.ts';
import { writeFileAtomic } from '../os/write-file-atomic.ts';
import type { Home } from '../state-dir/home.ts';

/** The name by which tasks know the endpoint, and that its certificate is for. */
export const databaseHostname = 'localhost';

/** Chooses a port for the endpoint, and makes a certificate for this run. */
export async function prepareDatabaseEndpoint({ database }: Home): Promise<DatabaseEndpoint> {
  const { createCertificate } = await import('@quartet/aws/rds/create-certificate');
  const { key, cert } = await createCertificate(databaseHostname);
  writeFileAtomic(database.key, key);
  writeFileAtomic(database.certificate, cert);
  return { port: await freePort(), certificate: database.certificate };
}
