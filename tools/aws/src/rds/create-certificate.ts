import { generate } from 'selfsigned';
import type { Certificate } from '../opening.ts';

/** A certificate for localhost, which its clients trust as a CA. */
export async function localCertificate(): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  return { key, cert };
}
