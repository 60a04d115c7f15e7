import { z } from 'zod';
import type { Field, Statement } from '../model/web-acl.ts';
import { number, supportedProperties, text } from './supported-properties.ts';

const nothing = z.strictObject({});

const FieldToMatch = z
  .union([
    z.strictObject({ SingleHeader: z.strictObject({ Name: text }) }),
    z.strictObject({ UriPath: nothing }),
    z.strictObject({ QueryString: nothing }),
  ])
  .transform((field): Field => {
    if ('SingleHeader' in field) return { header: field.SingleHeader.Name.toLowerCase() };
    return 'UriPath' in field ? 'path' : 'query';
  });

const TextTransformations = z
  .array(supportedProperties({ Type: z.enum(['NONE', 'LOWERCASE']) }, ['Priority']))
  .transform((all) => all.some(({ Type }) => Type === 'LOWERCASE'));

const ByteMatch = z
  .strictObject({
    FieldToMatch,
    PositionalConstraint: z.enum(['EXACTLY', 'STARTS_WITH', 'ENDS_WITH', 'CONTAINS']),
    SearchString: text,
    TextTransformations,
  })
  .transform((match): Statement => ({
    field: match.FieldToMatch,
    constraint: match.PositionalConstraint,
    searchString: match.SearchString,
    lowercase: match.TextTransformations,
  }));

const SizeConstraint = z
  .strictObject({
    FieldToMatch,
    ComparisonOperator: z.enum(['EQ', 'NE', 'LE', 'LT', 'GE', 'GT']),
    Size: number,
    TextTransformations,
  })
  .transform((size): Statement => ({
    field: size.FieldToMatch,
    operator: size.ComparisonOperator,
    size: size.Size,
  }));

const RegexMatch = z
  .strictObject({
    FieldToMatch,
    RegexString: text,
    TextTransformations: z.tuple([supportedProperties({ Type: z.literal('NONE') }, ['Priority'])]),
  })
  .transform((match): Statement => ({
    field: match.FieldToMatch,
    regexString: match.RegexString,
  }));

const Statements = z.strictObject({ Statements: z.array(z.lazy(() => wafStatement)) });

/** A condition on a request, by which a rule is scoped down. */
export const wafStatement: z.ZodType<Statement> = z.union([
  z.strictObject({ ByteMatchStatement: ByteMatch }).transform((each) => each.ByteMatchStatement),
  z.strictObject({ RegexMatchStatement: RegexMatch }).transform((each) => each.RegexMatchStatement),
  z
    .strictObject({ SizeConstraintStatement: SizeConstraint })
    .transform((each) => each.SizeConstraintStatement),
  z
    .strictObject({
      NotStatement: z.strictObject({ Statement: z.lazy(() => wafStatement) }),
    })
    .transform(({ NotStatement }): Statement => ({ not: NotStatement.Statement })),
  z
    .strictObject({ AndStatement: Statements })
    .transform(({ AndStatement }): Statement => ({ and: AndStatement.Statements })),
  z
    .strictObject({ OrStatement: Statements })
    .transform(({ OrStatement }): Statement => ({ or: OrStatement.Statements })),
]);
