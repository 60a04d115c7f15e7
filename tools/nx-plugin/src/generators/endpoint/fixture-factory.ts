import type { Tree } from '@nx/devkit';
import ts from 'typescript';
import { interfaceOf, parseSource } from '../syntax.ts';

/** The call by which specs of a service make one of its entities: `service.add()`, or `placed(service)` with its import. */
interface FixtureFactory {
  readonly call: string;
  readonly imported?: string;
}

/** Looks for a way that asks for nothing further and answers a body with an id. */
export function findFixtureFactory(tree: Tree, service: string): FixtureFactory | undefined {
  const folder = `apps/${service}/src/testing`;
  const read = (name: string) => parseSource(name, tree.read(`${folder}/${name}.ts`, 'utf8') ?? '');
  const methods = interfaceOf(read('service'), 'Service')?.members.filter(ts.isMethodSignature);
  const method = methods?.find((each) => each.parameters.every(isOptional) && returnsBody(each));
  if (method) return { call: `service.${method.name.getText()}()` };
  const made = read('bodies').statements.filter(ts.isFunctionDeclaration).find(isOnService);
  return made?.name && { call: `${made.name.text}(service)`, imported: made.name.text };
}

function isOnService(declared: ts.FunctionDeclaration): boolean {
  const [first, ...others] = declared.parameters;
  return first?.name.getText() === 'service' && others.every(isOptional) && returnsBody(declared);
}

function isOptional({ questionToken, initializer }: ts.ParameterDeclaration): boolean {
  return questionToken !== undefined || initializer !== undefined;
}

function returnsBody({ type }: ts.SignatureDeclaration): boolean {
  return /^Promise<(\w+Body|Person)>$/.test(type?.getText() ?? '');
}
