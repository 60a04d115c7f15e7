import { z } from 'zod';
import { fetchDocument } from './fetch-document.ts';
import type { FetchRevocations } from './revocations.ts';
import type { AuthConfig } from './settings.ts';

const Document = z.object({ sessions: z.array(z.string()) });

/** Fetches the list that the users service publishes beside its keys; an unchanged one is not sent again. */
export function publishedRevocations({ JWKS_URL, JWKS_TIMEOUT }: AuthConfig): FetchRevocations {
  const url = new URL('revocations.json', JWKS_URL);
  let etag: string | undefined;
  let sessions: ReadonlySet<string> = new Set();
  return async () => {
    const fetched = await fetchDocument('users revocations', { url, timeout: JWKS_TIMEOUT, etag });
    if (fetched.content !== undefined) sessions = new Set(Document.parse(fetched.content).sessions);
    etag = fetched.etag;
    return sessions;
  };
}
