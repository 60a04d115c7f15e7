import type { Assembly } from '../assembly/assembly.ts';
import { readStage } from '../read-model.ts';
import { alter } from './alter.ts';
import { endpoints } from './endpoints.ts';

/** `edge AWS::ApiGatewayV2::Api`: a stack and a type. */
export type ResourceSelector = `${string} AWS::${string}`;

/** The sentence that a start ends with when the first such resource says this instead, after its `Properties.` */
export function errorAfter(assembly: Assembly, subject: ResourceSelector, changes: object): string {
  const [stack = '', type = ''] = subject.split(' ');
  const { Container, ...properties } = changes as { Container?: object };
  const wrong = alter(assembly, [stack, type], ({ Properties }) => {
    Object.assign(Properties, properties);
    const [container] = (Properties['ContainerDefinitions'] ?? []) as object[];
    if (Container) Object.assign(container ?? {}, Container);
  });
  const sentence = sentenceOf(() => readStage(wrong, endpoints));
  const [, reason] =
    new RegExp(`^[\\w-]+-${stack}: \\w+\\.Properties\\.(.+)$`).exec(sentence) ?? [];
  return reason ?? sentence;
}

function sentenceOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Error && error.name === 'UserError') return error.message;
    throw error;
  }
  return 'it was read';
}
