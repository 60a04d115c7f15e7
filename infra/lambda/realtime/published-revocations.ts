export interface RevocationSettings {
  /** The address of the keys, beside which the users service publishes the sessions that have ended. */
  readonly keysUrl: string;
  /** Age in milliseconds at which the list is fetched again. */
  readonly maxAge: number;
  /** Time limit of one fetch, in milliseconds. */
  readonly timeout: number;
}

export interface RevocationList {
  readonly sessions: ReadonlySet<string>;
  /** False when no newer list could be fetched: then nobody knows which admin is still one. */
  readonly isCurrent: boolean;
}

/** Returns the sessions that ended while their access tokens live. */
export type Revocations = () => Promise<RevocationList>;

/** Web ACLs block requests without one. */
const userAgent = 'quartet-realtime';

/** A Lambda function does nothing between two requests, so an old list is fetched again while a request waits. */
export function publishedRevocations(settings: RevocationSettings): Revocations {
  let sessions: ReadonlySet<string> = new Set();
  let listedAt = -Infinity;
  let triedAt = -Infinity;
  let pending: Promise<void> | undefined;

  const update = async (): Promise<void> => {
    triedAt = performance.now();
    const startedAt = triedAt;
    try {
      sessions = await fetchSessions(settings);
      listedAt = startedAt;
    } catch {
      // The age of the list tells those who ask.
    } finally {
      pending = undefined;
    }
  };
  const isOlder = (moment: number) => performance.now() - moment >= settings.maxAge;

  return async () => {
    if (!pending && isOlder(triedAt)) pending = update();
    await pending;
    return { sessions, isCurrent: !isOlder(listedAt) };
  };
}

async function fetchSessions({
  keysUrl,
  timeout,
}: RevocationSettings): Promise<ReadonlySet<string>> {
  const headers = { accept: 'application/json', 'user-agent': userAgent };
  const response = await fetch(new URL('revocations.json', keysUrl), {
    headers,
    signal: AbortSignal.timeout(timeout),
  });
  if (!response.ok) throw new Error(`fetching the ended sessions returned ${response.status}`);
  const { sessions } = (await response.json()) as { readonly sessions: readonly string[] };
  return new Set(sessions);
}
