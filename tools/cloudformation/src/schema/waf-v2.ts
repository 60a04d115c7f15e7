import { z } from 'zod';
import { number, text, supportedProperties } from './supported-properties.ts';

const nothing = z.strictObject({});

const Rate = supportedProperties(
  {
    Priority: number,
    Action: z.strictObject({ Block: nothing }),
    Statement: z.strictObject({
      RateBasedStatement: supportedProperties(
        {
          Limit: number,
          EvaluationWindowSec: number.default(300),
          AggregateKeyType: z.enum(['IP', 'FORWARDED_IP']),
          ForwardedIPConfig: supportedProperties(
            { HeaderName: text, FallbackBehavior: z.literal('NO_MATCH') },
            [],
          ).optional(),
        },
        [],
      ),
    }),
  },
  ['Name', 'VisibilityConfig'],
);

/** Rules that AWS keeps, which nobody else has. */
const Managed = supportedProperties(
  {
    Statement: z.strictObject({
      ManagedRuleGroupStatement: supportedProperties({ Name: text, VendorName: text }, []),
    }),
  },
  ['Name', 'OverrideAction', 'Priority', 'VisibilityConfig'],
);

const WebACL = supportedProperties(
  {
    DefaultAction: z.strictObject({ Allow: nothing }),
    Rules: z.array(z.union([Rate, Managed])).default([]),
  },
  ['Description', 'Name', 'Scope', 'Tags', 'VisibilityConfig'],
);

const WebACLAssociation = supportedProperties({ ResourceArn: text, WebACLArn: text }, []);

export const wafV2 = {
  'AWS::WAFv2::WebACL': WebACL,
  'AWS::WAFv2::WebACLAssociation': WebACLAssociation,
};
