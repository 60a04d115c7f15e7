import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

export type Statement = CfnWebACL.StatementProperty;

const asItIs = [{ priority: 0, type: 'NONE' }];

/** A number above 65,536, the largest body in bytes that the API takes. */
const above64KiB =
  '^([1-9][0-9]{5,}|6553[7-9]|655[4-9][0-9]|65[6-9][0-9]{2}|6[6-9][0-9]{3}|[7-9][0-9]{4})$';

/** Matches a request with a header that is not empty. */
export function hasHeader(name: string): Statement {
  return {
    sizeConstraintStatement: {
      fieldToMatch: { singleHeader: { Name: name } },
      comparisonOperator: 'GT',
      size: 0,
      textTransformations: asItIs,
    },
  };
}

/**
 * Matches a body above 64 KiB by its announced length, because of a body itself a load balancer shows the first 8 KiB.
 * https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-setting-body-inspection-limit.html
 */
export function hasTooLargeBody(): Statement {
  return {
    regexMatchStatement: {
      fieldToMatch: { singleHeader: { Name: 'content-length' } },
      regexString: above64KiB,
      textTransformations: asItIs,
    },
  };
}

export function not(statement: Statement): Statement {
  return { notStatement: { statement } };
}

/** Matches if all do; AWS takes no conjunction of a single statement. */
export function allOf(...statements: readonly Statement[]): Statement {
  const [first, ...more] = statements;
  return first && more.length === 0 ? first : { andStatement: { statements: [...statements] } };
}

export function anyOf(...statements: readonly Statement[]): Statement {
  return { orStatement: { statements: [...statements] } };
}
