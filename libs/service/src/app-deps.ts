import type { Verifier } from '@quartet/auth';
import type { Health } from '@quartet/health';
import type { Logger } from '@quartet/logging';
import type { Limits } from './limits.ts';

/** The dependencies that every service has. */
export interface AppDeps {
  readonly verifier: Verifier;
  readonly log: Logger;
  readonly health: Health;
  readonly limits: Limits;
  /**
   * Where the docs page gets an API key and an access token, in the local run.
   * @default - the page asks for them
   */
  readonly docsCredentialsUrl?: string | undefined;
}
