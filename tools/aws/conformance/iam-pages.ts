const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';

/** Pages of the IAM User Guide. */
export const iamPages = {
  evaluation: `${guide}/reference_policies_evaluation-logic.html`,
  denyAllow: `${guide}/reference_policies_evaluation-logic_policy-eval-denyallow.html`,
  singleAccount: `${guide}/reference_policies_evaluation-logic_policy-eval-basics.html`,
  implicitDeny: `${guide}/reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html`,
  boundaries: `${guide}/access_policies_boundaries.html`,
  action: `${guide}/reference_policies_elements_action.html`,
  notAction: `${guide}/reference_policies_elements_notaction.html`,
  resource: `${guide}/reference_policies_elements_resource.html`,
  notResource: `${guide}/reference_policies_elements_notresource.html`,
  principal: `${guide}/reference_policies_elements_principal.html`,
  notPrincipal: `${guide}/reference_policies_elements_notprincipal.html`,
  condition: `${guide}/reference_policies_elements_condition.html`,
  operators: `${guide}/reference_policies_elements_condition_operators.html`,
  severalKeys: `${guide}/reference_policies_condition-logic-multiple-context-keys-or-values.html`,
  multivalued: `${guide}/reference_policies_condition-single-vs-multi-valued-context-keys.html`,
  keys: `${guide}/reference_policies_condition-keys.html`,
  variables: `${guide}/reference_policies_variables.html`,
  version: `${guide}/reference_policies_elements_version.html`,
} as const;
