import { z } from 'zod';
import { number, text, understood } from './understood.ts';

const nothing = z.strictObject({});

const Rate = understood(
  {
    Priority: number,
    Action: z.strictObject({ Block: nothing }),
    Statement: z.strictObject({
      RateBasedStatement: understood(
        {
          Limit: number,
          EvaluationWindowSec: number.default(300),
          AggregateKeyType: z.enum(['IP', 'FORWARDED_IP']),
          ForwardedIPConfig: understood(
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
const Managed = understood(
  {
    Statement: z.strictObject({
      ManagedRuleGroupStatement: understood({ Name: text, VendorName: text }, []),
    }),
  },
  ['Name', 'OverrideAction', 'Priority', 'VisibilityConfig'],
);

const WebACL = understood(
  {
    DefaultAction: z.strictObject({ Allow: nothing }),
    Rules: z.array(z.union([Rate, Managed])).default([]),
  },
  ['Description', 'Name', 'Scope', 'Tags', 'VisibilityConfig'],
);

const WebACLAssociation = understood({ ResourceArn: text, WebACLArn: text }, []);

export const wafV2 = {
  'AWS::WAFv2::WebACL': WebACL,
  'AWS::WAFv2::WebACLAssociation': WebACLAssociation,
};
