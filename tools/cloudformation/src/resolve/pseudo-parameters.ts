import type { Stack } from '../assembly/assembly.ts';
import { hashOf } from './hash.ts';

export const urlSuffix = 'amazonaws.com';
export const partition = 'aws';

/** Pseudo parameters, which every template may refer to. */
export const pseudoParameters: Readonly<Record<string, (stack: Stack) => unknown>> = {
  'AWS::AccountId': ({ account }) => account,
  'AWS::Region': ({ region }) => region,
  'AWS::Partition': () => partition,
  'AWS::URLSuffix': () => urlSuffix,
  'AWS::StackName': ({ name }) => name,
  'AWS::StackId': ({ name, region, account }) =>
    `arn:${partition}:cloudformation:${region}:${account}:stack/${name}/${hashOf(name, 32)}`,
  'AWS::NotificationARNs': () => [],
  'AWS::NoValue': () => undefined,
};
