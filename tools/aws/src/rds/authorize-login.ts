import { AwsError } from '../http/aws-error.ts';
import type { Guard } from '../iam/guard.ts';
import type { Log } from '../log.ts';
import { InvalidToken, readToken } from './login-token.ts';

export interface LoginPolicy {
  /** ARN of the database's users without their names: `arn:aws:rds-db:eu-west-1:123456789012:dbuser:db-ABC`. */
  readonly userArn: string;
  readonly guard: Guard;
  readonly log: Pick<Log, 'warn'>;
}

interface Login {
  readonly user: string;
  /** Name and port of the endpoint, as its clients know it. */
  readonly host: string;
  /** Undefined of a client without TLS, which is not asked for any. */
  readonly password: string | undefined;
}

const remediation =
  'It needs a token of the AWS SDK for this user, host, port and region, sent over TLS.';

/**
 * Decides on a login with a token; each refusal is a line in the log.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html
 */
export async function authorizeLogin(
  { user, host, password }: Login,
  { userArn, guard, log }: LoginPolicy,
): Promise<boolean> {
  const [, , , region = ''] = userArn.split(':');
  const [action, resource] = ['rds-db:connect', `${userArn}/${user}`];
  try {
    if (password === undefined) throw new InvalidToken('The connection has no TLS.');
    const request = readToken(password, { host, region, user });
    await guard.authorize(request, [{ action, resource }]);
    return true;
  } catch (error) {
    if (error instanceof InvalidToken) {
      const reason = error.message;
      const fields = { peer: 'unauthenticated', op: action, resource, reason, remediation };
      log.warn(fields, 'access denied');
    } else if (!(error instanceof AwsError)) throw error;
    return false;
  }
}
