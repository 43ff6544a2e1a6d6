/**
 * Builds the app into out/, unless nothing it is made of has changed.
 * @param {(line: string) => void} say
 * @param {{ always?: boolean }} [options]
 * @throws {Problem} BUILD_FAILED
 */
export function ensureBuild(
  say: (line: string) => void,
  {
    always,
  }?: {
    always?: boolean;
  },
): Promise<void>;
