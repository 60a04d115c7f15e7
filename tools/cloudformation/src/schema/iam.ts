import { z } from 'zod';
import { PolicyDocument } from './policy-document.ts';
import { text, texts, supportedProperties } from './supported-properties.ts';

const InlinePolicy = supportedProperties({ PolicyName: text, PolicyDocument }, []);

const Role = supportedProperties(
  {
    AssumeRolePolicyDocument: PolicyDocument,
    ManagedPolicyArns: texts.default([]),
    PermissionsBoundary: text.optional(),
    Policies: z.array(InlinePolicy).default([]),
  },
  ['Description', 'MaxSessionDuration', 'Path', 'RoleName', 'Tags'],
);

export const iam = {
  'AWS::IAM::Role': Role,
  'AWS::IAM::Policy': supportedProperties(
    { PolicyName: text, PolicyDocument, Roles: texts.default([]) },
    [],
  ),
};
