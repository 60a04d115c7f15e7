import { faultPoint } from '@quartet/faults';
import { request } from 'undici';

export interface DocumentRequest {
  readonly url: string | URL;
  /** Milliseconds. */
  readonly timeout: number;
  /** The version that is known already. */
  readonly etag?: string | undefined;
}

export interface FetchedDocument {
  /** Undefined when it is still the known version. */
  readonly content: unknown;
  readonly etag: string | undefined;
}

/**
 * Fetches a JSON document that the users service publishes.
 * @param name the name of the call, for faults and errors
 * @throws Error unless the answer is the document, or says that it is the known version
 */
export function fetchDocument(name: string, wanted: DocumentRequest): Promise<FetchedDocument> {
  return faultPoint('call', name, async () => {
    const { url, timeout, etag } = wanted;
    const signal = AbortSignal.timeout(timeout);
    const { statusCode, headers, body } = await request(url, { signal, headers: headersOf(etag) });
    if (statusCode !== 200) await body.dump();
    if (statusCode === 304 && etag !== undefined) return { content: undefined, etag };
    if (statusCode !== 200) throw new Error(`fetching ${name} returned ${statusCode}`);
    const version = headers['etag'];
    return {
      content: await body.json(),
      etag: typeof version === 'string' ? version : undefined,
    };
  });
}

/** Web ACLs block requests without a user agent. */
function headersOf(etag: string | undefined): Record<string, string> {
  const headers = { accept: 'application/json', 'user-agent': 'quartet' };
  return etag === undefined ? headers : { ...headers, 'if-none-match': etag };
}
