interface ModuleInfo {
  readonly importedIds: readonly string[];
  readonly dynamicallyImportedIds: readonly string[];
}

/** What the bundler knows of its modules. */
interface Graph {
  getModuleInfo(id: string): ModuleInfo | null;
}

/**
 * Puts what a start reads into four files.
 * @param others the entries beside the kiosk: threads and the command line
 * @returns the file for a module; null: the bundler decides
 */
export function startChunks(others: readonly string[]): (id: string, graph: Graph) => string | null;
