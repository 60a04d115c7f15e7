import type { Stack } from '../assembly/assembly.ts';
import type { Resource } from '../assembly/template.ts';
import { TemplateError } from '../template-error.ts';

/** Throws a TemplateError for resources that depend on each other, as CloudFormation does. */
export function assertNoCircularDependencies({ name, template: { Resources } }: Stack): void {
  const path: string[] = [];
  const done = new Set<string>();
  const visit = (id: string) => {
    const resource = Resources[id];
    if (!resource || done.has(id)) return;
    if (path.includes(id)) {
      const cycle = path.slice(path.indexOf(id)).join(', ');
      const why = `Circular dependency between resources: [${cycle}]`;
      throw new TemplateError({ stack: name, path: [] }, why);
    }
    path.push(id);
    for (const dependency of dependenciesOf(resource)) visit(dependency);
    path.pop();
    done.add(id);
  };
  for (const id of Object.keys(Resources)) visit(id);
}

function dependenciesOf({ Properties, DependsOn }: Resource): readonly string[] {
  return [...[DependsOn ?? []].flat(), ...referencesIn(Properties)];
}

/** The ids of the resources and parameters that a value refers to. */
function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    if (key === 'Ref') return [String(part)];
    if (key === 'Fn::GetAtt') return [firstOf(part)];
    if (key === 'Fn::Sub') return [...substituted(part), ...referencesIn(part)];
    return referencesIn(part);
  });
}

function firstOf(attribute: unknown): string {
  const [first] = Array.isArray(attribute) ? attribute : String(attribute).split('.');
  return String(first);
}

function substituted(argument: unknown): readonly string[] {
  const [template] = [argument].flat();
  const names = String(template).matchAll(/\$\{([^!}.]+)/g);
  return Array.from(names, ([, name = '']) => name.trim());
}
