/** The commands that write into a session's attached data, the disposition among them (§1.1). */
import { defaultDispositionKey } from '#test/gws-simulator/world/dispositions.ts';
import { changeUserData } from '#test/gws-simulator/world/user-data.ts';
import type { Reply } from './reply.ts';
import { accept, refuse, wrongState } from './reply.ts';
import { readText } from './request.ts';
import type { Operation, Scene } from './scene.ts';
import { isOffered } from './scene.ts';

export const userDataOperations: Readonly<Record<string, Operation>> = {
  SetDisposition: setDisposition,
  // Whether attaching replaces the value of a key that is there is not documented; here it does, as updating does.
  AttachUserData: (scene) => merge(scene, 'AttachUserData'),
  UpdateUserData: (scene) => merge(scene, 'UpdateUserData'),
  DeleteUserData: remove,
};

function setDisposition(scene: Scene): Reply {
  const { body } = scene.request;
  const disposition = readText(body, 'disposition');
  if (disposition === undefined) return refuse(1, 'Parameter disposition is missing');
  const key = readText(body, 'dispositionKey') ?? defaultDispositionKey;
  return change(scene, 'SetDisposition', { [key]: disposition });
}

function merge(scene: Scene, operationName: string): Reply {
  const { userData } = scene.request.body;
  if (userData === undefined) return refuse(1, 'Parameter userData is missing');
  if (!isObject(userData)) return refuse(10, 'Parameter userData is not an object');
  return change(scene, operationName, userData);
}

function remove(scene: Scene): Reply {
  const { keys } = scene.request.body;
  if (keys === undefined) return refuse(1, 'Parameter keys is missing');
  if (!Array.isArray(keys) || !keys.every((key) => typeof key === 'string')) {
    return refuse(10, 'Parameter keys is not a list of names');
  }
  return change(scene, 'DeleteUserData', Object.fromEntries(keys.map((key) => [key, undefined])));
}

/** An undefined value takes the key away. */
function change(scene: Scene, operationName: string, changes: Readonly<Record<string, unknown>>): Reply {
  if (!isOffered(scene, operationName)) return wrongState;
  const { request, session, viewer } = scene;
  const referenceId = request.world.ids.nextReferenceId();
  changeUserData(request.world.stage, session, viewer, changes, referenceId);
  return accept({ referenceId });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
