/**
 * A CBOR value as the JSON-like value that a schema checks: maps become objects, with number keys in decimal.
 * Bytes and tags stay what they are; no schema takes them.
 */
export function toJson(value: unknown): unknown {
  if (value instanceof Map) {
    const entries: [string, unknown][] = [];
    for (const [key, item] of value) {
      if (typeof key === 'string' || typeof key === 'number') entries.push([String(key), toJson(item)]);
    }
    // fromEntries defines own properties: a key `__proto__` is a key like any other.
    return Object.fromEntries(entries);
  }
  return Array.isArray(value) ? value.map(toJson) : value;
}
