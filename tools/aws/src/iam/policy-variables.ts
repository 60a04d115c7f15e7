import type { ConditionContext } from './access-request.ts';
import { literalWildcards } from './wildcard.ts';

const variable = /\$\{([^},]+)(?:,\s*'([^']*)')?\}/g;

/** A value with its variables replaced; undefined when the request has no value for one without a default. */
export type Substitute = (value: string) => string | undefined;

/**
 * Replaces policy variables: `${aws:PrincipalArn}`, `${aws:username, 'nobody'}`, and `${*}` for the character itself.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function substituteVariables(context: ConditionContext): Substitute {
  return (value) => {
    let isMissing = false;
    const text = value.replaceAll(variable, (_, key: string, defaultValue?: string) => {
      if (key === '$') return key;
      const wildcard = literalWildcards[key];
      if (wildcard !== undefined) return wildcard;
      const found = context[key.toLowerCase()] ?? defaultValue;
      isMissing ||= typeof found !== 'string';
      return String(found);
    });
    return isMissing ? undefined : text;
  };
}
