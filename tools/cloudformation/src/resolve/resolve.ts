import { type Location, child, templateError } from './location.ts';
import { intrinsics } from './intrinsics.ts';

/** The value with nothing left to work out; what is `AWS::NoValue` is not there. */
export function resolve(value: unknown, at: Location): unknown {
  if (typeof value === 'string') return plain(value, at);
  if (Array.isArray(value)) return value.map(item(at)).filter(isThere);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [[name, argument] = ['', undefined]] = entries;
  if (entries.length === 1 && isIntrinsic(name)) return called(name, argument, at);
  return Object.fromEntries(
    entries
      .map(([key, part]) => [key, resolve(part, child(at, key))] as const)
      .filter(([, part]) => isThere(part)),
  );
}

function called(name: string, argument: unknown, at: Location): unknown {
  const intrinsic = intrinsics[name];
  if (intrinsic) return intrinsic(argument, child(at, name));
  throw templateError(child(at, name), 'is not supported by the local run');
}

function isIntrinsic(name: string): boolean {
  return name === 'Ref' || name.startsWith('Fn::');
}

function plain(value: string, at: Location): string {
  if (value.includes('{{resolve:'))
    throw templateError(at, `is not supported by the local run: ${value}`);
  return value;
}

function item(at: Location) {
  return (value: unknown, index: number) => resolve(value, child(at, index));
}

function isThere(value: unknown): boolean {
  return value !== undefined;
}
