import type { Parameter } from '../assembly/template.ts';
import { readArgument, text } from './arguments.ts';
import { type Location, locate, templateError } from './location.ts';
import { exists, property } from './resources.ts';

const storedTypePattern = /^AWS::SSM::Parameter::Value<(.+)>$/;
const listTypePattern = /^(List<.+>|CommaDelimitedList)$/;

/** A parameter of the template: given, its default, or what another stack has stored under that name. */
export function parameterValue(name: string, at: Location): unknown {
  const location = locate(at, at.stack, 'Parameters', name);
  const parameter = at.stack.template.Parameters[name];
  if (!parameter) throw templateError(location, 'is not there');
  const value = String(at.context.parameterValues[name] ?? parameter.Default ?? noValue(location));
  assertAllowed(value, parameter, location);
  const [, storedType] = storedTypePattern.exec(parameter.Type) ?? [];
  const resolved = storedType === undefined ? value : storedValue(value, location);
  return listTypePattern.test(storedType ?? parameter.Type) ? resolved.split(',') : resolved;
}

function assertAllowed(
  value: string,
  { AllowedPattern, AllowedValues }: Parameter,
  location: Location,
): void {
  if (AllowedPattern !== undefined && !new RegExp(`^(?:${AllowedPattern})$`).test(value)) {
    throw templateError(location, `is "${value}", which does not match ${AllowedPattern}`);
  }
  if (AllowedValues && !AllowedValues.map(String).includes(value)) {
    throw templateError(location, `is "${value}", which is none of ${AllowedValues.join(', ')}`);
  }
}

function storedValue(name: string, at: Location): string {
  for (const stack of at.context.stacks) {
    const here = locate(at, stack);
    const id = Object.entries(stack.template.Resources)
      .filter(([, { Type }]) => Type === 'AWS::SSM::Parameter')
      .map(([key]) => key)
      .find((key) => exists(key, here) && property(key, 'Name', here) === name);
    if (id !== undefined)
      return readArgument(
        text,
        property(id, 'Value', here),
        locate(at, stack, id, 'Properties', 'Value'),
      );
  }
  throw templateError(at, `refers to ${name}, which no stack stores`);
}

function noValue(location: Location): never {
  throw templateError(location, 'has no value');
}
