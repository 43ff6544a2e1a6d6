/**
 * Which Electron to start: the official one where it is installed, else the fallback runtime.
 * @returns {ElectronCommand}
 * @throws {Problem} NOT_SET_UP
 */
export function electronCommand(): ElectronCommand;
/**
 * How to start Electron here.
 */
export type ElectronCommand = {
  /**
   * absolute path of the program
   */
  executable: string;
  /**
   * for the program, before the app's folder
   */
  args: string[];
  /**
   * to add to the environment
   */
  env: Record<string, string>;
  kind: 'official' | 'fallback';
  /**
   * for people, such as "Electron 45.4.1 (official)"
   */
  label: string;
};
