import { z } from 'zod';
import type { Stack } from '../assembly/assembly.ts';
import { resolveArgument, text } from './arguments.ts';
import { type Location, locate, templateError } from './location.ts';
import { conditionHolds } from './conditions.ts';

const StackOutput = z.strictObject({
  StackName: text,
  OutputName: text,
  Region: text.optional(),
  RoleArn: text.optional(),
});

/** A value that another stack exports under a name. */
export function importValue(argument: unknown, at: Location): unknown {
  const name = resolveArgument(text, argument, at);
  for (const stack of at.context.stacks) {
    const output = Object.keys(stack.template.Outputs).find(
      (key) => isThere(stack, key, at) && exportName(stack, key, at) === name,
    );
    if (output !== undefined) return valueOf(stack, output, at);
  }
  throw templateError(at, `refers to ${name}, which no stack exports`);
}

/** An output of another stack, exported or not. */
export function getStackOutput(argument: unknown, at: Location): unknown {
  const {
    StackName,
    OutputName,
    Region = at.stack.region,
  } = resolveArgument(StackOutput, argument, at);
  const stack = at.context.stacks.find(
    ({ name, region }) => name === StackName && region === Region,
  );
  if (stack && stack.template.Outputs[OutputName] && isThere(stack, OutputName, at)) {
    return valueOf(stack, OutputName, at);
  }
  throw templateError(
    at,
    `refers to ${StackName}.${OutputName}, which is no output of a stack in ${Region}`,
  );
}

function valueOf(stack: Stack, output: string, at: Location): unknown {
  return at.context.memoize(`output ${stack.name}/${output}`, at, () =>
    at.context.resolve(
      stack.template.Outputs[output]?.Value,
      locate(at, stack, 'Outputs', output, 'Value'),
    ),
  );
}

function exportName(stack: Stack, output: string, at: Location): string | undefined {
  const exported = stack.template.Outputs[output]?.Export;
  if (!exported) return undefined;
  const location = locate(at, stack, 'Outputs', output, 'Export', 'Name');
  return resolveArgument(text, exported.Name, location);
}

function isThere(stack: Stack, output: string, at: Location): boolean {
  const condition = stack.template.Outputs[output]?.Condition;
  return condition === undefined || conditionHolds(condition, locate(at, stack, 'Outputs', output));
}
