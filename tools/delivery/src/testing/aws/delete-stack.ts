import { serviceOf } from './release.ts';
import type { TestAccount } from './test-account.ts';

/** Deletes a stack, with its service; one that others read values from is not deleted before them. */
export function deleteStack(name: string, account: TestAccount): string {
  const stack = account.stacks.get(name);
  if (!stack) return '';
  const prefix = /^(.+-)platform$/.exec(name)?.[1];
  const others = [...account.stacks.keys()].filter((each) => each !== name);
  if (prefix !== undefined && others.some((each) => each.startsWith(prefix))) {
    stack.status = 'DELETE_FAILED';
    return '';
  }
  account.stacks.delete(name);
  account.services.delete(serviceOf(name, stack.template)?.key ?? '');
  account.operations.push(`${name} deleted`);
  return '';
}
