import type { AccessRequest } from '../src/iam/access-request.ts';
import type { PolicyType } from '../src/iam/evaluate.ts';

/** A statement as a policy document has it. */
export type Statement = Readonly<Record<string, unknown>>;

/** A decision of IAM that a page of AWS's documentation describes. */
export interface IamCase {
  readonly name: string;
  /** The page. */
  readonly page: string;
  /** Statements of the role's policy. @default - one that allows everything */
  readonly identity?: readonly Statement[];
  /** Statements of the resource's policy. @default - none */
  readonly resource?: readonly Statement[];
  /** Statements of the permissions boundary. @default - the role has none */
  readonly boundary?: readonly Statement[];
  /** @default 2012-10-17 */
  readonly version?: '2008-10-17';
  /** @default - `s3:GetObject` on an object of a bucket, by a role */
  readonly request?: Partial<AccessRequest>;
  readonly decision: IamDecision;
}

export type IamDecision = 'allowed' | `${'explicit' | 'implicit'} deny: ${PolicyType}`;
