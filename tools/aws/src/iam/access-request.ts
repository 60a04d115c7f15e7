/** Somebody who calls an API of AWS. */
export type Principal =
  /** A session of a role. */
  | { readonly type: 'role'; readonly arn: string; readonly sessionName: string }
  /** A service of AWS: `events.amazonaws.com`. */
  | { readonly type: 'service'; readonly name: string };

/** The values of condition keys. */
export type ConditionContext = Readonly<Record<string, string | readonly string[]>>;

export interface AccessRequest {
  readonly principal: Principal;
  /** `events:PutEvents` */
  readonly action: string;
  /** ARN, or `*` for an action without a resource. */
  readonly resource: string;
  /** Values by condition key. @default - those of the principal alone */
  readonly context?: ConditionContext;
}

/** `arn:aws:sts::123456789012:assumed-role/name/session` */
export function sessionArnOf({ arn, sessionName }: Extract<Principal, { type: 'role' }>): string {
  const role = arn.slice(arn.lastIndexOf('/') + 1);
  return `arn:aws:sts::${accountOf(arn)}:assumed-role/${role}/${sessionName}`;
}

export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}

/** All values of condition keys, by key in lower case. Requests of the AWS SDK are encrypted on AWS. */
export function contextOf({ principal, context = {} }: AccessRequest): ConditionContext {
  const given = Object.fromEntries(
    Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]),
  );
  return { 'aws:securetransport': 'true', ...principalContext(principal), ...given };
}

function principalContext(principal: Principal): ConditionContext {
  if (principal.type === 'service') {
    return { 'aws:principalisawsservice': 'true', 'aws:principalservicename': principal.name };
  }
  return {
    'aws:principalisawsservice': 'false',
    'aws:principalarn': principal.arn,
    'aws:principalaccount': accountOf(principal.arn),
    'aws:principaltype': 'AssumedRole',
  };
}
