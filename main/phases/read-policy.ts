/** What administrators have set, as it is on this computer. */
import type { AdminFolder } from '#main/policies/admin-folder.ts';
import { findPolicy, runProgram } from '#main/policies/find-policy.ts';
import type { LoadedPolicy } from '#main/policies/load-policy.ts';
import { loadPolicy } from '#main/policies/load-policy.ts';

export function readPolicyOf(folder: AdminFolder): LoadedPolicy {
  return loadPolicy(() => findPolicy({ platform: process.platform, folder, run: runProgram }));
}
