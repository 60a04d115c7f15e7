import { z } from 'zod';
import { number, text, textsByName, supportedProperties } from './supported-properties.ts';

const Function = supportedProperties(
  {
    Code: supportedProperties({ S3Key: text }, ['S3Bucket']),
    Handler: text,
    Runtime: z.string().startsWith('nodejs'),
    Environment: supportedProperties({ Variables: textsByName }, []).default({ Variables: {} }),
    Timeout: number.default(3),
    Role: text,
    DeadLetterConfig: supportedProperties({ TargetArn: text }, []).optional(),
  },
  ['Architectures', 'Description', 'FunctionName', 'LoggingConfig', 'MemorySize', 'Tags'],
);

/** A statement of the policy of a function. */
const Permission = supportedProperties(
  {
    Action: text,
    FunctionName: text,
    Principal: text,
    SourceArn: text.optional(),
    SourceAccount: text.optional(),
  },
  [],
);

export const lambda = {
  'AWS::Lambda::Permission': Permission,
  'AWS::Lambda::Function': Function,
};
