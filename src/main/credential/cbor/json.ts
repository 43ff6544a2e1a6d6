/**
 * A CBOR value as the JSON-like value that a schema checks: maps become objects, with number keys in decimal.
 * Bytes and tags stay what they are; no schema takes them.
 */
export function toJson(value: unknown): unknown {
  if (value instanceof Map) return toObject(value);
  return Array.isArray(value) ? value.map(toJson) : value;
}

function toObject(map: ReadonlyMap<unknown, unknown>): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [key, item] of map) {
    if (typeof key !== 'string' && typeof key !== 'number') continue;
    const value = toJson(item);
    // Assigned, this one name would set the prototype.
    if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true });
    else object[key] = value;
  }
  return object;
}
