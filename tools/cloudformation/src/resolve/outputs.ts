import { z } from 'zod';
import type { Stack } from '../assembly/assembly.ts';
import { resolveArgument, text } from './arguments.ts';
import { type At, elsewhere, mistake } from './at.ts';
import { conditionHolds } from './conditions.ts';

const StackOutput = z.strictObject({
  StackName: text,
  OutputName: text,
  Region: text.optional(),
  RoleArn: text.optional(),
});

/** A value that another stack exports under a name. */
export function importValue(argument: unknown, at: At): unknown {
  const name = resolveArgument(text, argument, at);
  for (const stack of at.cloud.stacks) {
    const output = Object.keys(stack.template.Outputs).find(
      (key) => isThere(stack, key, at) && exportName(stack, key, at) === name,
    );
    if (output !== undefined) return valueOf(stack, output, at);
  }
  throw mistake(at, `names ${name}, which no stack exports`);
}

/** An output of another stack, exported or not. */
export function getStackOutput(argument: unknown, at: At): unknown {
  const {
    StackName,
    OutputName,
    Region = at.stack.region,
  } = resolveArgument(StackOutput, argument, at);
  const stack = at.cloud.stacks.find(({ name, region }) => name === StackName && region === Region);
  if (stack && stack.template.Outputs[OutputName] && isThere(stack, OutputName, at)) {
    return valueOf(stack, OutputName, at);
  }
  throw mistake(at, `names ${StackName}.${OutputName}, which is no output of a stack in ${Region}`);
}

function valueOf(stack: Stack, output: string, at: At): unknown {
  return at.cloud.once(`output ${stack.name}/${output}`, at, () =>
    at.cloud.resolve(
      stack.template.Outputs[output]?.Value,
      elsewhere(at, stack, 'Outputs', output, 'Value'),
    ),
  );
}

function exportName(stack: Stack, output: string, at: At): string | undefined {
  const exported = stack.template.Outputs[output]?.Export;
  if (!exported) return undefined;
  const place = elsewhere(at, stack, 'Outputs', output, 'Export', 'Name');
  return resolveArgument(text, exported.Name, place);
}

function isThere(stack: Stack, output: string, at: At): boolean {
  const condition = stack.template.Outputs[output]?.Condition;
  return (
    condition === undefined || conditionHolds(condition, elsewhere(at, stack, 'Outputs', output))
  );
}
