/** On Windows: makes sure that an installer's signature has really been looked at. */
import { execFile } from 'node:child_process';

/** As electron-updater has it: `null` is a good signature, a text says what is wrong. */
export type VerifySignature = (publisherNames: string[], file: string) => Promise<string | null>;

/**
 * electron-updater takes a computer on which PowerShell does not work, or is not allowed, for one with good signatures.
 * Here it is one without.
 */
export function strictly(
  verify: VerifySignature,
  canAskWindows: () => Promise<boolean> = powerShellWorks,
): VerifySignature {
  return async (publisherNames, file) => {
    if (await canAskWindows()) return verify(publisherNames, file);
    return 'PowerShell does not answer, so the signature cannot be read';
  };
}

/** The test that electron-updater itself makes before it looks away, with the same preparations. */
function powerShellWorks(): Promise<boolean> {
  const executable = 'set "PSModulePath=" & chcp 65001 >NUL & powershell.exe';
  const args = ['-NoProfile', '-NonInteractive', '-InputFormat', 'None', '-Command', 'ConvertTo-Json test'];
  return new Promise((resolve) => {
    execFile(executable, args, { shell: true, timeout: 20_000 }, (error) => resolve(error === null));
  });
}
