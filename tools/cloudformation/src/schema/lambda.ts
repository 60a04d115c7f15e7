import { z } from 'zod';
import { number, text, textsByName, supportedProperties } from './supported-properties.ts';

const Function = supportedProperties(
  {
    Code: supportedProperties({ S3Key: text }, ['S3Bucket']),
    Handler: text,
    Runtime: z.string().startsWith('nodejs'),
    Environment: supportedProperties({ Variables: textsByName }, []).default({ Variables: {} }),
    Timeout: number.default(3),
  },
  [
    'Architectures',
    'DeadLetterConfig',
    'Description',
    'FunctionName',
    'LoggingConfig',
    'MemorySize',
    'Role',
    'Tags',
  ],
);

export const lambda = {
  'AWS::Lambda::Function': Function,
};
