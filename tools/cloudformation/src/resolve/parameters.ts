import type { Parameter } from '../assembly/template.ts';
import { readArgument, text } from './arguments.ts';
import { type At, elsewhere, mistake } from './at.ts';
import { exists, property } from './resources.ts';

const stored = /^AWS::SSM::Parameter::Value<(.+)>$/;
const list = /^(List<.+>|CommaDelimitedList)$/;

/** A parameter of the template: given, its default, or what another stack has stored under that name. */
export function parameterValue(name: string, at: At): unknown {
  const place = elsewhere(at, at.stack, 'Parameters', name);
  const parameter = at.stack.template.Parameters[name];
  if (!parameter) throw mistake(place, 'is not there');
  const value = String(at.cloud.given[name] ?? parameter.Default ?? noValue(place));
  mustFit(value, parameter, place);
  const [, storedType] = stored.exec(parameter.Type) ?? [];
  const found = storedType === undefined ? value : storedValue(value, place);
  return list.test(storedType ?? parameter.Type) ? found.split(',') : found;
}

function mustFit(value: string, { AllowedPattern, AllowedValues }: Parameter, place: At): void {
  if (AllowedPattern !== undefined && !new RegExp(`^(?:${AllowedPattern})$`).test(value)) {
    throw mistake(place, `is "${value}", which does not match ${AllowedPattern}`);
  }
  if (AllowedValues && !AllowedValues.map(String).includes(value)) {
    throw mistake(place, `is "${value}", which is none of ${AllowedValues.join(', ')}`);
  }
}

function storedValue(name: string, at: At): string {
  for (const stack of at.cloud.stacks) {
    const here = elsewhere(at, stack);
    const id = Object.entries(stack.template.Resources)
      .filter(([, { Type }]) => Type === 'AWS::SSM::Parameter')
      .map(([key]) => key)
      .find((key) => exists(key, here) && property(key, 'Name', here) === name);
    if (id !== undefined)
      return readArgument(
        text,
        property(id, 'Value', here),
        elsewhere(at, stack, id, 'Properties', 'Value'),
      );
  }
  throw mistake(at, `names ${name}, which no stack stores`);
}

function noValue(place: At): never {
  throw mistake(place, 'has no value');
}
