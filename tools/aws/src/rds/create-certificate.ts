import { generate } from 'selfsigned';
import type { Certificate } from './opening.ts';

/** A new certificate for a name, which clients trust as a CA of its own. */
export async function createCertificate(hostname: string): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: hostname }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: hostname }] }],
  });
  return { key, cert };
}
