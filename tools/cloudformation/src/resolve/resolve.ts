import { type At, inside, mistake } from './at.ts';
import { intrinsics } from './intrinsics.ts';

/** The value with nothing left to work out; what is `AWS::NoValue` is not there. */
export function resolve(value: unknown, at: At): unknown {
  if (typeof value === 'string') return plain(value, at);
  if (Array.isArray(value)) return value.map(item(at)).filter(isThere);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [[name, argument] = ['', undefined]] = entries;
  if (entries.length === 1 && isIntrinsic(name)) return called(name, argument, at);
  return Object.fromEntries(
    entries
      .map(([key, part]) => [key, resolve(part, inside(at, key))] as const)
      .filter(([, part]) => isThere(part)),
  );
}

function called(name: string, argument: unknown, at: At): unknown {
  const intrinsic = intrinsics[name];
  if (intrinsic) return intrinsic(argument, inside(at, name));
  throw mistake(inside(at, name), 'is not understood');
}

function isIntrinsic(name: string): boolean {
  return name === 'Ref' || name.startsWith('Fn::');
}

function plain(value: string, at: At): string {
  if (value.includes('{{resolve:')) throw mistake(at, `is not understood: ${value}`);
  return value;
}

function item(at: At) {
  return (value: unknown, index: number) => resolve(value, inside(at, index));
}

function isThere(value: unknown): boolean {
  return value !== undefined;
}
