import { z } from 'zod';

const properties = z.record(z.string(), z.unknown());
const ignored = z.unknown().optional();

const Parameter = z.strictObject({
  Type: z.string(),
  Default: z.union([z.string(), z.number()]).optional(),
  AllowedPattern: z.string().optional(),
  AllowedValues: z.array(z.union([z.string(), z.number()])).optional(),
  Description: ignored,
  ConstraintDescription: ignored,
  NoEcho: ignored,
});

const Resource = z.strictObject({
  Type: z.string(),
  Properties: properties.default({}),
  Condition: z.string().optional(),
  DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
  DeletionPolicy: ignored,
  UpdateReplacePolicy: ignored,
  UpdatePolicy: ignored,
  Metadata: ignored,
});

const Output = z.strictObject({
  Value: z.unknown(),
  Export: z.strictObject({ Name: z.unknown() }).optional(),
  Condition: z.string().optional(),
  Description: ignored,
});

/** A template as CloudFormation is given it; what is checked at a deployment alone is not looked at. */
export const Template = z.strictObject({
  Parameters: z.record(z.string(), Parameter).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), properties)).default({}),
  Conditions: properties.default({}),
  Resources: z.record(z.string(), Resource).default({}),
  Outputs: z.record(z.string(), Output).default({}),
  Rules: ignored,
  Description: ignored,
  Metadata: ignored,
  AWSTemplateFormatVersion: ignored,
});

export type Template = z.output<typeof Template>;
export type Parameter = z.output<typeof Parameter>;
export type Resource = z.output<typeof Resource>;
