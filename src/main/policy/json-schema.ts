import * as z from 'zod';
import { Policy } from './policy.ts';

/**
 * The JSON Schema (draft 2020-12) of policy files, for editors. It says less than `checkPolicy`, which also knows
 * what contradicts itself.
 */
export function policyJsonSchema(): object {
  return { title: 'Gerbang policy', ...z.toJSONSchema(Policy, { io: 'input' }) };
}
