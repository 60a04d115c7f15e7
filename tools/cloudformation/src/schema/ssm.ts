import { z } from 'zod';
import { text, supportedProperties } from './supported-properties.ts';

const Parameter = supportedProperties(
  { Name: text, Type: z.enum(['String', 'StringList']), Value: text },
  ['Description', 'Tags', 'Tier'],
);

export const ssm = {
  'AWS::SSM::Parameter': Parameter,
};
