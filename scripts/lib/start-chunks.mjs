import path from 'node:path';
import { projectRoot } from './paths.mjs';

/**
 * @typedef {{ readonly importedIds: readonly string[], readonly dynamicallyImportedIds: readonly string[] }} ModuleInfo
 * @typedef {{ getModuleInfo: (id: string) => ModuleInfo | null }} Graph what the bundler knows of its modules
 */

const WINDOW = 'src/main/index.ts';
const SERVICES = 'src/main/shell/services.ts';

/**
 * Puts what a start reads into four files, where the bundler would make sixty: finding, opening and linking each costs
 * as much as the code in it. `first` and `window` are what is read before the window is there, `common` and `kiosk`
 * what the services are. `first` and `common` are read by threads and the command line as well, and have no Electron,
 * for threads have none.
 * @param {readonly string[]} others the entries beside the kiosk: threads and the command line
 * @returns {(id: string, graph: Graph) => string | null} the file for a module; null: the bundler decides
 */
export function startChunks(others) {
  /** @type {Map<string, string> | null} */
  let chunks = null;
  return (id, graph) => {
    chunks ??= chunksOf(graph, others);
    return chunks.get(id) ?? null;
  };
}

/**
 * @param {Graph} graph
 * @param {readonly string[]} others
 */
function chunksOf(graph, others) {
  const window = reach([WINDOW], graph, false);
  const elsewhere = reach(others, graph, true);
  const chunks = new Map(
    [...reach([SERVICES], graph, false)].map((id) => [id, elsewhere.has(id) ? 'common' : 'kiosk']),
  );
  for (const id of window) chunks.set(id, elsewhere.has(id) ? 'first' : 'window');
  // It finds other files by its own place.
  chunks.delete(path.join(projectRoot, WINDOW));
  return chunks;
}

/**
 * All modules that are read with these.
 * @param {readonly string[]} entries from the project's folder
 * @param {Graph} graph
 * @param {boolean} withLate what they read later, too
 */
function reach(entries, graph, withLate) {
  /** @type {Set<string>} */
  const found = new Set();
  const open = entries.map((entry) => path.join(projectRoot, entry));
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    const info = graph.getModuleInfo(id);
    if (info) open.push(...info.importedIds, ...(withLate ? info.dynamicallyImportedIds : []));
  }
  return found;
}
