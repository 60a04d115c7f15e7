import type { At } from './at.ts';
import { identities } from './identities/identities.ts';
import { type Identity, subjectAt } from './subject.ts';

/** By what a resource of the stack is known once it is there; made up here, and the same on each start. */
export function identityOf(id: string, at: At): Identity {
  const type = at.stack.template.Resources[id]?.Type ?? '';
  return at.cloud.once(`identity ${at.stack.name}/${id}`, at, () => {
    const subject = subjectAt(id, at);
    return identities[type]?.(subject) ?? anyIdentity(subject, type);
  });
}

/** Of a type that is not run here: whoever asks for an attribute gets something that looks like one. */
function anyIdentity({ physicalName, arn, hash }: ReturnType<typeof subjectAt>, type: string) {
  const [, service = '', kind = ''] = type.toLowerCase().split('::');
  return {
    ref: physicalName,
    attribute: (name: string) =>
      name.endsWith('Arn') ? arn(service, `${kind}/${physicalName}`) : `${kind}-${hash}`,
  };
}
