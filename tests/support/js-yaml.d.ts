declare module 'js-yaml' {
  /** Reads one YAML document. @throws YAMLException */
  export function load(text: string): unknown;
}
