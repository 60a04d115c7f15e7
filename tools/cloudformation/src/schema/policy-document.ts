import { z } from 'zod';
import {
  type ConditionOperator,
  conditionOperators,
  type PolicyCondition,
  type PolicyStatement,
} from '../model/iam.ts';
import { text } from './supported-properties.ts';

const list = z.union([text.transform((one) => [one]), z.array(text)]);
const principals = z.union([
  z.literal('*').transform(() => ({ AWS: ['*'], Service: [] })),
  z.strictObject({
    AWS: list.default([]),
    Service: list.default([]),
    Federated: list.optional(),
  }),
]);

const operatorPattern = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/;

/** Conditions by operator and key. An operator that is not evaluated stops the start by its name. */
const Conditions = z
  .record(z.string(), z.record(z.string(), list))
  .check(({ value, issues }) => {
    for (const [name, input] of Object.entries(value)) {
      const [, , operator = ''] = operatorPattern.exec(name) ?? [];
      if ((conditionOperators as readonly string[]).includes(operator)) continue;
      issues.push({ code: 'custom', input, path: [name], message: 'is not evaluated' });
    }
  })
  .transform((conditions): readonly PolicyCondition[] =>
    Object.entries(conditions).flatMap(([name, byKey]) => {
      const [, qualifier, operator, ifExists] = operatorPattern.exec(name) ?? [];
      return Object.entries(byKey).map(([key, values]) => ({
        operator: operator as ConditionOperator,
        qualifier: qualifier as PolicyCondition['qualifier'],
        ifExists: ifExists !== undefined,
        key: key.toLowerCase(),
        values,
      }));
    }),
  );

const Statement = z.strictObject({
  Sid: text.optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: principals.optional(),
  NotPrincipal: principals.optional(),
  Action: list.optional(),
  NotAction: list.optional(),
  Resource: list.optional(),
  NotResource: list.optional(),
  Condition: Conditions.default([]),
});

type Statement = z.output<typeof Statement>;

/** A policy document. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */
export const PolicyDocument = z
  .strictObject({
    Version: z.enum(['2008-10-17', '2012-10-17']).default('2008-10-17'),
    Id: text.optional(),
    Statement: z.union([Statement.transform((one) => [one]), z.array(Statement)]),
  })
  .transform(({ Version, Statement: statements }) => ({
    version: Version,
    statements: statements.map(statementOf),
  }));

function statementOf(
  { Sid, Effect, Principal, NotPrincipal, Condition, ...rest }: Statement,
  index: number,
): PolicyStatement {
  const { Action, NotAction, Resource, NotResource } = rest;
  const principal = Principal ?? NotPrincipal;
  const resource = Resource ?? NotResource;
  return {
    name: Sid === undefined ? `Statement.${index}` : `Statement.${index} (${Sid})`,
    effect: Effect,
    ...(principal && {
      principal: {
        not: NotPrincipal !== undefined,
        aws: principal.AWS,
        services: principal.Service,
      },
    }),
    action: { not: NotAction !== undefined, patterns: Action ?? NotAction ?? [] },
    ...(resource && { resource: { not: NotResource !== undefined, patterns: resource } }),
    conditions: Condition,
  };
}
