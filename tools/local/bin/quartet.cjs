#!/usr/bin/env -S node --conditions=@quartet/source
require('../../nx-plugin/src/require-node.cjs');
import('../src/main.ts');
