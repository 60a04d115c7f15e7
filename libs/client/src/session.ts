import type { Credentials, Tokens } from './types.ts';

/** The calls of a session, which need no access token. */
export interface SessionCalls {
  logIn(credentials: Credentials): Promise<Tokens>;
  refresh(refreshToken: string): Promise<Tokens>;
  logOut(refreshToken: string): Promise<unknown>;
}

export interface SessionOptions {
  /** The tokens of a session that goes on, such as from a store. */
  readonly tokens?: Tokens | undefined;
  /** Receives the tokens whenever they change; undefined after the end of the session. */
  readonly onTokens?: ((tokens: Tokens | undefined) => void) | undefined;
}

export interface Session {
  logIn(credentials: Credentials): Promise<void>;
  logOut(): Promise<void>;
  /** The access token, renewed if it is about to expire; undefined without a session. */
  accessToken(): Promise<string | undefined>;
  /** A token in place of one that was refused; undefined if the session has ended. */
  renew(refused: string): Promise<string | undefined>;
}

/** Milliseconds for which an access token must still be good. */
const margin = 30_000;

/** Keeps the tokens of a user fresh. Calls at the same moment share one refresh, since a refresh token is for one use. */
export function createSession(calls: SessionCalls, { tokens, onTokens }: SessionOptions): Session {
  let current = tokens;
  let expiresAt = tokens ? Date.now() + tokens.expiresIn * 1_000 : 0;
  let refreshing: Promise<void> | undefined;

  const set = (next: Tokens | undefined) => {
    current = next;
    expiresAt = next ? Date.now() + next.expiresIn * 1_000 : 0;
    onTokens?.(next);
  };
  const refresh = async ({ refreshToken }: Tokens) => {
    try {
      set(await calls.refresh(refreshToken));
    } catch (error) {
      if (isEnded(error)) set(undefined);
      throw error;
    }
  };
  const refreshOnce = (from: Tokens) =>
    (refreshing ??= refresh(from).finally(() => (refreshing = undefined)));

  return {
    logIn: async (credentials) => set(await calls.logIn(credentials)),
    logOut: async () => {
      if (current) await calls.logOut(current.refreshToken);
      set(undefined);
    },
    accessToken: async () => {
      if (current && expiresAt - Date.now() < margin) await refreshOnce(current);
      return current?.accessToken;
    },
    renew: async (refused) => {
      if (current?.accessToken === refused) await refreshOnce(current);
      return current?.accessToken;
    },
  };
}

function isEnded(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 401;
}
