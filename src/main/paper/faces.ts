/** Atkinson Hyperlegible Next in two weights, each in two files: Latin, and what other languages add to it. */
export interface Faces {
  readonly regular: Uint8Array;
  readonly regularMore: Uint8Array;
  readonly bold: Uint8Array;
  readonly boldMore: Uint8Array;
}
