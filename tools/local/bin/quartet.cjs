#!/usr/bin/env node
require('../../nx-plugin/src/require-node.cjs');
import('../src/main.ts');
