/** A computer of the app's own: its `/etc` and its disk change for nobody else. Needs user namespaces, as Chromium's sandbox does. */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Links may be put in the place of what is in `/etc`, and the time zone is UTC at first; the user data lie on a disk of so many KiB, gone when the app ends. */
const ARRANGE = `#!/bin/sh
export OWN_USER=$(id -u) OWN_GROUP=$(id -g)
exec unshare --user --map-root-user --mount sh -c '
  set -e
  mount --rbind /etc "$OWN_FOLDER/etc"
  mount -t tmpfs own-etc /etc
  ln -s "$OWN_FOLDER"/etc/* /etc/
  ln -sfn /usr/share/zoneinfo/Etc/UTC /etc/localtime
  mount -t tmpfs -o size="$OWN_DISK"k own-disk "$OWN_FOLDER/disk"
  # The person again, as far as the session bus can tell.
  exec unshare --user --map-user="$OWN_USER" --map-group="$OWN_GROUP" -- "$SMS_SUPERVISOR_ELECTRON" "$@"
' sh "$@"
`;

export interface OwnComputer {
  /** Starts the app there. */
  readonly program: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Where its disk is, for the app alone. */
  readonly disk: string;
}

/** `folder`: an empty one. `diskSize` in KiB. */
export async function setUpComputer(folder: string, diskSize = 100_000): Promise<OwnComputer> {
  const program = join(folder, 'start-there');
  const disk = join(folder, 'disk');
  await mkdir(join(folder, 'etc'), { recursive: true });
  await mkdir(disk);
  await writeFile(program, ARRANGE);
  await chmod(program, 0o755);
  return { program, environment: { OWN_FOLDER: folder, OWN_DISK: String(diskSize) }, disk };
}
