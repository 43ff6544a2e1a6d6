import { type CertLogicExpression, evaluate } from 'certlogic-js';

/** Why an expression has no value. */
export const CERTLOGIC_ERRORS = [
  /** Nested deeper, larger, or with more nested loops than any published rule by far. */
  'CERTLOGIC_TOO_COMPLEX',
  /** The data is nested deeper or larger than any certificate with its value sets. */
  'CERTLOGIC_DATA_TOO_LARGE',
  /** The expression is malformed, or does not fit the data (a date where a number must be, for instance). */
  'CERTLOGIC_FAILED',
] as const;
export type CertLogicErrorCode = (typeof CERTLOGIC_ERRORS)[number];

export type CertLogicResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: CertLogicErrorCode; readonly message: string };

/** Published rules: depth 15, 67 nodes, no nested loop. Their data: depth 5, under 1000 nodes. */
const EXPRESSION_LIMITS = { depth: 64, nodes: 5_000, loops: 2 };
const DATA_LIMITS = { depth: 64, nodes: 100_000, loops: Infinity };

/**
 * Evaluates a CertLogic expression (specification 1.3.2) on JSON data. Total: it never throws, and since
 * expressions cannot call themselves its time is bounded by the limits above.
 */
export function evaluateCertLogic(expression: unknown, data: unknown): CertLogicResult {
  if (!isWithin(expression, EXPRESSION_LIMITS, found.expressions)) {
    return { ok: false, code: 'CERTLOGIC_TOO_COMPLEX', message: 'the expression is too large or too deep' };
  }
  if (!isWithin(data, DATA_LIMITS, found.data)) {
    return { ok: false, code: 'CERTLOGIC_DATA_TOO_LARGE', message: 'the data is too large or too deep' };
  }
  try {
    const value: unknown = evaluate(expression, data);
    return { ok: true, value };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown error';
    return { ok: false, code: 'CERTLOGIC_FAILED', message: message.slice(0, 300) };
  }
}

/** What was found within limits already: a rule and the data of a scan are asked many times, and are never changed. */
const found = { expressions: new WeakSet<object>(), data: new WeakSet<object>() };

/** Whether a value is JSON within limits. Its form as an expression is checked by the evaluator as it goes. */
function isWithin(
  value: unknown,
  limits: { depth: number; nodes: number; loops: number },
  found: WeakSet<object>,
): value is CertLogicExpression {
  let nodes = 0;
  const walk = (node: unknown, depth: number, loops: number): boolean => {
    nodes += 1;
    if (nodes > limits.nodes || depth > limits.depth || loops > limits.loops) return false;
    if (typeof node !== 'object' || node === null) return true;
    return Object.entries(node).every(([key, child]) =>
      walk(child, depth + 1, loops + (key === 'reduce' ? 1 : 0)),
    );
  };
  if (typeof value === 'object' && value !== null) {
    if (found.has(value)) return true;
    if (!walk(value, 0, 0)) return false;
    found.add(value);
  }
  return true;
}
