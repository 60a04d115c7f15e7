import type { Location } from './location.ts';
import { and, equals, not, or, ifThenElse } from './conditions.ts';
import { getStackOutput, importValue } from './outputs.ts';
import { attribute, reference } from './references.ts';
import { substitute } from './substitute.ts';
import { base64, findInMap, getZones, join, select, split, toJson } from './texts.ts';

type Intrinsic = (argument: unknown, at: Location) => unknown;

/** The intrinsic functions by name; each receives its argument unresolved. */
export const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: reference,
  'Fn::GetAtt': attribute,
  'Fn::GetStackOutput': getStackOutput,
  'Fn::ImportValue': importValue,
  'Fn::Sub': substitute,
  'Fn::Join': join,
  'Fn::Split': split,
  'Fn::Select': select,
  'Fn::FindInMap': findInMap,
  'Fn::GetAZs': getZones,
  'Fn::Base64': base64,
  'Fn::ToJsonString': toJson,
  'Fn::If': ifThenElse,
  'Fn::Equals': equals,
  'Fn::And': and,
  'Fn::Or': or,
  'Fn::Not': not,
};
