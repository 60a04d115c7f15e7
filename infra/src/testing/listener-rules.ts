import type { SynthesizedTemplates } from './templates.ts';

interface Rule {
  /** The name of the stage, as its target groups have it. */
  readonly owner: string;
  readonly priority: number;
  readonly paths: readonly string[];
  /** The expression whose match is removed from the path. */
  readonly rewrite: string | undefined;
}

interface RuleProperties {
  readonly ListenerArn: unknown;
  readonly Priority: number;
  readonly Conditions: readonly {
    readonly PathPatternConfig: { readonly Values: readonly string[] };
  }[];
  readonly Transforms?: readonly {
    readonly UrlRewriteConfig: { readonly Rewrites: readonly { readonly Regex: string }[] };
  }[];
}

/** The rules of several stages by the listener, which is named by the parameter with its ARN. */
export function listenersOf(
  clouds: readonly SynthesizedTemplates[],
): ReadonlyMap<string, readonly Rule[]> {
  const listeners = new Map<string, readonly Rule[]>();
  for (const cloud of clouds) {
    for (const [stack, { Resources, Parameters = {} }] of cloud.stacks) {
      for (const { Type, Properties } of Object.values(Resources)) {
        if (Type !== 'AWS::ElasticLoadBalancingV2::ListenerRule') continue;
        const rule = Properties as unknown as RuleProperties;
        const { Ref } = rule.ListenerArn as { readonly Ref: string };
        const listener = Parameters[Ref]?.Default ?? '';
        listeners.set(listener, [...(listeners.get(listener) ?? []), ruleOf(stack, rule)]);
      }
    }
  }
  return listeners;
}

function ruleOf(stack: string, { Priority, Conditions, Transforms = [] }: RuleProperties): Rule {
  return {
    owner: /^quartet-(.+)-svc-/.exec(stack)?.[1] ?? '',
    priority: Priority,
    paths: Conditions.flatMap(({ PathPatternConfig }) => PathPatternConfig.Values),
    rewrite: Transforms[0]?.UrlRewriteConfig.Rewrites[0]?.Regex,
  };
}

/** True when a path matches a pattern, in which `*` is any number of characters. */
export function matches(pattern: string, path: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.?+^$[\]\\(){}|-]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(path);
}
