import type { RulesetDefinition } from '@stoplight/spectral-core';
import functions from '@stoplight/spectral-functions';
import rulesets from '@stoplight/spectral-rulesets';

const { pattern, truthy } = functions;

const operations = '$.paths[*][get,post,put,patch,delete]';

/** Spectral's recommended rules for OpenAPI, and that a reader of a document finds a description and an example everywhere. */
export const openApiRuleset: RulesetDefinition = {
  // Its type is narrower than what Spectral accepts.
  extends: [rulesets.oas as RulesetDefinition],
  rules: {
    'parameter-description': {
      given: `${operations}.parameters[*]`,
      severity: 'error',
      message: 'A parameter needs a description.',
      then: { field: 'description', function: truthy },
    },
    'success-description': {
      given: `${operations}.responses[?(@property.match(/^[23]/))].description`,
      severity: 'error',
      message: 'A success is described by more than the phrase of its status.',
      then: {
        function: pattern,
        functionOptions: { notMatch: '^(OK|Created|Accepted|No Content|Not Modified)$' },
      },
    },
    'failure-responses': {
      given: `${operations}.responses`,
      severity: 'error',
      message: 'An operation has an answer for 500, and one for all other failures.',
      then: [
        { field: '500', function: truthy },
        { field: 'default', function: truthy },
      ],
    },
    'schema-description': {
      given: '$.components.schemas[*]',
      severity: 'error',
      message: 'A named schema needs a description and a whole example.',
      then: [
        { field: 'description', function: truthy },
        { field: 'example', function: truthy },
      ],
    },
  },
};

/** Spectral's recommended rules for AsyncAPI, and that each message has a summary and an example. */
export const asyncApiRuleset: RulesetDefinition = {
  extends: [rulesets.asyncapi as RulesetDefinition],
  rules: {
    // The project has a name, and neither an address nor a page.
    'asyncapi-info-contact-properties': 'off',
    'message-description': {
      given: '$.channels[*].messages[*]',
      severity: 'error',
      message: 'A message needs a summary and an example.',
      then: [
        { field: 'summary', function: truthy },
        { field: 'examples', function: truthy },
      ],
    },
  },
};
