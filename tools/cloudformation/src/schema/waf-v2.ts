import { z } from 'zod';
import { wafStatement } from './waf-statement.ts';
import { number, text, supportedProperties } from './supported-properties.ts';

const nothing = z.strictObject({});
const block = z.strictObject({ Block: nothing });
const count = z.strictObject({ Count: nothing });

const CustomKey = z.strictObject({
  Header: supportedProperties({ Name: text }, ['TextTransformations']),
});

const Rate = supportedProperties(
  {
    Priority: number,
    Action: z.union([block, count]),
    Statement: z.strictObject({
      RateBasedStatement: supportedProperties(
        {
          Limit: number,
          EvaluationWindowSec: number.default(300),
          AggregateKeyType: z.enum(['IP', 'FORWARDED_IP', 'CUSTOM_KEYS']),
          ForwardedIPConfig: supportedProperties(
            { HeaderName: text, FallbackBehavior: z.literal('NO_MATCH') },
            [],
          ).optional(),
          CustomKeys: z.array(CustomKey).optional(),
          ScopeDownStatement: wafStatement.optional(),
        },
        [],
      ),
    }),
  },
  ['Name', 'VisibilityConfig'],
);

const RuleActionOverride = supportedProperties(
  { Name: text, ActionToUse: z.union([block, count, z.strictObject({ Allow: nothing })]) },
  [],
);

/** A group of rules that AWS keeps; the local run knows those that AWS documents exactly. */
const Managed = supportedProperties(
  {
    OverrideAction: z.union([z.strictObject({ None: nothing }), count]),
    Statement: z.strictObject({
      ManagedRuleGroupStatement: supportedProperties(
        {
          Name: text,
          VendorName: text,
          RuleActionOverrides: z.array(RuleActionOverride).default([]),
          ScopeDownStatement: wafStatement.optional(),
        },
        [],
      ),
    }),
  },
  ['Name', 'Priority', 'VisibilityConfig'],
);

const Match = supportedProperties({ Action: block, Statement: wafStatement }, [
  'Name',
  'Priority',
  'VisibilityConfig',
]);

const WebACL = supportedProperties(
  {
    DefaultAction: z.strictObject({ Allow: nothing }),
    Rules: z.array(z.union([Rate, Managed, Match])).default([]),
  },
  ['Description', 'Name', 'Scope', 'Tags', 'VisibilityConfig'],
);

const WebACLAssociation = supportedProperties({ ResourceArn: text, WebACLArn: text }, []);

export const wafV2 = {
  'AWS::WAFv2::WebACL': WebACL,
  'AWS::WAFv2::WebACLAssociation': WebACLAssociation,
};
